import { glob, isGlob } from '../core/glob.ts';
import { Problem } from '../core/problem.ts';
import { otherDelimiter } from './delimiter.ts';
import { isWithin, rangeOf } from './range.ts';
import { similarName, similarPattern, similarRange } from './similar.ts';

/** Whether a text asks for a column by number. */
export function isNumber(text: string): boolean {
  return /^0*[1-9]\d*$/.test(text);
}

/** The table whose columns are asked for. */
export interface Table {
  /** As in messages; undefined: standard input. */
  readonly file: string | undefined;
  /** undefined: there is no header. */
  readonly names: readonly string[] | undefined;
  /** Cells of the header, or of the first row. */
  readonly cells: number;
  readonly delimiter: string;
}

/** Columns that one text asks for. */
interface Found {
  /** Their 0-based numbers, ascending. */
  readonly columns: readonly number[];
  /** By their name, by a pattern with letters of it, or without a look at it: by number, by `*`, as what is left. */
  readonly by: 'name' | 'pattern' | 'place';
}

/** A column to convert. */
export interface Selected {
  /** Its 0-based number. */
  readonly column: number;
  /** The text that asked for it. */
  readonly asked: string;
  readonly by: Found['by'];
}

/**
 * The columns asked for, in that order, each once; those of one range or pattern in the order of the table.
 * @param asked names, patterns, 1-based numbers, ranges of them, and each of these behind a `!`, which takes its columns out of
 *   what the others select, or of all if there are no others. A header name that matches wins, and a text that is no
 *   name is split at commas
 * @throws Problem if there is no such column, a name stands twice in the header, or a `!` is to no effect
 */
export function selectColumns(asked: readonly string[], table: Table): Selected[] {
  const places = placesOf(asked, table.names ?? []);
  const find = finder(table, places);
  const terms = asked.flatMap((text) => termsOf(text, places));
  const wanted = terms.filter(({ excludes }) => !excludes);
  const unwanted = terms.filter(({ excludes }) => excludes);
  const selected = new Map<number, Selected>();
  for (const { text, columns, by } of wanted.length > 0 ? wanted.map(find) : [everything(table)]) {
    if (by === 'name' && columns.length > 1) throw doubled(text, columns, table);
    for (const column of columns) {
      if (!selected.has(column)) selected.set(column, { column, asked: text, by });
    }
  }
  const exclusions = unwanted.map(find);
  const idle = exclusions.find(({ columns }) => !columns.some((column) => selected.has(column)));
  if (idle) throw new Problem({ kind: 'idleExclusion', file: table.file, text: `!${idle.text}` });
  for (const column of exclusions.flatMap(({ columns }) => columns)) selected.delete(column);
  if (selected.size === 0) throw new Problem({ kind: 'noneLeft', file: table.file });
  return [...selected.values()];
}

interface Term {
  /** Without the `!`. */
  readonly text: string;
  readonly excludes: boolean;
}

/** The 0-based numbers of the columns that have a name, of each text that may be one. */
type Places = ReadonlyMap<string, readonly number[]>;

/** One pass: to look at every name for each text would take minutes where both are many. */
function placesOf(asked: readonly string[], names: readonly string[]): Places {
  const texts = asked.flatMap((text) => [text, ...text.split(',')]);
  const places = new Map<string, number[]>();
  for (const text of texts) places.set(text, []).set(text.replace(/^!/, ''), []);
  names.forEach((name, i) => places.get(name)?.push(i));
  return places;
}

function isName(text: string, places: Places): boolean {
  return (places.get(text) ?? []).length > 0;
}

function termsOf(text: string, places: Places): Term[] {
  const whole = termOf(text, places);
  return isName(whole.text, places) ? [whole] : text.split(',').map((part) => termOf(part, places));
}

function termOf(text: string, places: Places): Term {
  const excludes = text.startsWith('!') && !isName(text, places);
  return { text: excludes ? text.slice(1) : text, excludes };
}

function everything({ cells }: Table): Found & { readonly text: string } {
  return { text: '', columns: fromTo(1, cells), by: 'place' };
}

function finder(table: Table, places: Places): (term: Term) => Found & { readonly text: string } {
  return ({ text }) => {
    const found = byName(text, places) ?? byPattern(text, table) ?? byNumber(text, table);
    if (found) return { text, ...found };
    throw missing(text, table);
  };
}

function byName(text: string, places: Places): Found | undefined {
  return text === '' ? undefined : oneOrMore(places.get(text) ?? [], 'name');
}

function byPattern(text: string, { names = [] }: Table): Found | undefined {
  if (!isGlob(text)) return undefined;
  const matches = glob(text);
  const columns = names.flatMap((name, i) => (matches(name) ? [i] : []));
  return oneOrMore(columns, /[^*?]/.test(text) ? 'pattern' : 'place');
}

function byNumber(text: string, { cells }: Table): Found | undefined {
  const range = rangeOf(text, cells);
  return range && isWithin(range, cells)
    ? { columns: fromTo(range.first, range.last), by: 'place' }
    : undefined;
}

/** The 0-based numbers for these 1-based ones and all between them. */
function fromTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i);
}

function oneOrMore(columns: readonly number[], by: Found['by']): Found | undefined {
  return columns.length > 0 ? { columns, by } : undefined;
}

function doubled(name: string, columns: readonly number[], { file, names }: Table): Problem {
  const numbers = columns.map((column) => column + 1);
  return new Problem({ kind: 'doubledColumn', file, name, numbers, columns: names! });
}

function missing(name: string, { file, names, cells, delimiter }: Table): Problem {
  const meant = names && isGlob(name) ? similarPattern(name, names) : similarName(name, names ?? []);
  return new Problem({
    kind: 'noColumn',
    file,
    name,
    columns: names,
    cells,
    similar: similarRange(name, cells) ?? meant,
    delimiter: names && otherDelimiter(names, delimiter, name),
  });
}
