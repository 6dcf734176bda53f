import type { Source } from '../../input/source.ts';
import type { Kind, Parts } from './kind.ts';

const NUL = 0x00;

/** Numbers from arguments. NUL ends each, so that its line is the number of the argument. */
export class Arguments implements Kind {
  readonly lineEnd = NUL;
  readonly names = undefined;
  readonly rowLength = undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {}

  fill(source: Source): Promise<void> {
    return this.#parts.reader.fill(source);
  }

  warnings(): [] {
    return [];
  }
}
