import type { Kernel } from '../engine/kernel.ts';
import { suspectComma, type SuspectComma, type Surroundings } from '../input/commaHeuristics.ts';
import { Sample } from '../input/sample.ts';
import type { Input } from './input.ts';

/** The line of a comma is searched for its start up to this far before the comma. */
const LONGEST_BEFORE = 256;

const LF = 0x0a;
const BOM = /^\xef\xbb\xbf/;

/**
 * Collects the text that shows whether the commas of a stream separate numbers or belong to them: its start, and the surroundings of the
 * first comma between two digits.
 */
export class CommaWatch {
  readonly #start: Sample = new Sample();
  #later: Sample | undefined;
  #line = 1;

  /** Takes the bytes of a read. */
  take(bytes: Uint8Array): void {
    this.#start.take(bytes);
    this.#later?.take(bytes);
  }

  /** Call it after a conversion, while its input is still in the block. */
  note({ commaAt, commaLine }: Kernel, input: Input): void {
    const at = commaAt.value;
    if (at === 0 || this.#later) return;
    const before = input.bytes(Math.max(input.start, at - LONGEST_BEFORE), at);
    const lineStart = at - before.length + before.lastIndexOf(LF) + 1;
    this.#later = new Sample();
    this.#later.take(input.bytes(lineStart, input.end));
    this.#line = commaLine.value;
  }

  /** The comma that was probably misread, and its line; undefined: none. */
  suspect(surroundings: Omit<Surroundings, 'follows'>): SuspectComma | undefined {
    if (!this.#later) return undefined;
    const start = this.#start.text.replace(BOM, '');
    const isAtStart = /\d,\d/.test(start.replace(/#.*/g, ''));
    const [sample, line] = isAtStart ? [start, 1] : [this.#later.text, this.#line];
    const found = suspectComma(sample, { ...surroundings, follows: !isAtStart });
    return found && { ...found, line: found.line + line };
  }
}
