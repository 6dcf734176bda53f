import type { CompressionFault } from '../message/error.ts';
import type { Source } from '../input/source.ts';

/** The size of the buffer, larger than any header. */
const CAPACITY = 128 * 1024;

/** A fault in compressed data. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: CompressionFault;

  constructor(fault: CompressionFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Reads a source through a buffer of bytes that were read and not consumed yet. */
export class BufferedReader {
  /** How many bytes were read from the source. */
  taken: number;
  readonly #source: Source;
  #buffer: Uint8Array;
  #start = 0;
  #end: number;

  /** @param begun the first bytes of the source, which were read already */
  constructor(source: Source, begun: Uint8Array) {
    this.#source = source;
    this.#buffer = new Uint8Array(Math.max(CAPACITY, begun.length));
    this.#buffer.set(begun);
    this.#end = begun.length;
    this.taken = begun.length;
  }

  /** The buffered bytes: a view that is valid until more is read. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** Reads until `count` bytes are buffered, at most the size of the buffer. False: the source ends before. */
  async has(count: number): Promise<boolean> {
    while (this.#end - this.#start < count) {
      this.#buffer.copyWithin(0, this.#start, this.#end);
      this.#end -= this.#start;
      this.#start = 0;
      const read = await this.#source.read(this.#buffer.subarray(this.#end));
      if (read === 0) return false;
      this.#end += read;
      this.taken += read;
    }
    return true;
  }

  /**
   * The next `count` bytes, which are not consumed.
   * @throws FaultError if there are fewer
   */
  async front(count: number): Promise<DataView> {
    if (!(await this.has(count))) throw new FaultError('truncated');
    return new DataView(this.#buffer.buffer, this.#buffer.byteOffset + this.#start, count);
  }

  /** Consumes buffered bytes. */
  pass(count: number): void {
    this.#start += count;
  }

  /**
   * The next `count` bytes in pieces. Each is consumed when the next is requested.
   * @throws FaultError if there are fewer
   */
  async *pieces(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      await this.front(1);
      const piece = this.bytes.subarray(0, left);
      yield piece;
      this.pass(piece.length);
      left -= piece.length;
    }
  }
}
