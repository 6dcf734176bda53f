import { configure, configureSummary } from '../engine/configure.ts';
import { LongNumber } from '../engine/answer.ts';
import { createKernel, releaseKernel, type Kernel } from '../engine/kernel.ts';
import { readFirstInfinite, readRunStats, type Names } from '../engine/readRunStats.ts';
import { readSummaries } from '../engine/readSummary.ts';
import type { Summary } from '../engine/summary.ts';
import { turn } from '../engine/turn.ts';
import type { Source } from '../input/source.ts';
import type { Job } from '../job/job.ts';
import { StopReason } from '../kernel/abi.ts';
import { LogitError, type Location } from '../message/error.ts';
import type { RunStats } from '../message/runStats.ts';
import type { Sink } from '../output/sink.ts';
import { ArrayHeader } from './arrayHeader.ts';
import { Diagnostics } from './diagnostics.ts';
import { Gather, type Seen } from './gather.ts';
import type { Blocks, Extras } from './extras.ts';
import { Input } from './input.ts';
import type { Kind } from './kind/kind.ts';
import { kindOf } from './kind/kinds.ts';
import { numberNames } from './numberNames.ts';
import { Output } from './output.ts';
import { Reader } from './reader.ts';
import { Tensors } from './tensors.ts';
import { clampedWarnings, markerWarnings, probabilityWarnings } from './warnings.ts';

const BLOCKS: Blocks = { input: 1024 * 1024, output: 4 * 1024 * 1024 };

/** A first source up to this size is converted so fast that nothing else needs a turn. */
const SHORT = 64 * 1024;

/**
 * Converts everything from the sources, one after the other, into the sink. What was converted before a LogitError has
 * been written when it is thrown. The sink is neither finished nor abandoned here.
 */
export function convert(
  job: Job,
  sources: Iterable<Source> | AsyncIterable<Source>,
  sink: Sink,
  extras: Extras = {},
): Promise<RunStats> {
  return new Run(job, sink, extras).convert(sources);
}

/** The state of a run, and the loop that all kinds of input share. */
class Run {
  readonly #job: Job;
  readonly #extras: Extras;
  readonly #kernel: Kernel = createKernel();
  readonly #input: Input = new Input(this.#kernel);
  readonly #output: Output;
  readonly #diagnostics: Diagnostics;
  readonly #kind: Kind;
  readonly #header: ArrayHeader | undefined;
  #tensors: Tensors | undefined;
  #gather: Gather | undefined;
  readonly #files: (string | undefined)[] = [];
  readonly #filesWithoutNumbers: (string | undefined)[] = [];

  constructor(job: Job, sink: Sink, extras: Extras) {
    const [kernel, input] = [this.#kernel, this.#input];
    const output = new Output(kernel, sink);
    const diagnostics = new Diagnostics(kernel, input, job, this.#files);
    const reader = new Reader(kernel, input, output, diagnostics, () => this.#kind.notePiece?.());
    this.#job = job;
    this.#extras = extras;
    this.#output = output;
    this.#diagnostics = diagnostics;
    if (extras.sumUp) configureSummary(kernel, job.conversion);
    configure(kernel, job);
    extras.visitor?.start?.(kernel);
    this.#kind = kindOf({ job, extras, kernel, input, output, diagnostics, reader });
    if (job.format === 'npy') this.#header = new ArrayHeader(job, sink);
  }

  async convert(sources: Iterable<Source> | AsyncIterable<Source>): Promise<RunStats> {
    try {
      return await this.#convertAll(sources);
    } catch (error) {
      // Results before the error are written first. If that fails too, its error is thrown instead: it happened earlier.
      await this.#output.settle();
      throw error;
    } finally {
      // Summaries are read from the memory of the kernel later, when they are shown.
      if (!this.#extras.sumUp) releaseKernel(this.#kernel);
    }
  }

  async #convertAll(sources: Iterable<Source> | AsyncIterable<Source>): Promise<RunStats> {
    const { input, output } = this.#extras.blocks ?? BLOCKS;
    if (!this.#kernel.setBlocks(input, output)) throw new RangeError('cannot allocate memory for the kernel');
    const before = this.#header?.toBytes() ?? numberNames(this.#job);
    if (before) await this.#output.write(before);
    try {
      for await (const source of sources) {
        try {
          const numbers = this.#kernel.numbers.value;
          await this.#convertSource(source);
          this.#extras.visitor?.endFile?.(this.#kernel);
          if (this.#kernel.numbers.value === numbers) this.#filesWithoutNumbers.push(source.file);
        } finally {
          source.close();
        }
      }
    } finally {
      this.#extras.sumUp?.(this.#summaries());
    }
    if (this.#job.format === 'tensor') await this.#output.write(this.#allTensors.toBytes());
    await this.#output.settle();
    this.#extras.visitor?.end(this.#seen);
    const written = this.#output.bytesWritten - (before?.length ?? 0);
    await this.#header?.complete(written, this.#columns.length);
    return this.#stats();
  }

  async #convertSource(source: Source): Promise<void> {
    const kind = this.#kind;
    this.#input.open(this.#files.push(source.file) - 1, kind.lineEnd);
    await kind.start(source);
    if (this.#job.format === 'none' && kind.names && !this.#input.last) this.#input.readAhead(source);
    try {
      for (;;) {
        await this.#convertBlock(source);
        kind.noteBlock?.();
        this.#extras.watch?.(this.#input.bytesRead, this.#count);
        if (this.#input.last) return;
        this.#input.keepRest();
        await kind.fill(source);
      }
    } finally {
      await this.#input.settle();
    }
  }

  /** Converts the complete records or numbers in the input block and passes the results on. */
  async #convertBlock(source: Source): Promise<void> {
    for (;;) {
      const reason = this.#runKernel();
      switch (reason) {
        case StopReason.Values:
          if (this.#gathering) this.#gathering.take();
          else this.#allTensors.take(this.#kernel);
          break;
        case StopReason.Output:
          if (!(await this.#output.flush())) await this.#growOutput();
          break;
        case StopReason.Input:
          // A flush at the end of a source, so that `lastByte` is known. Without a wait for output, other tasks need a turn here.
          if (!(await (this.#input.last ? this.#output.flush() : this.#output.pass())) && !this.#needsNoTurn)
            await turn();
          return;
        default:
          await this.#output.flush();
          await this.#kind.refuseOther?.(source);
          throw this.#diagnostics.problem(reason, this.#kind);
      }
    }
  }

  /**
   * Whether other tasks need no turn now, because the next read will wait or because this is the end of a short first source. During a
   * turn, V8 may collect garbage, which takes a millisecond.
   */
  get #needsNoTurn(): boolean {
    const { isAhead, last, bytesRead } = this.#input;
    return isAhead || (last && this.#files.length === 1 && bytesRead <= SHORT);
  }

  #runKernel(): StopReason {
    const kernel = this.#kernel;
    try {
      return kernel.run(this.#input.end, this.#input.last);
    } catch (error) {
      if (!(error instanceof LongNumber)) throw error;
      const place = this.#diagnostics.place(kernel.lineAt(error.start));
      throw new LogitError({ kind: 'undecided', place, text: error.message });
    }
  }

  async #growOutput(): Promise<void> {
    const kernel = this.#kernel;
    await this.#output.settle();
    const needed = kernel.outputNeeded.value;
    const capacity = Math.max(needed, 2 * kernel.outputCapacity.value);
    if (!kernel.setBlocks(kernel.inputCapacity.value, capacity)) {
      throw this.#diagnostics.outputTooLong(needed);
    }
  }

  /** Passes rows to the visitor of a run that scores or fits; undefined until their columns are known. */
  get #gathering(): Gather | undefined {
    const { names, target } = this.#kind;
    const { visitor } = this.#extras;
    if (this.#gather || !target || !visitor || !names?.length) return this.#gather;
    const place = (line: number, name: string | undefined): Location => this.#diagnostics.place(line, name);
    this.#gather = new Gather(this.#kernel, names, target, visitor, place);
    return this.#gather;
  }

  /** Created for the first values: only then is the length of a row known. */
  get #allTensors(): Tensors {
    this.#tensors ??= new Tensors(this.#job, this.#kind.rowLength);
    return this.#tensors;
  }

  /** The number of rows so far, or of values if the input has no rows. */
  get #count(): number {
    return this.#kind.names ? this.#kernel.rows.value : this.#kernel.numbers.value;
  }

  /** Names of the columns or fields for messages. */
  get #columns(): readonly string[] {
    return this.#kind.names ?? [];
  }

  #summaries(): Iterable<Summary> {
    return readSummaries(
      this.#kernel,
      this.#job,
      this.#kind.names,
      this.#files,
      this.#kind.table?.indices ?? [],
    );
  }

  get #names(): Names {
    return { input: this.#job.input.kind, files: this.#files, columns: this.#columns };
  }

  get #seen(): Seen {
    const kernel = this.#kernel;
    return {
      missing: kernel.missingRows.value,
      outside: kernel.outsideRows.value,
      columns: this.#columns,
      firstInfinite: readFirstInfinite(kernel, this.#names),
    };
  }

  #stats(): RunStats {
    const stats = readRunStats(this.#kernel, this.#names);
    return {
      ...stats,
      hasContent: this.#kind.hasContent?.() ?? stats.numbers + stats.missing + stats.bad > 0,
      filesWithoutNumbers: this.#filesWithoutNumbers,
      warnings: [
        ...this.#kind.warnings(stats),
        ...markerWarnings(this.#job, stats),
        ...probabilityWarnings(this.#job, stats),
        ...clampedWarnings(this.#job, stats, this.#columns.length, this.#files.length),
      ],
    };
  }
}
