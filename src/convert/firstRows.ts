import type { Kernel } from '../engine/kernel.ts';
import { contentEnd, recordStart } from '../input/bom.ts';
import type { Source } from '../input/source.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Input } from './input.ts';
import type { Parts } from './kind/kind.ts';
import type { Reader } from './reader.ts';
import type { Table } from './table.ts';

/** Blank lines up to this size are held until the record after them is read. */
export const LONGEST_BLANK = 64 * 1024;

/** A record in the input block: its address and the address after it. */
export interface Found {
  readonly start: number;
  readonly next: number;
}

/** A row after the first record. */
interface Row extends Found {
  readonly cells: number;
}

/** Checks the first rows of a file, before any of its rows is written. */
export class FirstRows {
  readonly #kernel: Kernel;
  readonly #input: Input;
  readonly #reader: Reader;
  readonly #diagnostics: Diagnostics;

  constructor({ kernel, input, reader, diagnostics }: Parts) {
    this.#kernel = kernel;
    this.#input = input;
    this.#reader = reader;
    this.#diagnostics = diagnostics;
  }

  /**
   * Refuses a file if its first row shows that cells would be taken for those of other columns: it has one cell more than the header, as
   * rows with a row name have, or contains lines that end with CR. If the delimiter is a space, all rows in the input block are checked.
   * @param from the address of the first row
   * @throws LogitError that names the row
   */
  async refuseRagged(source: Source, table: Table, from: number): Promise<void> {
    const wanted = table.cells!;
    const isSpaced = table.shape.delimiter === ' ';
    for (
      let row = await this.#peek(source, from);
      row;
      row = isSpaced ? this.#rowAt(this.#afterBlank(row.next)) : undefined
    ) {
      if (row.cells === wanted) continue;
      this.refuseReturns(row, table);
      if (isSpaced) throw this.#diagnostics.ragged('otherLength', row.start, row.cells, table);
      if (row.cells !== wanted + 1 || !table.hasHeader || this.#endsEmpty(row, table)) continue;
      // One row with an extra cell need not begin with a row name: the second row decides.
      if (table.continuesAfterBad) {
        const second = await this.#peek(source, row.next);
        if (second && second.cells !== wanted + 1) continue;
      }
      throw this.#diagnostics.ragged('otherLength', row.start, row.cells, table);
    }
    this.#kernel.forgetOpen();
  }

  /** @throws LogitError if a record contains carriage returns that were probably line ends */
  refuseReturns({ start, next }: Found, table: Table): void {
    const end = start + contentEnd(this.#input.bytes(start, next));
    if (this.#kernel.holdsReturn(start, end)) throw this.#diagnostics.returns(start, next, table);
  }

  /** The first row from `from` on, after blank lines; reads until it is complete. undefined if the file has no such row, or it is too far away. */
  async #peek(source: Source, from: number): Promise<Row | undefined> {
    let start = from;
    for (;;) {
      start = this.#afterBlank(start);
      const row = this.#rowAt(start);
      if (row || this.#input.last || start - from > LONGEST_BLANK) return row;
      await this.#reader.fillToLineEnd(source);
    }
  }

  #afterBlank(from: number): number {
    const { end, last } = this.#input;
    return from + recordStart(this.#input.bytes(from, end), 0, last);
  }

  /** The row at `start`; undefined if its end was not read yet. */
  #rowAt(start: number): Row | undefined {
    const { end, last } = this.#input;
    if (start >= end) return undefined;
    const next = this.#kernel.peekRecord(start, end, last);
    return next === 0 ? undefined : { start, next, cells: this.#kernel.cellCount.value };
  }

  #endsEmpty({ start, next }: Row, table: Table): boolean {
    const row = this.#input.bytes(start, next);
    return row[contentEnd(row) - 1] === table.shape.delimiter.charCodeAt(0);
  }
}
