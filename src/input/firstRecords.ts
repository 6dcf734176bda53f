import type { Csv } from '../job/job.ts';
import { bomLength } from './bom.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Collects the first records of a table from pieces, without blank lines. Each byte is visited once: a record with a million line
 * ends in quotes takes no longer than another one of its length.
 */
export class FirstRecords {
  readonly #max: number;
  readonly #delimiter: number;
  readonly #quote: number | undefined;
  readonly #pieces: Buffer[] = [];
  /** The pieces of the record that has not ended. */
  #open: Buffer[] = [];
  #count = 0;
  #isStart = true;
  /** The length of that record, and its last byte. */
  #length = 0;
  #last = 0;
  #mayOpen = true;
  #isQuoted = false;

  constructor(max: number, { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>) {
    this.#max = max;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote?.charCodeAt(0);
  }

  get isFull(): boolean {
    return this.#count >= this.#max;
  }

  /** Copies the needed part of the next piece. */
  take(piece: Uint8Array): void {
    let from = this.#isStart ? (bomLength(piece) ?? 0) : 0;
    this.#isStart = false;
    for (let at = from; at < piece.length && !this.isFull; at++) {
      if (!this.#endsWith(piece[at]!)) continue;
      const isBlank = this.#length === 0 || (this.#length === 1 && this.#last === CR);
      if (!isBlank) this.#keep(piece.subarray(from, at + 1));
      this.#open = [];
      this.#length = 0;
      from = at + 1;
    }
    if (!this.isFull && from < piece.length) this.#open.push(Buffer.from(piece.subarray(from)));
  }

  /** The records, and the start of an unfinished one. */
  toBytes(): Buffer {
    return Buffer.concat([...this.#pieces, ...this.#open]);
  }

  #keep(end: Uint8Array): void {
    for (const piece of this.#open) this.#pieces.push(piece);
    this.#pieces.push(Buffer.from(end));
    this.#count++;
  }

  /** Whether the record ends with this byte. */
  #endsWith(byte: number): boolean {
    if (byte === LF && !this.#isQuoted) {
      this.#mayOpen = true;
      return true;
    }
    this.#length++;
    this.#last = byte;
    if (byte === this.#quote && (this.#isQuoted || this.#mayOpen)) {
      this.#isQuoted = !this.#isQuoted;
      // A doubled quote closes and opens the cell again.
      this.#mayOpen = true;
    } else this.#mayOpen = byte === this.#delimiter;
    return false;
  }
}
