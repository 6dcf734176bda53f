import { withoutCommas, type Comma } from '../text/numeral.ts';

/** A comma that was read as the separator of two numbers, but probably belongs to one number. */
export interface SuspectComma {
  readonly text: string;
  readonly comma: Comma;
  /** The line in the sample, from 0. */
  readonly line: number;
}

/** Facts about a stream in addition to a sample of its text. */
export interface Surroundings {
  /** True: values are log-odds, so numbers of any size make sense. */
  readonly isLogOdds: boolean;
  /** True: some values are not probabilities. */
  readonly hasOutside: boolean;
  /** True: there were numbers before the sample, without such commas. */
  readonly follows: boolean;
}

/** After this many pairs of whole numbers, no others are expected. */
const MANY = 10;

/** A word, with the brackets around it. */
const WORD = /([[(]*)([^\s[\]()]+)([\])]*)/g;

/** A number with a decimal comma, or two numbers of which the first is whole. */
const PAIR = /^([+-]?\d+),(\d+)(e[+-]?\d+)?(%)?$/i;

interface Word {
  readonly text: string;
  readonly line: number;
  readonly endsWithComma: boolean;
  readonly kind: 'pair' | 'one' | 'list' | 'other' | Exclude<Comma, 'decimal'>;
  /** True: the text is a pair that can hardly be two numbers. */
  readonly isSure: boolean;
}

/**
 * Finds numbers with decimal commas or thousands separators. A comma between two digits is suspect
 *
 * - in a word that is hardly two numbers: `0,05`, `-0,5`, `0,5%`, `1,23E-05`, `1,234.5`;
 * - in words of two whole numbers (`0,5`) among words of one number, or with one such word on each line: of log-odds in any word,
 * otherwise not only in bits (`0,1`);
 * - in any words of two whole numbers, if some values are not probabilities.
 *
 * A word of more numbers (`0.1,0.2`, `1,2,3`) or in brackets (`[0,5]`) shows that commas separate numbers.
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

/** A word that is read as a number. Other words are printed around lists by some programs. */
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

/** A number that is split into two cells; other delimiters may follow. */
const SPLIT = /^[+-]?\d+,\d+(?:e[+-]?\d+)?%?(?=[;|\t]|$)/i;

/**
 * The first number with a decimal comma that is not quoted in a comma-separated table: a row continues with digits after the last
 * column, which contains only whole numbers. undefined if there is none before a quoted cell, which may contain line ends.
 * @param sample the start of the table, including the header
 * @param cells the number of cells in the header
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

/**
 * Whether the second of two numbers is unlikely to be a number of its own, by its format or its size next to a small one; or the
 * first is -0.
 */
function isFraction([, whole = '', rest = '', exponent, percent]: RegExpExecArray): boolean {
  // Of two percentages, the first would have a % too; and a number with an exponent has one digit before its point.
  if (percent !== undefined || (exponent !== undefined && rest.length > 1)) return true;
  return /^0\d/.test(rest) || (/^\d{3,}$/.test(rest) && !rest.endsWith('00')) || /^-0+$/.test(whole);
}
