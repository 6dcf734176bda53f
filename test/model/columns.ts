/** The columns asked for once more: by name, by pattern, by number or range, and taken out again with a `!`. */
import type { Csv } from '../../src/job/job.ts';
import { Stop } from './outcome.ts';

interface Term {
  readonly text: string;
  readonly isTaken: boolean;
}

/** The 0-based columns, in the order asked for, each once. `names` are those of the header, or cells of no meaning. */
export function columnsAsked(
  { columns, header }: Pick<Csv, 'columns' | 'header'>,
  cells: readonly string[],
  file: string | undefined,
): number[] {
  const names = header ? cells : [];
  const terms = columns.flatMap((text) => termsOf(text, names));
  const find = ({ text }: Term): number[] => {
    const found = [named, matching, numbered].map((fix) => fix(text, names, cells.length));
    return found.find((some) => some.length > 0) ?? stop({ kind: 'noColumn', file, text });
  };
  const wanted = terms.filter(({ isTaken }) => isTaken);
  const selected = wanted.flatMap((term) => {
    const found = find(term);
    if (named(term.text, names).length > 1)
      throw new Stop({ kind: 'duplicateColumn', file, text: term.text });
    return found;
  });
  const taken = new Set(wanted.length > 0 ? selected : cells.map((_, i) => i));

  const unwanted = terms.filter(({ isTaken }) => !isTaken);
  const excluded = new Set(
    unwanted.flatMap((term) => {
      const found = find(term);
      if (!found.some((column) => taken.has(column)))
        throw new Stop({ kind: 'redundantExclusion', file, text: `!${term.text}` });
      return found;
    }),
  );
  const left = [...taken].filter((column) => !excluded.has(column));
  return left.length > 0 ? left : stop({ kind: 'emptySelection', file });
}

/** Whether anything is asked for by a name that is not a number of a column, or by a pattern with characters of one. */
export function isHeaderKnown({ columns }: Pick<Csv, 'columns'>, names: readonly string[]): boolean {
  return columns
    .flatMap((text) => termsOf(text, names))
    .some(
      ({ text }) =>
        !/^0*[1-9]\d*$/.test(text) &&
        (named(text, names).length > 0 || (/[^*?]/.test(text) && matching(text, names).length > 0)),
    );
}

/** A text that is a name is one term; any other may be several with commas. A `!` that begins no name excludes. */
function termsOf(text: string, names: readonly string[]): Term[] {
  const term = (part: string): Term =>
    part.startsWith('!') && !names.includes(part)
      ? { text: part.slice(1), isTaken: false }
      : { text: part, isTaken: true };
  const whole = term(text);
  return names.includes(whole.text) ? [whole] : text.split(',').map(term);
}

function named(text: string, names: readonly string[]): number[] {
  return text === '' ? [] : positions(names, (name) => name === text);
}

function matching(text: string, names: readonly string[]): number[] {
  if (!/[*?]/.test(text)) return [];
  const escaped = text.replace(/[\\^$+.()|[\]{}/]/g, '\\$&');
  const pattern = new RegExp(`^${escaped.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`, 'u');
  return positions(names, (name) => pattern.test(name));
}

function numbered(text: string, _: readonly string[], count: number): number[] {
  const range = /^(\d+)(?:(-)(\d*))?$/.exec(text);
  if (!range) return [];
  const first = Number(range[1]);
  const last = range[2] === undefined ? first : range[3] === '' ? count : Number(range[3]);
  if (first < 1 || first > last || last > count) return [];
  return Array.from({ length: last - first + 1 }, (__, i) => first - 1 + i);
}

function positions(names: readonly string[], holds: (name: string) => boolean): number[] {
  return names.flatMap((name, i) => (holds(name) ? [i] : []));
}

function stop(trouble: Stop['trouble']): never {
  throw new Stop(trouble);
}
