import { withoutCommas, type Comma } from '../core/numeral.ts';

/** A comma that parts two numbers of a stream and was probably meant to stand within one. */
export interface SuspectComma {
  readonly text: string;
  readonly comma: Comma;
  /** False: it is only probable if the values make no sense. */
  readonly sure: boolean;
}

/** Behind this many pairs of whole numbers there are no others to be expected. */
const MANY = 10;

/** Looks for numbers with decimal commas or thousands separators: words that are all of that shape. */
export function suspectComma(sample: string): SuspectComma | undefined {
  if (!sample.includes(',')) return undefined;
  const words = sample
    .replace(/#.*/g, '')
    .split(/[\s[\]()]+/)
    .map((word) => word.replace(/,$/, ''))
    .filter((word) => word !== '');
  const grouped = words.find((word) => withoutCommas(word)?.comma === 'thousands');
  if (grouped !== undefined) return { text: grouped, comma: 'thousands', sure: grouped.includes('.') };
  const pairs = words.map((word) => /^([+-]?\d+),(\d+)$/.exec(word));
  const [first] = pairs;
  if (!first || pairs.includes(null)) return undefined;
  const odd = pairs.find((pair) => isFraction(pair!));
  const areBits = pairs.every((pair) => /^[01],[01]$/.test(pair![0]));
  const text = (odd ?? first)[0];
  return { text, comma: 'decimal', sure: odd !== undefined || (pairs.length >= MANY && !areBits) };
}

/** Two cells that one number makes; other delimiters may follow. */
const SPLIT = /^[+-]?\d+,\d+(?:e[+-]?\d+)?%?(?=[;|\t]|$)/i;

/**
 * The first number with a decimal comma that a comma-separated table holds without quotes: one row goes on with digits
 * beyond the last column, and that holds whole numbers only. undefined: there is none such before a cell in quotes, which
 * may hold line ends.
 * @param sample the start of the table, header included
 * @param cells how many the header has
 */
export function splitNumber(sample: string, cells: number, quote: string | undefined): string | undefined {
  const [header = '', ...rows] = sample.split(/[\r\n]+/).filter((row) => row !== '');
  const quotesIn = (row: string): number => (quote === undefined ? 0 : row.split(quote).length - 1);
  const quoted = quotesIn(header) % 2 === 1 ? 0 : rows.findIndex((row) => quotesIn(row) > 0);
  const ends = (quoted < 0 ? rows : rows.slice(0, quoted)).map((row) => {
    const cellsOfRow = row.split(',');
    return cellsOfRow.slice(cells - 1, cells + 1).join(',');
  });
  if (ends.some((end) => /^[^,]*\./.test(end))) return undefined;
  return ends.map((end) => SPLIT.exec(end)?.[0]).find((number) => number !== undefined);
}

/** Whether the second of two numbers is none that is written so, or as large, beside a small one; or the first is -0. */
function isFraction([, whole = '', rest = '']: RegExpExecArray): boolean {
  return (/^0\d|^\d{3,}$/.test(rest) && !rest.endsWith('00')) || /^-0+$/.test(whole);
}
