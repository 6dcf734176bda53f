import type { Source } from '../../input/source.ts';
import type { NumberArray } from '../../job/job.ts';
import type { Kind, Parts } from './kind.ts';

/** The values of an array, after its header. */
export class Values implements Kind {
  readonly lineEnd = 0;
  readonly names = undefined;
  readonly rowLength: number | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts, { shape }: NumberArray) {
    this.#parts = parts;
    // Rows of length 0 cannot be counted by their values.
    this.rowLength = shape[1] || undefined;
  }

  /** Does nothing: the header was read when the kind of the input was detected. */
  async start(): Promise<void> {}

  fill(source: Source): Promise<void> {
    return this.#parts.reader.fill(source);
  }

  /** An array without elements is content. */
  hasContent(): boolean {
    return true;
  }

  warnings(): [] {
    return [];
  }
}
