import leven from 'leven';
import { Problem } from '../core/problem.ts';

/** The table whose columns are asked for. */
export interface Table {
  /** As in messages; undefined: standard input. */
  readonly file: string | undefined;
  /** undefined: there is no header. */
  readonly names: readonly string[] | undefined;
  /** Cells of the header, or of the first row. */
  readonly cells: number;
}

/**
 * The 0-based columns asked for, in that order, each once.
 * @param asked names or 1-based numbers; a header name that matches wins, and a text that is no name is split at commas
 * @throws Problem if there is no such column, or a name stands twice in the header
 */
export function selectColumns(asked: readonly string[], table: Table): number[] {
  const columns = asked
    .flatMap((text) => (table.names?.includes(text) ? [text] : text.split(',')))
    .map((text) => selectColumn(text, table));
  return [...new Set(columns)];
}

function selectColumn(name: string, { file, names, cells }: Table): number {
  const index = names?.indexOf(name) ?? -1;
  if (index >= 0) {
    if (names!.lastIndexOf(name) === index) return index;
    const numbers = names!.flatMap((other, i) => (other === name ? [i + 1] : []));
    throw new Problem({ kind: 'doubledColumn', file, name, numbers, columns: names! });
  }
  if (/^0*[1-9]\d*$/.test(name) && Number(name) <= cells) return Number(name) - 1;
  throw new Problem({
    kind: 'noColumn',
    file,
    name,
    columns: names,
    cells,
    similar: similar(name, names ?? []),
  });
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
