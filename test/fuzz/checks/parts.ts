import { rowsOf, type Row } from '../../model/records.ts';
import type { Case, Finding } from '../case.ts';
import { convertWhole } from '../product.ts';
import { compareTexts } from './compare.ts';
import { csvJobOf } from './csvJob.ts';

/** Parts of a table, cut where rows end and each with the header, give the parts of the converted table. */
export async function inParts(trial: Case): Promise<Finding | undefined> {
  const job = csvJobOf(trial);
  const [file] = trial.files;
  if (!job || !file) return undefined;
  const { delimiter, quote, header } = job.input;
  const { rows, openOn } = rowsOf(file.text.replace(/^\xef\xbb\xbf/, ''), delimiter, quote);
  const first = rows.findIndex(({ blank }) => !blank);
  // Without a header the first row still says how many cells there are: it is repeated and its result taken away.
  if (openOn !== undefined || first < 0 || !rows[first]!.ending.endsWith('\n')) return undefined;
  const text = (some: readonly Row[]): string =>
    some.map((row) => row.cells.join(delimiter) + row.ending).join('');
  const head = text(rows.slice(first, first + 1));
  const rest = rows.slice(first + 1);
  const whole = await convertWhole(job, [{ name: undefined, text: head + text(rest) }]);
  const headAlone = await convertWhole(job, [{ name: undefined, text: head }]);
  if (whole.trouble || headAlone.trouble || (!header && headAlone.output === '')) return undefined;

  const cut = Math.floor((rest.length * ((trial.reads[0] ?? 0) % 97)) / 97);
  let joined = headAlone.output;
  for (const part of [rest.slice(0, cut), rest.slice(cut)]) {
    const { output, trouble } = await convertWhole(job, [{ name: undefined, text: head + text(part) }]);
    // Another first row may show that row names have no column in the header.
    if (trouble?.kind === 'otherLength') return undefined;
    // Of a short part, NUL may be so much that it looks like another format.
    if (trouble?.kind === 'unsupportedFormat') return undefined;
    if (trouble)
      return { check: 'parts', expected: 'both parts convert', actual: `${trouble.kind}: ${text(part)}` };
    joined += output.slice(headAlone.output.length);
  }
  return compareTexts('parts', whole.output, joined);
}
