/** JSON Lines in tests: the options, and the output of the program. */
import { DEFAULT_MISSING, type Job } from '../../src/job/job.ts';
import type { Result, Wanted } from '../model/jsonl.ts';
import { LOGIT, SIGMOID } from '../model/scales.ts';
import { convertSource, inPieces } from './inMemory.ts';

export function jobFor({ fields, append, inverse, suffix, bad }: Wanted): Job {
  return {
    task: 'convert',
    conversion: {
      ...(suffix === 'logit' ? LOGIT : SIGMOID),
      dtype: 'float64',
      base: 0,
      eps: undefined,
      exact: false,
      inverse: inverse ? { tolerance: undefined } : undefined,
    },
    input: { kind: 'json', fields, append, as: undefined, bad, missing: DEFAULT_MISSING },
    format: 'json',
    digits: { kind: 'shortest' },
  };
}

export async function product(
  text: string,
  wanted: Wanted,
  sizes: readonly number[] = [Infinity],
): Promise<Result> {
  const { output, failedOn } = await convertSource(jobFor(wanted), inPieces(Buffer.from(text), sizes));
  return { output: output.toString(), failedOn };
}

export const PLAIN: Wanted = { fields: [['p']], append: false, inverse: false, suffix: 'logit', bad: 'fail' };
