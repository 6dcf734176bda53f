import { compileJob } from '../../../src/cli/job.ts';
import { parse } from '../../../src/cli/parser.ts';
import { argumentsOf } from '../arguments.ts';
import type { Case, Finding } from '../case.ts';
import { dice } from '../dice.ts';
import { compareValues } from './compare.ts';

/** Arguments that ask for a job give that job, however they are spelled. */
export function asAsked(trial: Case): Finding | undefined {
  const { job, files } = trial;
  const named = job.input.kind === 'arguments' ? files.map(({ text }) => text) : namesOf(trial);
  const argv = argumentsOf(trial, named, dice(files[0]?.text.length ?? 0));
  const { options, args } = parse(argv);
  const wanted = { job, args: named, strict: trial.strict, quiet: trial.quiet };
  const given = {
    job: compileJob(options, args, job.input.kind === 'array' ? job.input : undefined),
    args,
    strict: options.strict ?? false,
    quiet: options.quiet ?? false,
  };
  return compareValues(`options ${JSON.stringify(argv)}`, wanted, given);
}

function namesOf({ job, files }: Case): string[] {
  return job.input.kind === 'csv' || job.input.kind === 'json' ? files.map(({ name }) => name ?? '-') : [];
}
