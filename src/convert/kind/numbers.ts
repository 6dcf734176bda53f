import { BLOCK, binaryNumbers, isNoText } from '../../input/binary.ts';
import { bomLength } from '../../input/bom.ts';
import { Head } from '../../input/head.ts';
import { indexOfR } from '../../input/rOutput.ts';
import { hasRunningNumbers } from '../../input/runningNumbers.ts';
import type { Source } from '../../input/source.ts';
import { SCALES } from '../../job/scale.ts';
import { LogitError } from '../../message/error.ts';
import { latin1Text } from '../../text/encoding.ts';
import type { RunStats } from '../../message/runStats.ts';
import type { Warning } from '../../message/warning.ts';
import { CommaWatch } from '../commaWatch.ts';
import type { Kind, Parts } from './kind.ts';
import { refuse, refuseForeign } from './refuse.ts';

const LF = 0x0a;

/** A stream of numbers. */
export class Numbers implements Kind {
  readonly lineEnd = LF;
  readonly names = undefined;
  readonly rowLength = undefined;
  readonly #parts: Parts;
  readonly #commas: CommaWatch = new CommaWatch();
  readonly #head: Head = new Head(BLOCK);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async start(source: Source): Promise<void> {
    const { kernel, input, reader, diagnostics } = this.#parts;
    this.#head.clear();
    await refuseForeign(reader, source);
    const bom = (await reader.peek(source, bomLength)) ?? 0;
    const index = await reader.peek(source, (bytes, last) => indexOfR(bytes.subarray(bom), last));
    if (index !== undefined && index !== 'none')
      throw new LogitError({ kind: 'rIndex', place: diagnostics.place(index.line), text: index.index });
    kernel.skipTo(input.start + bom);
  }

  fill(source: Source): Promise<void> {
    return this.#parts.reader.fillToSeparator(source);
  }

  notePiece(): void {
    const { newest } = this.#parts.input;
    this.#head.take(newest);
    this.#commas.take(newest);
  }

  noteBlock(): void {
    this.#commas.note(this.#parts.kernel, this.#parts.input);
  }

  /** Text that is not valid may mean that the input is binary. Then its start is read, which decides. */
  async refuseOther(source: Source): Promise<void> {
    const { kernel, input, reader } = this.#parts;
    const { troubleStart, troubleEnd } = kernel;
    if (!isNoText(input.bytes(troubleStart.value, Math.min(troubleEnd.value, troubleStart.value + BLOCK))))
      return;
    while (!this.#head.isFull && !input.last) await reader.fill(source);
    refuse(binaryNumbers(this.#head.bytes), source);
  }

  /** The warning about commas comes first: hints from the parts of a split number would be wrong. */
  warnings({ outside, far }: Pick<RunStats, 'outside' | 'far'>): Warning[] {
    const comma = this.#commas.suspect({
      isLogOdds: SCALES[this.#parts.job.conversion.from].quantity === 'logOdds',
      hasOutside: outside + far > 0,
    });
    if (comma) return [{ kind: 'comma', ...comma }];
    return hasRunningNumbers(latin1Text(this.#head.bytes), this.#head.isFull)
      ? [{ kind: 'runningNumbers' }]
      : [];
  }
}
