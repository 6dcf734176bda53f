import type { Source } from '../input/source.ts';
import type { Input } from './input.ts';
import type { Parts } from './kind/kind.ts';
import type { Output } from './output.ts';
import type { Reader } from './reader.ts';

const LF = 0x0a;
const CR = 0x0d;

const EMPTY = new Uint8Array();

/** Sees to it that each source that is copied to the output starts on a line of its own. */
export class LineEnds {
  /** How long the byte order mark at the start of the output is. */
  markLength = 0;
  readonly #input: Input;
  readonly #output: Output;
  readonly #reader: Reader;

  constructor({ input, output, reader }: Parts) {
    this.#input = input;
    this.#output = output;
    this.#reader = reader;
  }

  /** What the last line written lacks, so that another can follow it. Nothing is needed after a byte order mark alone. */
  due(lineEnding: Uint8Array): Uint8Array {
    const { bytesWritten, lastByte } = this.#output;
    if (bytesWritten <= this.markLength || lastByte === LF) return EMPTY;
    return lastByte === CR ? Uint8Array.of(LF) : lineEnding;
  }

  /** Ends the last line put out, if the source has anything after `done`. */
  async end(done: number, source: Source, lineEnding: Uint8Array): Promise<void> {
    const input = this.#input;
    while (input.end === done && !input.last) await this.#reader.fill(source);
    if (input.end > done) await this.#output.write(this.due(lineEnding));
  }
}
