import { isGlob } from '../text/glob.ts';
import type { Task } from '../job/job.ts';
import type { Target } from '../job/role.ts';
import { LogitError } from '../message/error.ts';
import { shellWord } from '../message/shell.ts';
import { usageError } from '../message/usageError.ts';
import { otherDelimiter } from './delimiter.ts';
import { NameIndex } from './nameIndex.ts';
import { isWithin, rangeOf } from './range.ts';
import { similarList, similarName, similarPattern, similarRange } from './suggest.ts';

/** Whether a selector is a column number. */
export function isNumber(text: string): boolean {
  return /^0*[1-9]\d*$/.test(text);
}

/** The table whose columns are selected. */
export interface Table {
  /** The name for messages; undefined: standard input. */
  readonly file: string | undefined;
  /** The names in the header; undefined: there is no header. */
  readonly names: readonly string[] | undefined;
  /** The number of cells in the header or the first row. */
  readonly cells: number;
  readonly delimiter: string;
  /** The option that asks for one column; undefined: -c, for any. */
  readonly flag?: string;
}

/** The columns of one selector. */
interface Found {
  readonly text: string;
  /** Their 0-based numbers, ascending. */
  readonly columns: Int32Array;
  /** Whether they were selected by name, by a pattern with letters, or by place: a number, a range, `*`, or an exclusion. */
  readonly by: 'name' | 'pattern' | 'place';
}

/** A selected column. */
export interface Selected {
  /** Its 0-based number. */
  readonly column: number;
  readonly by: Found['by'];
}

/** A selector, and how it was understood. */
export interface Asked {
  /** The text without `!`. */
  readonly text: string;
  readonly excludes: boolean;
  readonly by: Found['by'];
  /** The first of its columns, 0-based. */
  readonly column: number;
}

export interface Selection {
  readonly columns: readonly Selected[];
  readonly asked: readonly Asked[];
}

/**
 * The selected columns, each once, in the order of their selectors; columns of a range or pattern are in the order of the table.
 * @param asked selectors: names, patterns, 1-based numbers and ranges. After a `!`, each excludes columns from those that the
 * others select, or from all columns. An exact header name takes precedence, and a text that is not a name is split at commas
 * @throws LogitError if there is no such column, a name occurs twice in the header, or a `!` has no effect
 */
export function selectColumns(asked: readonly string[], table: Table): Selection {
  const places = placesOf(asked, table.names ?? []);
  const find = finder(table, places);
  const terms = distinct(asked.flatMap((text) => termsOf(text, places)));
  const wanted = terms.filter(({ excludes }) => !excludes);
  const unwanted = terms.filter(({ excludes }) => excludes);
  // One term at a time: the columns of all terms together may exceed the memory.
  const selected: Selected[] = [];
  const found: Asked[] = [];
  const note = ({ text, columns, by }: Found & Pick<Term, 'text'>, excludes: boolean): void => {
    found.push({ text, excludes, by, column: columns[0]! });
  };
  const isSelected = new Uint8Array(table.cells);
  const select = (term: Found & Pick<Term, 'text'>): void => {
    const { text, columns, by } = term;
    note(term, false);
    if (by === 'name' && columns.length > 1) throw duplicateColumn(text, columns, table);
    for (const column of columns) {
      if (isSelected[column] === 0) selected.push({ column, by });
      isSelected[column] = 1;
    }
  };
  if (wanted.length === 0) select(everything(table));
  for (const term of wanted) select(find(term));
  const isExcluded = new Uint8Array(table.cells);
  for (const term of unwanted) {
    const { text, columns, by } = find(term);
    note({ text, columns, by }, true);
    if (!columns.some((column) => isSelected[column] === 1))
      throw new LogitError({ kind: 'redundantExclusion', file: table.file, text: `!${text}` });
    for (const column of columns) isExcluded[column] = 1;
  }
  const left = selected.filter(({ column }) => isExcluded[column] === 0);
  if (left.length === 0) throw new LogitError({ kind: 'emptySelection', file: table.file });
  return { columns: left, asked: found };
}

/**
 * The columns of the label and of the weight, in this order.
 * @param values the 0-based numbers of the columns of values
 * @param task the task of the run, for the name of the option in messages
 * @throws LogitError if a selector is not a single column, or a column has two roles
 */
export function selectTarget(
  { label, weight }: Target,
  values: readonly number[],
  table: Table,
  task: Task,
): number[] {
  const option = task === 'fit' ? '--fit' : '--loss';
  if (task === 'score' && values.length > 1)
    throw new LogitError({ kind: 'tooManyColumns', option: '--loss', count: values.length });
  const taken = new Map(values.map((column) => [column, 'a value']));
  const one = (text: string, flag: string, role: string): number => {
    const { columns } = selectColumns([text], { ...table, flag });
    const [first] = columns;
    if (columns.length !== 1 || first === undefined)
      throw usageError(`${flag} must name one column, but ${JSON.stringify(text)} is ${columns.length}`);
    const { column } = first;
    const other = taken.get(column);
    const name = table.names?.[column] ?? String(column + 1);
    if (other !== undefined)
      throw usageError(
        `${flag}: column ${JSON.stringify(name)} is ${other} already`,
        other === 'a value' ? `-c ${shellWord(`!${name}`)} leaves it out of a range or pattern` : undefined,
      );
    taken.set(column, role);
    return column;
  };
  const columns = [one(label, option, 'the label')];
  return weight === undefined ? columns : [...columns, one(weight, '--weight', 'the weight')];
}

interface Term {
  /** The text without `!`. */
  readonly text: string;
  readonly excludes: boolean;
}

/** Removes duplicate terms. */
function distinct(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [`${term.excludes ? '!' : '='}${term.text}`, term])).values()];
}

/** For each text that may be a name, the 0-based numbers of the columns with that name. */
type Places = ReadonlyMap<string, readonly number[]>;

/** In one pass over the names: comparing each with every text could take minutes. */
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

function everything({ cells }: Table): Found {
  return { text: '', columns: fromTo(1, cells), by: 'place' };
}

function finder(table: Table, places: Places): (term: Term) => Found {
  const index = new NameIndex(table.names ?? []);
  return ({ text }) => {
    const found = byName(text, places) ?? byPattern(text, index) ?? byNumber(text, table);
    if (found) return found;
    throw missing(text, table);
  };
}

function byName(text: string, places: Places): Found | undefined {
  return text === '' ? undefined : oneOrMore(text, Int32Array.from(places.get(text) ?? []), 'name');
}

function byPattern(text: string, index: NameIndex): Found | undefined {
  if (!isGlob(text)) return undefined;
  return oneOrMore(text, index.matching(text), /[^*?]/.test(text) ? 'pattern' : 'place');
}

function byNumber(text: string, { cells }: Table): Found | undefined {
  const range = rangeOf(text, cells);
  return range && isWithin(range, cells)
    ? { text, columns: fromTo(range.first, range.last), by: 'place' }
    : undefined;
}

/** The 0-based numbers of a range of 1-based numbers. */
function fromTo(first: number, last: number): Int32Array {
  const columns = new Int32Array(last - first + 1);
  for (let i = 0; i < columns.length; i++) columns[i] = first - 1 + i;
  return columns;
}

function oneOrMore(text: string, columns: Int32Array, by: Found['by']): Found | undefined {
  return columns.length > 0 ? { text, columns, by } : undefined;
}

function duplicateColumn(name: string, columns: Int32Array, { file, names }: Table): LogitError {
  const numbers = Array.from(columns, (column) => column + 1);
  return new LogitError({ kind: 'duplicateColumn', file, name, numbers, columns: names! });
}

function severalMeant(text: string, names: readonly string[], cells: number): string | undefined {
  return similarRange(text, cells) ?? similarList(text, names);
}

function missing(name: string, { file, names, cells, delimiter, flag }: Table): LogitError {
  const meant = names && isGlob(name) ? similarPattern(name, names) : similarName(name, names ?? []);
  return new LogitError({
    kind: 'noColumn',
    file,
    name,
    columns: names,
    cells,
    similar: (flag === undefined ? severalMeant(name, names ?? [], cells) : undefined) ?? meant,
    flag,
    delimiter: names && otherDelimiter(names, delimiter, name),
  });
}
