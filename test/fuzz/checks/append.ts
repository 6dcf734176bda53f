import { rowsOf } from '../../model/records.ts';
import type { Case, Finding } from '../case.ts';
import { convertWhole } from '../product.ts';
import { compareTexts } from './compare.ts';
import { csvJobOf, withInput } from './csvJob.ts';

/** New cells are between the bytes of a row and its line end, and nothing else is changed. */
export async function appendsOnly(trial: Case): Promise<Finding | undefined> {
  const job = csvJobOf(trial);
  const [file] = trial.files;
  if (!job || !file) return undefined;
  const { delimiter, quote, bad } = job.input;
  const appending = withInput(job, { append: true, after: false, bad: bad === 'skip' ? 'keep' : bad });
  const { output, trouble } = await convertWhole(appending, [file]);
  if (trouble) return undefined;
  const mark = /^\xef\xbb\xbf/;
  const text = file.text.replace(mark, '');
  const added = rowsOf(output.replace(mark, ''), delimiter, quote).rows;
  const rows = rowsOf(text, delimiter, quote).rows;
  const width = rows.find(({ blank }) => !blank)?.cells.length ?? 0;
  const before = rows.map(({ cells, ending }, i) => {
    const all = added[i]?.cells ?? [];
    // In a row that is longer than the header, the new cells are before those that are too many.
    const surplus = Math.max(0, cells.length - width);
    const kept = [...all.slice(0, cells.length - surplus), ...all.slice(all.length - surplus)];
    return kept.join(delimiter) + (added[i]?.ending ?? `no row for ${JSON.stringify(ending)}`);
  });
  return compareTexts('append', text, before.join(''));
}
