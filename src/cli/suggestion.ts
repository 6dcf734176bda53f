import type { Option } from 'commander';
import leven from 'leven';
import { either } from '../text/either.ts';
import { isNumeral } from '../text/numeral.ts';
import { isOpposite } from '../text/opposite.ts';
import { valueNameOf } from './flags.ts';
import { SHORT_SYNONYMS, SYNONYMS } from './synonyms.ts';

/**
 * The option that was probably meant by one that does not exist, as words of a message; undefined: unknown.
 *
 * A misspelling is never taken for an option that writes a file, or that means the opposite.
 */
export function suggestion(typed: string, options: readonly Option[]): string | undefined {
  const flag = typed.replace(/=[^]*/, '');
  const word = folded(flag);
  if (!flag.startsWith('--')) return worded(ofLetter(flag.slice(1), options));
  const glued = options.find(
    ({ long, required }) => required && isNumeral(typed.slice(long!.length)) && typed.startsWith(long!),
  );
  if (glued) return `did you mean ${glued.long} ${typed.slice(glued.long!.length)}?`;
  if (/^[.\d]/.test(word)) return 'a negative number has a single "-"';
  for (const find of [spelledSo, bySynonym, byStart]) {
    const found = find(word, options);
    if (found.length > 0) return worded(found);
  }
  return offAnyway(flag, options) ?? worded(bySlip(word, options));
}

/** The flag in lower case and without separators between words, which are easily mistaken. */
function folded(flag: string): string {
  return flag.replace(/^--?/, '').toLowerCase().replace(/[-_]/g, '');
}

/** A hint that is not a sentence: an option, perhaps with its value, or two of them. */
const OPTION = /^-[\w-]+(?: \w+)?(?: or -[\w-]+)?$/;

function worded(fixes: readonly string[]): string | undefined {
  if (fixes.length === 0) return undefined;
  return fixes.every((fix) => OPTION.test(fix)) ? `did you mean ${either(fixes)}?` : fixes.join('; ');
}

function longOf(options: readonly Option[]): string[] {
  return options.flatMap(({ long }) => long ?? []);
}

function spelledSo(word: string, options: readonly Option[]): string[] {
  return longOf(options).filter((long) => folded(long) === word);
}

function bySynonym(word: string): string[] {
  return SYNONYMS.flatMap(([fix, words]) =>
    words.split(' ').some((one) => folded(one) === word) ? fix : [],
  );
}

/** The options that begin with a word. For options that write files, a few letters are not enough. */
function byStart(word: string, options: readonly Option[]): string[] {
  const fixes = options.flatMap((option) => {
    const { short, long } = option;
    if (short !== undefined && short === `-${word}`) return short;
    const isEnough = !writesFile(option) || word.length >= 3;
    return long !== undefined && isEnough && folded(long).startsWith(word) ? long : [];
  });
  return word === '' ? [] : fixes;
}

function writesFile(option: Option): boolean {
  return valueNameOf({ option }) === 'FILE';
}

/** Shorter words of other programs are similar to too many others. */
const SHORTEST = 5;

/** The most similar options, if at most one letter in three differs, or two neighbours are exchanged. */
function bySlip(word: string, options: readonly Option[]): string[] {
  const writing = new Set(options.filter(writesFile).flatMap(({ short, long }) => [short, long]));
  const own = longOf(options).map((long) => [long, folded(long)] as const);
  const others = SYNONYMS.flatMap(([fix, words]) =>
    words
      .split(' ')
      .filter(({ length }) => length >= SHORTEST)
      .map((one) => [fix, folded(one)] as const),
  );
  const candidates = [...own, ...others].filter(([fix]) => !fix.split(' ').some((flag) => writing.has(flag)));
  let min = Math.min(3, Math.floor(word.length / 3));
  let found: string[] = [];
  for (const [fix, candidate] of candidates) {
    const far = isSwapped(word, candidate) ? 1 : leven(word, candidate);
    if (far > min || isOpposite(word, candidate)) continue;
    found = far < min ? [fix] : [...found, fix];
    min = far;
  }
  return [...new Set(found)];
}

/** Whether two words differ only by two exchanged neighbours. */
function isSwapped(one: string, other: string): boolean {
  const at = Array.from(one).findIndex((letter, i) => letter !== other[i]);
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2);
  return at >= 0 && swapped === other;
}

function ofLetter(letter: string, options: readonly Option[]): string[] {
  const fix = SHORT_SYNONYMS[letter];
  if (fix !== undefined) return [fix];
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return options
    .filter(({ short }) => short === `-${other}`)
    .filter((option) => !writesFile(option))
    .map(({ short }) => short!);
}

/** The fix for `--no-strict`, if it only turns off an option that is off by default. */
function offAnyway(flag: string, options: readonly Option[]): string | undefined {
  const long = flag.replace(/^--no-/, '--');
  const option = options.find((one) => one.long === long);
  return option && long !== flag && !option.required ? `without ${long} it is off` : undefined;
}
