import type { CsvJob } from '../../model/csv.ts';
import { columnsAsked } from '../../model/columns.ts';
import { contentOfCell, decoded } from '../../model/header.ts';
import { rowsOf } from '../../model/records.ts';
import { isShare } from '../../../src/job/scale.ts';
import type { Case, Finding } from '../case.ts';
import { convertWhole } from '../product.ts';
import { compareTexts } from './compare.ts';
import { csvJobOf, withConversion, withInput } from './csvJob.ts';

/** Converted in place and then back, the numbers are those that the round trip has in its new cells. */
export async function thereAndBack(trial: Case): Promise<Finding | undefined> {
  const asked = csvJobOf(trial);
  const [file] = trial.files;
  if (!asked || !file) return undefined;
  // The text of a share is converted as it is written, and what the round trip converts back is a double.
  if (isShare(asked.conversion.from) && isShare(asked.conversion.to)) return undefined;
  const { delimiter, quote } = asked.input;
  const header = rowsOf(file.text, delimiter, quote).rows.find(({ blank }) => !blank)?.cells ?? [];
  const column = columnOf(asked, header);
  if (column === undefined) return undefined;
  const job = withInput(
    { ...asked, digits: { kind: 'shortest' } },
    { bad: 'skip', append: false, after: false, as: undefined, missing: ['', 'nan'] },
  );
  const there = withConversion(job, { inverse: undefined });
  const back = withConversion(there, {
    from: job.conversion.to,
    to: job.conversion.from,
    suffix: job.conversion.from,
    eps: undefined,
    exact: false,
  });
  const checked = await convertWhole(withConversion(job, { inverse: { tolerance: undefined } }), [file]);
  const gone = await convertWhole(there, [file]);
  if (checked.trouble || gone.trouble || checked.output.startsWith('\xef\xbb\xbf')) return undefined;
  // Without a header the first row shows how many columns there are. Where it was dropped, the list may fit no longer.
  const first = rowsOf(gone.output, delimiter, quote).rows.find(({ blank }) => !blank);
  if (!asked.input.header && first && first.cells.length !== header.length) return undefined;
  const returned = await convertWhole(back, [{ name: undefined, text: gone.output }]);
  // Nor where what is the first row now has a CR, which is looked for in first rows only.
  if (!asked.input.header && returned.trouble?.kind === 'crLineEndings') return undefined;
  // A cell of several lines may look like rows of probabilities where it did not of log-odds.
  if (returned.trouble?.kind === 'swallowedRows') return undefined;
  const rows = (output: string): string[][] =>
    rowsOf(output, delimiter, quote)
      .rows.filter(({ blank }) => !blank)
      .slice(asked.input.header ? 1 : 0)
      .map(({ cells }) => [...cells]);
  const numbers = rows(checked.output).map((cells) => cells.at(-1));
  // Rows too long for a new cell are dropped from one and not from the other, and a nan is a missing cell on its way back.
  const came = rows(returned.output)
    .filter((cells) => cells.length <= header.length)
    .map((cells) => numberIn(cells[column] ?? '', quote));
  return compareTexts(
    'there and back',
    numbers.filter(isNumber).join('\n'),
    came.filter(isNumber).join('\n'),
  );
}

/** The one column asked for; undefined: there are several, or none. */
function columnOf({ input }: CsvJob, header: readonly string[]): number | undefined {
  try {
    const names = header.map((cell) => decoded(contentOfCell(cell, input.quote)));
    const columns = columnsAsked(input, names, undefined);
    return columns.length === 1 ? columns[0] : undefined;
  } catch {
    return undefined;
  }
}

function numberIn(cell: string, quote: string | undefined): string {
  const text = cell.trim();
  return quote !== undefined && text.length > 1 && text.startsWith(quote) ? text.slice(1, -1).trim() : text;
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^-?(?:\d|inf)/.test(text);
}
