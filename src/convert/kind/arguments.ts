import type { Source } from '../../input/source.ts';
import type { RunStats } from '../../message/runStats.ts';
import type { Kind, Parts } from './kind.ts';

const NUL = 0x00;

/** Numbers from arguments, each ended by NUL: the line of one is its number. */
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

  hasContent({ numbers, missing, bad }: Pick<RunStats, 'numbers' | 'missing' | 'bad'>): boolean {
    return numbers + missing + bad > 0;
  }

  warnings(): [] {
    return [];
  }
}
