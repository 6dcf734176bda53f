import type { CompressionFault } from '../message/error.ts';
import type { Source } from '../input/source.ts';

/** More than any header takes that has to be seen as a whole. */
const CAPACITY = 128 * 1024;

/** What is wrong with compressed data. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: CompressionFault;

  constructor(fault: CompressionFault) {
    super(fault);
    this.fault = fault;
  }
}

/** What has been read of a source and not yet passed over. */
export class BufferedReader {
  /** Bytes read from the source. */
  taken: number;
  readonly #source: Source;
  #buffer: Uint8Array;
  #start = 0;
  #end: number;

  /** @param begun the first bytes of the source, which have been read already */
  constructor(source: Source, begun: Uint8Array) {
    this.#source = source;
    this.#buffer = new Uint8Array(Math.max(CAPACITY, begun.length));
    this.#buffer.set(begun);
    this.#end = begun.length;
    this.taken = begun.length;
  }

  /** They keep their place until more is read. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** Whether there are `count` bytes, which may not be more than it holds; reads until there are. */
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
   * The next `count` bytes, which are not passed over.
   * @throws FaultError if there are not so many
   */
  async front(count: number): Promise<DataView> {
    if (!(await this.has(count))) throw new FaultError('truncated');
    return new DataView(this.#buffer.buffer, this.#buffer.byteOffset + this.#start, count);
  }

  /** Passes over bytes that are there. */
  pass(count: number): void {
    this.#start += count;
  }

  /**
   * The next `count` bytes, in pieces as they come; each is passed over when the next is asked for.
   * @throws FaultError if there are not so many
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
