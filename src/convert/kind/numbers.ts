import { binaryNumbers } from '../../input/binary.ts';
import { bomLength } from '../../input/bom.ts';
import { indexOfR } from '../../input/rOutput.ts';
import type { Source } from '../../input/source.ts';
import { SCALES } from '../../job/scale.ts';
import { LogitError } from '../../message/error.ts';
import type { RunStats } from '../../message/runStats.ts';
import type { Warning } from '../../message/warning.ts';
import { CommaWatch } from '../commaWatch.ts';
import type { Kind, Parts } from './kind.ts';
import { refuse, refuseForeign } from './refuse.ts';

const LF = 0x0a;
const NUL = 0x00;

/** A stream of numbers. */
export class Numbers implements Kind {
  readonly lineEnd = LF;
  readonly names = undefined;
  readonly rowLength = undefined;
  readonly #parts: Parts;
  readonly #commas: CommaWatch = new CommaWatch();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async start(source: Source): Promise<void> {
    const { kernel, input, reader, diagnostics } = this.#parts;
    await refuseForeign(reader, source);
    const bom = (await reader.look(source, bomLength)) ?? 0;
    const index = await reader.look(source, (bytes, last) => indexOfR(bytes.subarray(bom), last));
    if (index !== undefined && index !== 'none')
      throw new LogitError({ kind: 'rIndex', place: diagnostics.place(index.line), text: index.index });
    kernel.skipTo(input.start + bom);
  }

  fill(source: Source): Promise<void> {
    return this.#parts.reader.fillToSeparator(source);
  }

  notePiece(): void {
    this.#commas.take(this.#parts.input.newest);
  }

  noteBlock(): void {
    this.#commas.note(this.#parts.kernel, this.#parts.input);
  }

  /** If numbers end in NUL, this may be a file of another kind, which can be detected while its start is available. */
  async refuseOther(source: Source): Promise<void> {
    const { input, reader } = this.#parts;
    if (!input.isAllGiven || !input.bytes(input.start, input.end).includes(NUL)) return;
    refuse(await reader.look(source, binaryNumbers), source);
  }

  hasContent({ numbers, missing, bad }: Pick<RunStats, 'numbers' | 'missing' | 'bad'>): boolean {
    return numbers + missing + bad > 0;
  }

  /** Where a number was split, its parts give wrong hints: this comes first. */
  warnings({ outside, far }: Pick<RunStats, 'outside' | 'far'>): Warning[] {
    const comma = this.#commas.suspect({
      isLogOdds: SCALES[this.#parts.job.conversion.from].quantity === 'logOdds',
      hasOutside: outside + far > 0,
    });
    return comma ? [{ kind: 'comma', ...comma }] : [];
  }
}
