import type { Source } from '../../input/source.ts';
import type { NumberArray } from '../../job/job.ts';
import type { Kind, Parts } from './kind.ts';

/** The data of an array. */
export class Values implements Kind {
  readonly lineEnd = 0;
  readonly names = undefined;
  readonly rowLength: number | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts, { shape }: NumberArray) {
    this.#parts = parts;
    // A row without values has no length that they could be counted by.
    this.rowLength = shape[1] || undefined;
  }

  /** The header was read when the kind of the input was decided. */
  async start(): Promise<void> {}

  fill(source: Source): Promise<void> {
    return this.#parts.reader.fill(source);
  }

  /** An array without elements is one. */
  hasContent(): boolean {
    return true;
  }

  warnings(): [] {
    return [];
  }
}
