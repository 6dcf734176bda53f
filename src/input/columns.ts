import leven from 'leven';
import { Problem } from '../core/problem.ts';
import { otherDelimiter } from './delimiter.ts';

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

/** A column to convert. */
export interface Selected {
  /** Its 0-based number. */
  readonly column: number;
  /** The text that asked for it. */
  readonly asked: string;
  /** True: by its name. False: by its number. */
  readonly byName: boolean;
}

/**
 * The columns asked for, in that order, each once.
 * @param asked names or 1-based numbers; a header name that matches wins, and a text that is no name is split at commas
 * @throws Problem if there is no such column, or a name stands twice in the header
 */
export function selectColumns(asked: readonly string[], table: Table): Selected[] {
  const selected = new Map<number, Selected>();
  const names = asked.flatMap((text) => (table.names?.includes(text) ? [text] : text.split(',')));
  for (const name of names) {
    const one = selectColumn(name, table);
    if (!selected.has(one.column)) selected.set(one.column, one);
  }
  return [...selected.values()];
}

function selectColumn(name: string, { file, names, cells, delimiter }: Table): Selected {
  const index = name === '' ? -1 : (names?.indexOf(name) ?? -1);
  if (index >= 0) {
    if (names!.lastIndexOf(name) === index) return { column: index, asked: name, byName: true };
    const numbers = names!.flatMap((other, i) => (other === name ? [i + 1] : []));
    throw new Problem({ kind: 'doubledColumn', file, name, numbers, columns: names! });
  }
  if (isNumber(name) && Number(name) <= cells)
    return { column: Number(name) - 1, asked: name, byName: false };
  throw new Problem({
    kind: 'noColumn',
    file,
    name,
    columns: names,
    cells,
    similar: similar(name, names ?? []),
    delimiter: names && otherDelimiter(names, delimiter, name),
  });
}

/** Whether a text asks for a column by number. */
export function isNumber(text: string): boolean {
  return /^0*[1-9]\d*$/.test(text);
}

/** The name that was probably meant: at most a third of its letters are other ones. */
function similar(name: string, names: readonly string[]): string | undefined {
  const wanted = name.trim().toLowerCase();
  const distances = names.map((other) => leven(wanted, other.trim().toLowerCase()));
  const least = Math.min(...distances);
  return least <= Math.max(1, Math.floor(wanted.length / 3)) + 1 && least < wanted.length
    ? names[distances.indexOf(least)]
    : undefined;
}
