/** Finds out why rows differ in length from the header: possible remedies are tried on a sample of rows. */
import type { Csv } from '../job/job.ts';
import { COMMAS } from '../message/comma.ts';
import { withoutCommas, type Comma } from '../text/numeral.ts';
import type { Cause } from '../message/error.ts';
import { shellWord } from '../message/shell.ts';
import { otherDelimiter } from './delimiter.ts';

/** The header and some rows of a table, as Latin-1 text. */
export interface Sample {
  /** The first record of the table, with its line ending. */
  readonly head: string;
  /** The 1-based line where it starts. */
  readonly headLine: number;
  /** True: a byte order mark precedes it. */
  readonly hasMark: boolean;
  /** Complete rows; the first one differs in length. */
  readonly rows: string;
  /** True: other rows have the right length. */
  readonly isMixed: boolean;
}

/** A command that changes the table, and the sample after it. */
interface Remedy {
  readonly cause: Cause;
  readonly mend: (text: string) => string;
}

/** The parsed rows of a sample. */
interface Rows {
  readonly delimiter: string;
  readonly header: boolean;
  /** The number of cells in the first record of the table. */
  readonly cells: number;
  readonly rows: readonly (readonly string[])[];
}

/**
 * The first cause whose remedy gives all rows of the sample the same length; undefined if there is none.
 * @param cells the number of cells in the first record of the table
 */
export function causeOf(
  sample: Sample,
  cells: number,
  { delimiter, quote, header }: Pick<Csv, 'delimiter' | 'quote' | 'header'>,
): Cause | undefined {
  const rows = rowsOf(sample.rows, delimiter, quote);
  if (rows.length === 0) return undefined;
  const other = otherDelimiter([sample.head.trimEnd()], delimiter);
  if (cells === 1 && other !== undefined && areParted(sample, other))
    return { kind: 'delimiter', text: other, filter: undefined };
  const text = sample.head + sample.rows;
  const found = remedies(sample, { delimiter, header, cells, rows }).find(({ mend }) => {
    const changed = mend(text);
    const mended = changed === text ? [] : rowsOf(changed, delimiter, quote);
    return mended.length > 1 && mended.every((row) => row.length === mended[0]!.length);
  });
  return found?.cause;
}

/** Whether all lines have the same number of cells with another delimiter. */
function areParted({ head, rows }: Sample, delimiter: string): boolean {
  const lengths = (head + rows)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(delimiter).length);
  return lengths.every((length) => length === lengths[0]);
}

/** The rows of a text as cells, including quotes, without blank lines. They end before an unterminated quote. */
function rowsOf(text: string, delimiter: string, quote: string | undefined): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (let at = 0, start = 0; at <= text.length; start = ++at) {
    if (quote !== undefined && text[at] === quote) at = closingQuote(text, at + 1, quote);
    if (at < 0) return rows;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
    const isEnd = at === text.length || text[at] === '\n';
    cells.push(isEnd ? text.slice(start, at).replace(/\r$/, '') : text.slice(start, at));
    if (!isEnd) continue;
    if (cells.length > 1 || cells[0] !== '') rows.push(cells);
    cells = [];
  }
  return rows;
}

/** The end of the closing quote of a cell that continues at `from`; negative: there is none. */
function closingQuote(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at < 0 ? at : at + 1;
}

function remedies(sample: Sample, known: Rows): Remedy[] {
  return [
    ...comments(sample),
    ...aligned(known),
    ...splitNumbers(sample, known),
    ...delimitersAtEnd(sample, known),
    ...splitFractions(sample, known),
    ...rowNames(sample, known),
    ...alignedRowNames(sample, known),
  ];
}

/** Remedy: removes comment lines at the start. */
function comments({ head }: Sample): Remedy[] {
  if (!head.startsWith('#')) return [];
  return [
    {
      cause: { kind: 'comments', filter: ["grep -v '^#'"] },
      mend: (text) => text.replaceAll(/^#.*\n/gm, ''),
    },
  ];
}

const ONE_SPACE = "tr -s ' '";
const NONE_BEFORE = "sed 's/^ *//'";
const NONE_AROUND = "sed 's/^ *//; s/ *$//'";

function squeeze(text: string): string {
  return text.replace(/ +/g, ' ');
}

function withoutStart(text: string): string {
  return text.replace(/(^|\n) +/g, '$1');
}

/** Remedy: squeezes the spaces of aligned columns. */
function aligned({ delimiter }: Rows): Remedy[] {
  if (delimiter !== ' ') return [];
  const remedy = (filter: readonly string[], mend: Remedy['mend']): Remedy => ({
    cause: { kind: 'spaces', filter },
    mend,
  });
  return [
    remedy([ONE_SPACE], squeeze),
    remedy([NONE_BEFORE, ONE_SPACE], (text) => squeeze(withoutStart(text))),
    remedy([NONE_AROUND, ONE_SPACE], (text) => squeeze(withoutStart(text.replace(/ +(?=\n|$)/g, '')))),
  ];
}

/** Remedy: the same, for rows that begin with a name. */
function alignedRowNames({ headLine }: Sample, { delimiter, header }: Rows): Remedy[] {
  if (delimiter !== ' ' || !header) return [];
  const filter = [NONE_BEFORE, ONE_SPACE, `sed '${headLine}s/^/row /'`];
  return [{ cause: { kind: 'spaces', filter }, mend: (text) => `row ${squeeze(withoutStart(text))}` }];
}

/** Remedy: joins numbers with a comma at the end of each row. */
function splitNumbers({ head, headLine, isMixed }: Sample, { delimiter, cells, rows }: Rows): Remedy[] {
  if (delimiter !== ',') return [];
  const numbers = rows.filter((row) => row.length > cells).map((row) => row.slice(cells - 1).join(','));
  const comma = commaOf(numbers);
  // Next to other cells, two whole numbers may be two cells.
  const isSure = comma !== 'decimal' || cells === 1 || numbers.every((text) => FRACTION.test(text));
  if (comma === undefined || !isSure) return [];
  const point = comma === 'thousands' ? '' : '.';
  const cause = { kind: comma, text: numbers[0]! };
  if (cells === 1) {
    const points = comma === 'decimal after points' ? /\./g : '';
    return [
      {
        cause: { ...cause, filter: [COMMAS[comma].filter] },
        mend: (text) => text.replaceAll(points, '').replaceAll(',', point),
      },
    ];
  }
  // The last cell of any other row may be a separate number.
  const isPlain =
    comma !== 'decimal after points' &&
    !isMixed &&
    rows.every((row) => row.length === cells + 1) &&
    !head.endsWith('\r\n');
  const digits = comma === 'thousands' ? '[0-9]{3}[.0-9]*' : '[0-9]+';
  const filter = [`sed -E '${headLine + 1},$s/,(${digits})$/${point}\\1/'`];
  return [
    {
      cause: { ...cause, filter: isPlain ? filter : undefined },
      mend: (text) => head + text.slice(head.length).replace(/,(?=[\d.]*\r?(?:\n|$))/g, point),
    },
  ];
}

/** The meaning of the commas in all of these numbers; undefined: it is unclear, or some are not numbers. */
function commaOf(numbers: readonly string[]): Comma | undefined {
  if (numbers.every((text) => THOUSANDS.test(text)) && numbers.some((text) => text.includes('.')))
    return 'thousands';
  const [comma, ...others] = new Set(numbers.map((text) => withoutCommas(text)?.comma));
  return others.length > 0 ? undefined : comma;
}

const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;

/** A number below 1 with a decimal comma whose digits are not 0 or 1 alone. */
const FRACTION = /^[+-]?0,(?![01]$)\d+$/;

/** Remedy: joins probabilities with a decimal comma, in columns where all rows have one. */
function splitFractions({ head }: Sample, { delimiter, cells, rows }: Rows): Remedy[] {
  if (delimiter !== ',') return [];
  const sure = joinedWhere(rows, cells, (pairs) => pairs.some((pair) => FRACTION.test(pair)));
  const [text] = sure.texts;
  const { joined } = joinedWhere(sure.joined, cells, () => true);
  if (text === undefined || joined.some((row) => row.length !== cells)) return [];
  const mended = head + joined.map((row) => row.join(',')).join('\n');
  return [{ cause: { kind: 'decimal', text, filter: undefined }, mend: () => mended }];
}

/** The rows after a point has replaced the comma of such numbers, as long as they are too long, and the first number of each column. */
function joinedWhere(
  rows: Rows['rows'],
  cells: number,
  isOne: (pairs: readonly string[]) => boolean,
): { readonly joined: Rows['rows']; readonly texts: readonly string[] } {
  const texts: string[] = [];
  let joined = rows;
  for (let column = 0; column < cells && joined[0]!.length > cells; column++) {
    const pairs = joined.map((row) => row.slice(column, column + 2).join(','));
    if (!pairs.every((pair) => PROBABILITY.test(pair)) || !isOne(pairs)) continue;
    texts.push(pairs[0]!);
    joined = joined.map((row, i) => row.toSpliced(column, 2, pairs[i]!.replace(',', '.')));
  }
  return { joined, texts };
}

/** A number from 0 to 1 with a decimal comma. */
const PROBABILITY = /^(?:0,\d+|1,0+)$/;

/** Remedies for delimiters after the last cell. */
function delimitersAtEnd({ head, headLine, isMixed }: Sample, { delimiter, cells, rows }: Rows): Remedy[] {
  if (!rows.every((row) => row.slice(cells).every((cell) => cell === ''))) return [];
  const longest = Math.max(...rows.map((row) => row.length));
  if (longest <= cells) return [];
  const [, content = '', ending = ''] = /^(.*?)(\r?\n?)$/s.exec(head) ?? [];
  const isPlain = ending !== '\r\n' && delimiter !== '\t';
  const end = new RegExp(`\\${delimiter}(?=\\r?(?:\\n|$))`, 'g');
  const hasLines = rows.some((row) => row.some((cell) => cell.includes('\n')));
  const shorter: Remedy = {
    cause: {
      kind: 'delimiterAtEnd',
      filter: [
        isPlain
          ? `sed ${shellWord(`s/${inPattern(delimiter)}$//`)}`
          : perl(`s/${inPerl(delimiter)}(?=\\r?$)//`),
      ],
    },
    mend: (text) => text.replace(end, ''),
  };
  const more = delimiter.repeat(longest - cells);
  const addition = isPlain
    ? `sed ${shellWord(`${headLine}s/$/${inReplacement(more)}/`)}`
    : perl(`s/(?=\\r?$)/${inPerl(more)}/ if $. == ${headLine}`);
  const longer: Remedy = {
    cause: { kind: 'delimiterAtEnd', filter: content.includes('\n') ? undefined : [addition] },
    mend: (text) => content + more + ending + text.slice(head.length),
  };
  // If the last cell may be empty, or a line may end within quotes, the header is extended.
  return isMixed || hasLines || content.endsWith(delimiter) ? [longer] : [shorter, longer];
}

/** Remedy: adds a column for row names to the header. */
function rowNames(
  { head, headLine, hasMark, isMixed }: Sample,
  { delimiter, header, cells, rows }: Rows,
): Remedy[] {
  if (!header || isMixed || rows.some((row) => row.length !== cells + 1)) return [];
  const name = ['row', 'row_name', 'name_of_row'].find((text) => !head.includes(text)) ?? 'row names';
  const isMarked = hasMark && headLine === 1;
  const filter =
    isMarked || delimiter === '\t'
      ? perl(`s/^${isMarked ? '\\xef\\xbb\\xbf\\K' : ''}/${name}${inPerl(delimiter)}/ if $. == ${headLine}`)
      : `sed ${shellWord(`${headLine}s/^/${name}${inReplacement(delimiter)}/`)}`;
  return [{ cause: { kind: 'rowNames', filter: [filter] }, mend: (text) => name + delimiter + text }];
}

function perl(statement: string): string {
  return `perl -pe ${shellWord(statement)}`;
}

/** Escapes text for a basic regular expression of sed. */
function inPattern(text: string): string {
  return text.replace(/[.*[\]^$\\/]/g, '\\$&');
}

/** Escapes text for a replacement of sed. */
function inReplacement(text: string): string {
  return text.replace(/[&\\/]/g, '\\$&');
}

/** Escapes text for both parts of a substitution in Perl. */
function inPerl(text: string): string {
  return text.replace(/\W/g, (character) => (character === '\t' ? '\\t' : `\\${character}`));
}
