import type { Source } from '../input/source.ts';
import type { Input } from './input.ts';
import type { Parts } from './kind/kind.ts';
import type { Output } from './output.ts';
import type { Reader } from './reader.ts';

const LF = 0x0a;
const CR = 0x0d;

const EMPTY = new Uint8Array();

/** Ensures that each source starts on a new line of the output. */
export class LineEnds {
  /** The length of the byte order mark at the start of the output. */
  markLength = 0;
  readonly #input: Input;
  readonly #output: Output;
  readonly #reader: Reader;

  constructor({ input, output, reader }: Parts) {
    this.#input = input;
    this.#output = output;
    this.#reader = reader;
  }

  /** The line end that is missing after the last line of the output; empty if none is, or if there is only a byte order mark. */
  due(lineEnding: Uint8Array): Uint8Array {
    const { bytesWritten, lastByte } = this.#output;
    if (bytesWritten <= this.markLength || lastByte === LF) return EMPTY;
    return lastByte === CR ? Uint8Array.of(LF) : lineEnding;
  }

  /** Ends the last line of the output, if the source contains anything after `done`. */
  async end(done: number, source: Source, lineEnding: Uint8Array): Promise<void> {
    const input = this.#input;
    while (input.end === done && !input.last) await this.#reader.fill(source);
    if (input.end > done) await this.#output.write(this.due(lineEnding));
  }
}
