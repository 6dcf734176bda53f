import { convertByModel } from '../../model/convert.ts';
import type { Case, Finding } from '../case.ts';
import { convertByProduct } from '../product.ts';
import { compareOutcomes } from './compare.ts';

/** Output, trouble and stats are those of the model, however the bytes come. */
export async function likeModel(trial: Case): Promise<Finding | undefined> {
  const expected = convertByModel(trial.files, trial.job);
  return (
    compareOutcomes('model', expected, await convertByProduct({ ...trial, reads: [0] })) ??
    compareOutcomes('model, in pieces', expected, await convertByProduct(trial))
  );
}
