import { withoutCommas, type Comma } from '../text/numeral.ts';

/** A comma that parts two numbers of a stream and was probably meant to belong to one. */
export interface SuspectComma {
  readonly text: string;
  readonly comma: Comma;
  /** Counted from the first line of the sample, which is line 0. */
  readonly line: number;
}

/** What is known of a stream in addition to a sample of its text. */
export interface Surroundings {
  /** True: numbers of any size make sense. */
  readonly isLogOdds: boolean;
  /** True: some values are not probabilities. */
  readonly hasOutside: boolean;
  /** True: there were numbers before the sample, without such commas. */
  readonly follows: boolean;
}

/** After this many pairs of whole numbers, no others are expected. */
const MANY = 10;

/** A word: the brackets around it, and its text. */
const WORD = /([[(]*)([^\s[\]()]+)([\])]*)/g;

/** A number with a decimal comma, or two numbers of which the first is whole. */
const PAIR = /^([+-]?\d+),(\d+)(e[+-]?\d+)?(%)?$/i;

interface Word {
  readonly text: string;
  readonly line: number;
  readonly endsWithComma: boolean;
  readonly kind: 'pair' | 'one' | 'list' | 'other' | Exclude<Comma, 'decimal'>;
  /** True: of a pair, that it can hardly be two numbers. */
  readonly isSure: boolean;
}

/**
 * Looks for numbers with decimal commas or thousands separators. A comma that has a digit on either side is doubted
 *
 * - in a word that is hardly two numbers: `0,05`, `-0,5`, `0,5%`, `1,23E-05`, `1,234.5`;
 * - in words of two whole numbers (`0,5`) among words of one number, or one on each line: of log-odds any, else more than
 *   bits (`0,1`);
 * - in any words of two whole numbers, if some values are not probabilities.
 *
 * A word of more numbers (`0.1,0.2`, `1,2,3`), or in brackets (`[0,5]`), shows that commas part the numbers here.
 */
export function suspectComma(sample: string, surroundings: Surroundings): SuspectComma | undefined {
  if (!sample.includes(',')) return undefined;
  const words = sample.split(/\r?\n/).flatMap((text, line) => wordsOf(text.replace(/#.*/, ''), line));
  const of = (kind: Word['kind']): Word[] => words.filter((word) => word.kind === kind);
  const [grouped] = of('thousands').toSorted((a, b) => Number(b.isSure) - Number(a.isSure));
  if (grouped && (grouped.isSure || surroundings.hasOutside)) return suspect(grouped, 'thousands');
  if (of('list').length + of('other').length > 0) return undefined;
  const pointed = of('decimal after points');
  const pairs = [...of('pair'), ...pointed];
  const first = pairs.find(({ isSure }) => isSure) ?? pairs[0];
  if (!first || !(first.isSure || areDecimal(words, pairs, surroundings))) return undefined;
  return pointed[0] ? suspect(pointed[0], 'decimal after points') : suspect(first, 'decimal');
}

function suspect({ text, line }: Word, comma: Comma): SuspectComma {
  return { text, comma, line };
}

function wordsOf(line: string, number: number): Word[] {
  return [...line.matchAll(WORD)].flatMap(([, opening = '', shown = '', closing = '']) => {
    const text = shown.replace(/^,+|,+$/g, '');
    const isEnclosed = opening !== '' && closing !== '';
    return text === ''
      ? []
      : [{ text, line: number, endsWithComma: shown.endsWith(','), ...judged(text, isEnclosed) }];
  });
}

function judged(text: string, isEnclosed: boolean): Pick<Word, 'kind' | 'isSure'> {
  const pair = PAIR.exec(text);
  if (pair) return isEnclosed ? { kind: 'list', isSure: false } : { kind: 'pair', isSure: isFraction(pair) };
  const comma = withoutCommas(text)?.comma;
  if (comma !== undefined && comma !== 'decimal') return { kind: comma, isSure: /,.*\./.test(text) };
  if (text.includes(',')) return { kind: 'list', isSure: false };
  return { kind: ONE.test(text) ? 'one' : 'other', isSure: false };
}

/** What is read as a number; other words belong to what programs print round lists. */
const ONE = /^[+-]?(?:[\d.]+(?:e[+-]?\d+)?%?|[\d.e+-]+\/[\d.e+-]+|inf(?:inity)?|nan)$/i;

/** Whether pairs that could be two numbers are one number each. */
function areDecimal(
  words: readonly Word[],
  pairs: readonly Word[],
  { isLogOdds, hasOutside, follows }: Surroundings,
): boolean {
  const areBits = pairs.every(({ text }) => /^[01],[01]$/.test(text));
  const isList = words.some(({ endsWithComma }) => endsWithComma);
  if (words.length > pairs.length || follows) return !isList || hasOutside;
  const isOneEach = new Set(pairs.map(({ line }) => line)).size === pairs.length;
  return hasOutside || (!areBits && (isOneEach || pairs.length >= MANY)) || (isOneEach && isLogOdds);
}

/** Two cells that one number makes; other delimiters may follow. */
const SPLIT = /^[+-]?\d+,\d+(?:e[+-]?\d+)?%?(?=[;|\t]|$)/i;

/**
 * The first number with a decimal comma that a comma-separated table holds without quotes: one row goes on with digits
 * beyond the last column, and that holds whole numbers only. undefined if there is none before a quoted cell, which
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

/** Whether the second of two numbers would not be written like this, or not be as large, next to a small one; or the first is -0. */
function isFraction([, whole = '', rest = '', exponent, percent]: RegExpExecArray): boolean {
  // A percentage has its sign also where it comes first, and a number with an exponent one digit before its point.
  if (percent !== undefined || (exponent !== undefined && rest.length > 1)) return true;
  return /^0\d/.test(rest) || (/^\d{3,}$/.test(rest) && !rest.endsWith('00')) || /^-0+$/.test(whole);
}
