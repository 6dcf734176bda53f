import { isUtf8 } from 'node:buffer';
import { withUsualNan, type ArrayJob } from '../../model/array.ts';
import { convertByModel } from '../../model/convert.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Case, Finding } from '../case.ts';
import { convertByProduct } from '../product.ts';
import { compareOutcomes } from './compare.ts';

/** Output, trouble and stats are those of the model, however the bytes come. */
export async function likeModel(trial: Case): Promise<Finding | undefined> {
  // Lines of JSON that are not UTF-8 are not in the model.
  if (
    trial.job.input.kind === 'json' &&
    !trial.files.every(({ text }) => isUtf8(Buffer.from(text, 'latin1')))
  )
    return undefined;
  const expected = convertByModel(trial.files, trial.job);
  return (
    compareOutcomes('model', expected, await byProduct({ ...trial, reads: [0] })) ??
    compareOutcomes('model, in pieces', expected, await byProduct(trial))
  );
}

async function byProduct(trial: Case): Promise<Outcome> {
  const outcome = await convertByProduct(trial);
  const { input, format } = trial.job;
  if (input.kind !== 'array' || format !== 'npy' || outcome.trouble) return outcome;
  return { ...outcome, output: withUsualNan(outcome.output, trial.job as ArrayJob) };
}
