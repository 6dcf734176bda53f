import type { Case, Finding } from '../case.ts';
import { convertWhole } from '../product.ts';
import { compareTexts } from './compare.ts';
import { csvJobOf, withConversion, withInput } from './csvJob.ts';

/** In place, with `--bad keep` and no cell that is a number, the output is the input, byte for byte. */
export async function untouched(trial: Case): Promise<Finding | undefined> {
  const job = csvJobOf(trial);
  const [file] = trial.files;
  if (!job || !file) return undefined;
  const keeping = withInput(withConversion(job, { inverse: undefined }), {
    bad: 'keep',
    append: false,
    after: false,
    as: undefined,
  });
  const { output, trouble, stats } = await convertWhole(keeping, [file]);
  return trouble || stats?.numbers !== 0 ? undefined : compareTexts('untouched', file.text, output);
}
