import type { EngineName } from '../../src/sql/engineNames.ts';

/** A float64, or NULL. */
export type Cell = number | null;

/** An engine that runs SQL. It has one table `t` of a row number `id` and a column of float64. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** What `--sql` is given for it. */
  readonly dialect: EngineName;
  /** Fills the table anew. `column` is the name of the column, as it is quoted. */
  readonly load: (column: string, values: readonly Cell[]) => Promise<void>;
  /** The values of an expression, one for each row. */
  readonly select: (expression: string) => Promise<Cell[]>;
  readonly close: () => Promise<void>;
}

/** Starts an engine; undefined if it is not installed. */
export type Start = () => Promise<Engine | undefined>;

/** A number as most engines read it. */
export function typed(value: Cell, none: string): string {
  return value === null ? none : Object.is(value, -0) ? '-0e0' : value.toExponential();
}

/** A number as engines print it. */
export function readCell(text: string): Cell {
  if (text === 'NULL' || text === String.raw`\N` || text === '') return null;
  if (/^-?nan$/i.test(text)) return NaN;
  return Number(text.replace(/inf(?:inity)?$/i, 'Infinity'));
}

/** Rows of row number and cell, as ClickHouse has them in RowBinary. */
export function rowBinary(values: readonly Cell[]): Buffer {
  const rows = Buffer.alloc(13 * values.length);
  let at = 0;
  values.forEach((value, id) => {
    at = rows.writeUInt32LE(id, at);
    at = rows.writeUInt8(value === null ? 1 : 0, at);
    if (value !== null) at = rows.writeDoubleLE(value, at);
  });
  return rows.subarray(0, at);
}

/** Cells of one column in RowBinary. */
export function readRowBinary(bytes: Buffer): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at < bytes.length;) {
    const isNull = bytes[at] === 1;
    cells.push(isNull ? null : bytes.readDoubleLE(at + 1));
    at += isNull ? 1 : 9;
  }
  return cells;
}

/** Row numbers and cells, as `rowBinary` writes them. */
export function readPairs(bytes: Buffer): Map<number, Cell> {
  const pairs = new Map<number, Cell>();
  for (let at = 0; at < bytes.length;) {
    const isNull = bytes[at + 4] === 1;
    pairs.set(bytes.readUInt32LE(at), isNull ? null : bytes.readDoubleLE(at + 5));
    at += isNull ? 5 : 13;
  }
  return pairs;
}
