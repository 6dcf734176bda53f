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

/**
 * The first number with a decimal comma that a comma-separated table holds without quotes: its rows go on with digits
 * beyond the last column, and that holds whole numbers only. undefined: there is none such.
 * @param sample the start of the table, header included
 * @param cells how many the header has
 */
export function splitNumber(sample: string, cells: number, quote: string | undefined): string | undefined {
  const [, ...rows] = sample.split(/[\r\n]+/).filter((row) => row !== '');
  const plain = rows.filter((row) => quote === undefined || !row.includes(quote));
  const ends = plain.map((row) =>
    row
      .split(',')
      .slice(cells - 1, cells + 1)
      .join(','),
  );
  if (ends.some((end) => /^[^,]*\./.test(end))) return undefined;
  return ends.map((end) => /^[+-]?\d+,\d+/.exec(end)?.[0]).find((number) => number !== undefined);
}

/** Whether the second of two numbers is none that is written so, or as large, beside a small one; or the first is -0. */
function isFraction([, whole = '', rest = '']: RegExpExecArray): boolean {
  return (/^0\d|^\d{3,}$/.test(rest) && !rest.endsWith('00')) || /^-0+$/.test(whole);
}
