/**
 * The kernel's scanner without the loop round it: input in pieces that end anywhere, hostile bytes after each, and an
 * output with hardly any directory.
 */
import { configure, configureColumns } from '../../src/engine/configure.ts';
import type { Job } from '../../src/job/job.ts';
import { createKernel, type Kernel } from '../../src/engine/kernel.ts';
import { StopReason } from '../../src/kernel/abi.ts';

/** What the kernel made of the pieces. */
export interface Fed {
  /** As Latin-1 text. */
  readonly output: string;
  /** `StopReason.Input` when all was converted, else what stopped it. */
  readonly event: StopReason;
  /** Where it stopped. */
  readonly line: number | undefined;
  /** The line of the first comma that has a digit on either side; 0: there is none. */
  readonly commaLine: number;
}

/** What may be in memory after the input: it must not be taken for input. */
export const POISON = Buffer.from(
  '9"\n,5e7\r\n".1\0"",8\n%-+inf)]#...tensor(0.5,"\n0.25,"",0.75\n\r\n""",1e9',
);

/** The room for output, until a piece wants more, and after it. */
const ROOM = 100;

export class Feeder {
  readonly #job: Job;
  readonly #columns: readonly number[];
  readonly #cells: number;
  readonly #capacity: number;
  #kernel: Kernel | undefined;

  /** @param capacity bytes that the input may have in all */
  constructor(job: Job, columns: readonly number[], cells: number, capacity: number) {
    this.#job = job;
    this.#columns = columns;
    this.#cells = cells;
    this.#capacity = capacity;
  }

  /** Converts bytes that come in pieces ending at the offsets `cuts`, ascending, and at their own end. */
  feed(bytes: Uint8Array, cuts: readonly number[]): Fed {
    const kernel = (this.#kernel ??= this.#create());
    const written: Buffer[] = [];
    let start = 0;
    let end = kernel.inputStart.value;
    for (const cut of [...cuts, bytes.length, bytes.length]) {
      const memory = new Uint8Array(kernel.memory.buffer);
      memory.set(bytes.subarray(start, cut), end);
      end += cut - start;
      memory.set(POISON.subarray(0, 64), end);
      const isLast = start === bytes.length;
      start = cut;
      const event = this.#convert(kernel, end, isLast, written);
      if (event !== StopReason.Input) {
        // What stopped it may still be in the kernel.
        this.#kernel = undefined;
        return {
          output: text(written),
          event,
          line: kernel.troubleLine.value,
          commaLine: kernel.commaLine.value,
        };
      }
      end = kernel.keepRest(end, kernel.inputStart.value);
    }
    const commaLine = kernel.commaLine.value;
    this.#restart(kernel);
    return { output: text(written), event: StopReason.Input, line: undefined, commaLine };
  }

  #create(): Kernel {
    const kernel = createKernel();
    configure(kernel, this.#job);
    if (this.#job.input.kind === 'csv') configureColumns(kernel, this.#columns, this.#cells);
    kernel.setBlocks(this.#capacity, ROOM);
    this.#restart(kernel);
    return kernel;
  }

  #restart(kernel: Kernel): void {
    kernel.startLines(0, 0x0a, kernel.inputStart.value, 1);
    kernel.skipTo(kernel.inputStart.value);
    kernel.useOutput(0);
    // A stream may have ended within a comment.
    if (this.#job.input.kind !== 'csv') this.#kernel = undefined;
  }

  #convert(kernel: Kernel, end: number, isLast: boolean, written: Buffer[]): StopReason {
    for (;;) {
      const event = kernel.run(end, isLast);
      const from = kernel.outputStart.value;
      const length = kernel.outputAt.value - from;
      written.push(Buffer.from(Buffer.from(kernel.memory.buffer, from, length)));
      if (event !== StopReason.Output) {
        kernel.useOutput(0);
        return event;
      }
      kernel.setBlocks(this.#capacity, length === 0 ? kernel.outputNeeded.value : ROOM);
    }
  }
}

function text(written: readonly Buffer[]): string {
  return Buffer.concat(written).toString('latin1');
}
