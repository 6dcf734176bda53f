import type { Source } from '../input/source.ts';
import type { Job } from '../job/job.ts';
import { compileJob } from './job.ts';
import type { Options } from './options.ts';
import { openNumbers, type sourcesFor } from './sources.ts';
import type { Streams } from './streams.ts';

type Sources = ReturnType<typeof sourcesFor>;

/** The sources of a run, and the job, which is compiled again if the input is an array. */
export async function openSources(
  job: Job,
  sources: Sources,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<{ job: Job; sources: Sources }> {
  return job.input.kind === 'numbers' ? await detectArray(job, options, args, streams) : { job, sources };
}

/** Opens a stream of numbers, which may be text or an array; the header of an array belongs to the job. */
async function detectArray(
  job: Job,
  options: Options,
  args: readonly string[],
  streams: Streams,
): Promise<{ job: Job; sources: Source[] }> {
  const { array, source } = await openNumbers(job, streams);
  try {
    return { job: array ? compileJob(options, args, array) : job, sources: [source] };
  } catch (error) {
    source.close();
    throw error;
  }
}
