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
  readonly text: string;
  /** Their 0-based numbers, ascending. */
  readonly columns: Int32Array;
  /** By name, by a pattern with letters of it, or regardless of the name: by number, by `*`, as what is left. */
  readonly by: 'name' | 'pattern' | 'place';
}

/** A column to convert. */
export interface Selected {
  /** Its 0-based number. */
  readonly column: number;
  readonly by: Found['by'];
}

/** One name, number, range or pattern, and what it was found to be. */
export interface Asked {
  /** Without the `!`. */
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
 * The columns asked for, in that order, each once; those of one range or pattern in the order of the table.
 * @param asked names, patterns, 1-based numbers, ranges of them, and each of these after a `!`, which removes its columns from
 *   what the others select, or from all if there are no others. A header name that matches wins, and a text that is not a
 *   name is split at commas
 * @throws LogitError if there is no such column, a name occurs twice in the header, or a `!` has no effect
 */
export function selectColumns(asked: readonly string[], table: Table): Selection {
  const places = placesOf(asked, table.names ?? []);
  const find = finder(table, places);
  const terms = distinct(asked.flatMap((text) => termsOf(text, places)));
  const wanted = terms.filter(({ excludes }) => !excludes);
  const unwanted = terms.filter(({ excludes }) => excludes);
  // One term after the other: all columns of all of them together may be more than memory holds.
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
 * @param values 0-based numbers of the columns of the values
 * @param task what the label is for, and so the option that names it
 * @throws LogitError if one of them is not one column, or is another one as well
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
    const { columns } = selectColumns([text], table);
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
  /** Without the `!`. */
  readonly text: string;
  readonly excludes: boolean;
}

/** A term that is given twice asks for nothing new. */
function distinct(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [`${term.excludes ? '!' : '='}${term.text}`, term])).values()];
}

/** The 0-based numbers of the columns that have a name, of each text that may be one. */
type Places = ReadonlyMap<string, readonly number[]>;

/** One pass: comparing every name with each text would take minutes if there are many of both. */
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

/** The 0-based numbers for these 1-based ones and all between them. */
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

function missing(name: string, { file, names, cells, delimiter }: Table): LogitError {
  const meant = names && isGlob(name) ? similarPattern(name, names) : similarName(name, names ?? []);
  return new LogitError({
    kind: 'noColumn',
    file,
    name,
    columns: names,
    cells,
    similar: similarRange(name, cells) ?? similarList(name, names ?? []) ?? meant,
    delimiter: names && otherDelimiter(names, delimiter, name),
  });
}
