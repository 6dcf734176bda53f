import { configure, configureColumns, configureSummary } from '../engine/configure.ts';
import type { Warning } from '../message/warning.ts';
import { joined, utf8Bytes } from '../text/encoding.ts';
import { addedKeys, type Job, type Json } from '../job/job.ts';
import { rolesOf, type Role, type Target } from '../job/role.ts';
import { createKernel, LongNumber, releaseKernel, type Kernel } from '../engine/kernel.ts';
import { LogitError, type Location, type UnsupportedFormat } from '../message/error.ts';
import { spellPath } from '../job/path.ts';
import { readSummaries } from '../engine/readSummary.ts';
import { readRunStats } from '../engine/readRunStats.ts';
import { SCALES } from '../job/scale.ts';
import type { Summary } from '../engine/summary.ts';
import type { RunStats } from '../message/runStats.ts';
import { turn } from '../engine/turn.ts';
import { binaryFormat, binaryNumbers, binaryRecord } from '../input/binary.ts';
import { detectFormat } from '../input/magic.ts';
import { indexOfR } from '../input/rOutput.ts';
import { Sample } from '../input/sample.ts';
import type { Source } from '../input/source.ts';
import { bomLength, recordStart } from '../input/bom.ts';
import { StopReason } from '../kernel/abi.ts';
import type { Sink } from '../output/sink.ts';
import { clampedWarnings, remainingWarnings, sigmoidWarnings } from './warnings.ts';
import { ArrayHeader } from './arrayHeader.ts';
import { CommaWatch } from './commaWatch.ts';
import { Gather, type Visitor } from './gather.ts';
import { Input } from './input.ts';
import { Output } from './output.ts';
import { Table } from './table.ts';
import { Tensors } from './tensors.ts';
import { Diagnostics } from './diagnostics.ts';
import { FirstRows, LONGEST_BLANK, type Found } from './firstRows.ts';
import { Reader } from './reader.ts';

/** Bytes read at a time, and room for what becomes of them. */
export interface Blocks {
  readonly input: number;
  readonly output: number;
}

const BLOCKS: Blocks = { input: 1024 * 1024, output: 4 * 1024 * 1024 };

/** A header beyond this is none: what would show its columns takes a hundred times its size. */
const LONGEST_HEADER = 16 * 1024 * 1024;

const LF = 0x0a;
const CR = 0x0d;
const NUL = 0x00;

/** Called after each block with the bytes that have been read since the run began, and the rows, or values where there are no rows. */
export type Watch = (bytesRead: number, count: number) => void;

/** The first record of a file, which is to name the same columns. */
export interface LaterHeader {
  readonly file: string;
  readonly record: Uint8Array;
}

/** What a run may be given beside its job. */
export interface Extras {
  readonly watch?: Watch | undefined;
  /** Told at the end what happened to each column, also where a LogitError ends the run. */
  readonly sumUp?: ((summaries: Iterable<Summary>) => void) | undefined;
  /** Told the 0-based numbers of the columns of a table that are converted, in the order asked for. */
  readonly select?: ((columns: readonly number[]) => void) | undefined;
  /** Headers of later files of a table, as far as they can be had before the first file is converted. */
  readonly later?: (() => AsyncIterable<LaterHeader>) | undefined;
  /** Takes the rows of a run that scores or fits, block by block. */
  readonly visitor?: Visitor | undefined;
  /** How large the blocks are at first. */
  readonly blocks?: Blocks | undefined;
}

/**
 * Converts everything the sources give, one after the other, into the sink. What was converted before a LogitError has
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

/** The state of a run, and the only loop of the product. */
class Run {
  readonly #job: Job;
  readonly #extras: Extras;
  readonly #kernel: Kernel = createKernel();
  readonly #input: Input = new Input(this.#kernel);
  readonly #output: Output;
  readonly #diagnostics: Diagnostics;
  readonly #reader: Reader;
  readonly #firstRows: FirstRows;
  readonly #table: Table | undefined;
  #tensors: Tensors | undefined;
  #gather: Gather | undefined;
  readonly #header: ArrayHeader | undefined;
  /** Names of what is converted, as messages have them. */
  #columns: readonly string[] = [];
  /** What each of them is for. */
  #roles: readonly Role[] = [];
  readonly #files: (string | undefined)[] = [];
  readonly #filesWithoutNumbers: (string | undefined)[] = [];
  /** The start of a table. */
  readonly #sample: Sample = new Sample();
  readonly #commas: CommaWatch = new CommaWatch();
  /** How long the byte order mark at the start of the output is. */
  #markLength = 0;
  /** How long the byte order mark at the start of the input block is. */
  #bom = 0;

  constructor(job: Job, sink: Sink, extras: Extras) {
    this.#job = job;
    this.#extras = extras;
    this.#output = new Output(this.#kernel, sink);
    this.#diagnostics = new Diagnostics(this.#kernel, this.#input, job.input.kind, this.#files);
    this.#reader = new Reader(this.#kernel, this.#input, this.#output, this.#diagnostics, () =>
      this.#notePiece(),
    );
    this.#firstRows = new FirstRows(this.#kernel, this.#input, this.#reader, this.#diagnostics);
    if (extras.sumUp) configureSummary(this.#kernel, job.conversion);
    configure(this.#kernel, job);
    if (job.input.kind === 'json') this.#readFields(job.input);
    if (job.input.kind === 'csv') this.#table = new Table(job.input, job);
    else if (job.format === 'tensor') this.#tensors = new Tensors(job, rowLength(job));
    if (job.format === 'npy') this.#header = new ArrayHeader(job, sink);
  }

  #readFields({ fields, target }: Json): void {
    this.#columns = fields.map(spellPath);
    this.#roles = rolesOf(fields.length - rolesOf(0, target).length, target);
    this.#startGather(target);
  }

  #startGather(target: Target | undefined): void {
    const { visitor } = this.#extras;
    if (!target || !visitor) return;
    const place = (line: number): Location => this.#diagnostics.place(line, this.#columns[0]);
    this.#gather = new Gather(this.#kernel, this.#columns.length, target, visitor, place);
  }

  async convert(sources: Iterable<Source> | AsyncIterable<Source>): Promise<RunStats> {
    try {
      return await this.#convertAll(sources);
    } catch (error) {
      // What was converted before is written first, and if that fails too, that came first.
      await this.#output.settle();
      throw error;
    } finally {
      // Summaries are read from its memory when they are shown.
      if (!this.#extras.sumUp) releaseKernel(this.#kernel);
    }
  }

  async #convertAll(sources: Iterable<Source> | AsyncIterable<Source>): Promise<RunStats> {
    const { input, output } = this.#extras.blocks ?? BLOCKS;
    if (!this.#kernel.setBlocks(input, output)) throw new RangeError('no memory for the kernel');
    const before = this.#header?.toBytes() ?? numberNames(this.#job);
    if (before) await this.#output.write(before);
    try {
      for await (const source of sources) {
        try {
          const numbers = this.#kernel.numbers.value;
          await this.#convertSource(source);
          if (this.#kernel.numbers.value === numbers) this.#filesWithoutNumbers.push(source.file);
        } finally {
          source.close();
        }
      }
    } finally {
      this.#extras.sumUp?.(this.#summaries());
    }
    if (this.#job.format === 'tensor') {
      this.#tensors ??= new Tensors(this.#job, undefined);
      await this.#output.write(this.#tensors.toBytes());
    }
    await this.#output.settle();
    this.#gather?.end();
    const written = this.#output.bytesWritten - (before?.length ?? 0);
    await this.#header?.complete(written, this.#columns.length);
    const stats = readRunStats(this.#kernel, {
      input: this.#job.input.kind,
      files: this.#files,
      columns: this.#columns,
    });
    const ofRecords = this.#table
      ? this.#table.warningsAfter(this.#kernel, stats.firstLong?.location, this.#sample.text)
      : this.#doubledMember();
    const warnings = [
      ...ofRecords,
      ...sigmoidWarnings(stats),
      ...clampedWarnings(this.#job, stats, this.#columns.length, this.#files.length),
    ];
    return {
      ...stats,
      hasContent: this.#hasContent(stats),
      filesWithoutNumbers: this.#filesWithoutNumbers,
      warnings: remainingWarnings(
        stats,
        warnings,
        this.#commas.suspect({
          isLogOdds: SCALES[this.#job.conversion.from].quantity === 'logOdds',
          hasOutside: stats.outside + stats.far > 0,
        }),
      ),
    };
  }

  /** The header of a table, a line of JSON, a number. An array without elements is one. */
  #hasContent({ numbers, missing, bad }: Pick<RunStats, 'numbers' | 'missing' | 'bad'>): boolean {
    if (this.#table) return this.#table.cells !== undefined;
    return this.#job.input.kind === 'array' || numbers + missing + bad > 0;
  }

  /** The name of a new member that an object had already. */
  #doubledMember(): Warning[] {
    const { input } = this.#job;
    const doubled = this.#kernel.doubledMember.value;
    if (input.kind !== 'json' || doubled === 0) return [];
    const name = addedKeys(input, this.#job)[doubled - 1]!;
    const isRenamable = input.append && this.#columns.length === 1 && doubled === 1;
    return [{ kind: 'duplicateName', where: 'object', name, isRenamable }];
  }

  #summaries(): Iterable<Summary> {
    const { kind } = this.#job.input;
    const names = kind === 'csv' || kind === 'json' ? this.#columns : undefined;
    return readSummaries(this.#kernel, this.#job, names, this.#table?.indices ?? []);
  }

  async #convertSource(source: Source): Promise<void> {
    this.#input.open(this.#files.push(source.file) - 1, this.#job.input.kind === 'arguments' ? NUL : LF);
    if (this.#table) await this.#startTable(source, this.#table);
    else if (this.#job.input.kind === 'json') await this.#startLines(source);
    else if (this.#job.input.kind !== 'array') await this.#startNumbers(source);
    for (;;) {
      await this.#convertBlock(source);
      if (this.#job.input.kind === 'numbers') this.#commas.note(this.#kernel, this.#input);
      this.#extras.watch?.(
        this.#input.bytesRead,
        this.#hasRows ? this.#kernel.rows.value : this.#kernel.numbers.value,
      );
      if (this.#input.last) return;
      this.#input.keepRest();
      if (this.#hasRows) await this.#reader.fillToLineEnd(source);
      else if (this.#job.input.kind === 'array') await this.#reader.fill(source);
      else await this.#reader.fillToSeparator(source);
    }
  }

  /** Converts what the input block holds, as far as it is complete, and passes the results on. */
  async #convertBlock(source: Source): Promise<void> {
    const kernel = this.#kernel;
    for (;;) {
      const reason = this.#runKernel();
      switch (reason) {
        case StopReason.Values:
          if (this.#gather) this.#gather.take();
          else this.#tensors!.take(kernel);
          break;
        case StopReason.Output:
          if (!(await this.#output.flush())) await this.#growOutput();
          break;
        case StopReason.Input:
          // Where nothing is written, nothing else waits. What stands in the output must be known where a source ends.
          if (!(await (this.#input.last ? this.#output.flush() : this.#output.pass()))) await turn();
          return;
        default:
          await this.#output.flush();
          if (this.#job.input.kind === 'numbers') await this.#refuseBinaryNumbers(source);
          throw this.#problem(reason);
      }
    }
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

  async #startNumbers(source: Source): Promise<void> {
    if (this.#job.input.kind === 'arguments') return;
    await this.#refuseForeign(source);
    const bom = (await this.#reader.look(source, bomLength)) ?? 0;
    const index = await this.#reader.look(source, (bytes, last) => indexOfR(bytes.subarray(bom), last));
    if (index !== undefined && index !== 'none')
      throw new LogitError({ kind: 'rIndex', place: this.#diagnostics.place(index.line), text: index.index });
    this.#kernel.skipTo(this.#input.start + bom);
  }

  /** Lines of JSON: a byte order mark has its place at the start and nowhere else. */
  async #startLines(source: Source): Promise<void> {
    await this.#refuseForeign(source);
    await this.#refuseBinary(source, true);
    const bom = (await this.#reader.look(source, bomLength)) ?? 0;
    const done = this.#input.start + bom;
    this.#kernel.skipTo(done);
    if (this.#output.bytesWritten > 0) await this.#endLine(done, source, Uint8Array.of(LF));
    else if (this.#job.format === 'json') {
      this.#markLength = bom;
      await this.#output.write(this.#input.bytes(this.#input.start, done).slice());
    }
  }

  async #refuseForeign(source: Source): Promise<void> {
    refuse(await this.#reader.look(source, detectFormat), source);
  }

  /** Records are not begun in what is not text. A stream of numbers stops at NUL anyway. */
  async #refuseBinary(source: Source, isHeader: boolean): Promise<void> {
    const marks = this.#marks;
    refuse(
      await this.#reader.look(source, (bytes, last) => binaryFormat(bytes, last, { isHeader, marks })),
      source,
    );
  }

  /** Where numbers end in NUL, this may be a file of another kind: as long as its start is at hand, that can be told. */
  async #refuseBinaryNumbers(source: Source): Promise<void> {
    const input = this.#input;
    if (!input.isAllGiven || !input.bytes(input.start, input.end).includes(NUL)) return;
    refuse(await this.#reader.look(source, binaryNumbers), source);
  }

  get #target(): Target | undefined {
    const { input } = this.#job;
    return 'target' in input ? input.target : undefined;
  }

  /** The control characters that a table is to have. */
  get #marks(): string {
    const { input } = this.#job;
    return input.kind === 'csv' ? `${input.delimiter}${input.quote ?? ''}` : '';
  }

  /** Reads the first record of a file: a header, or in the first file what shows how many columns there are. */
  async #startTable(source: Source, table: Table): Promise<void> {
    await this.#refuseForeign(source);
    await this.#refuseBinary(source, table.hasHeader);
    this.#bom = (await this.#reader.look(source, bomLength)) ?? 0;
    const isFirst = table.cells === undefined;
    const found = isFirst || table.hasHeader ? await this.#findRecord(source, table) : undefined;
    if (found && table.hasHeader)
      refuse(binaryRecord(this.#input.bytes(found.start, found.next), this.#marks), source);
    if (found) table.refuseExcelLine(this.#input.bytes(found.start, found.next), source.file);
    // All of a file without line feeds would be lost as one header.
    if (found) this.#firstRows.refuseReturns(found, table);
    if (isFirst) await this.#beginTable(found, table, source);
    else await this.#joinTable(found, table, source);
  }

  /** The first record, after a byte order mark and blank lines. */
  async #findRecord(source: Source, table: Table): Promise<Found | undefined> {
    const input = this.#input;
    const longest = table.hasHeader ? LONGEST_HEADER : Infinity;
    let blank = this.#bom;
    for (;;) {
      blank = recordStart(input.bytes(input.start, input.end), blank, input.last);
      const start = input.start + blank;
      const rest = input.end - start;
      if (rest > 1 || (rest === 1 && input.bytes(start, input.end)[0] !== CR)) {
        const next = this.#kernel.recordEnd(start, input.end, input.last);
        if ((next || input.end) - start > longest)
          throw this.#diagnostics.recordTooLong(start, longest, 'header');
        if (next !== 0) return { start, next };
        if (input.last) throw this.#problem(StopReason.Unclosed);
      } else if (input.last) return undefined;
      else if (blank > LONGEST_BLANK) {
        await this.#passBlank(start, table);
        blank = 0;
      }
      await this.#reader.fillToLineEnd(source, longest);
    }
  }

  /** Passes over blank lines, which end at `end`: those before the first record of a run are written as they are. */
  async #passBlank(end: number, table: Table): Promise<void> {
    const input = this.#input;
    if (table.cells === undefined && writesRecords(this.#job)) {
      const lines = this.#beforeRecord(end);
      await this.#output.write(joined([this.#lineEndDue(table.lineEnding), lines]));
    }
    this.#kernel.skipTo(end);
    input.keepRest();
    this.#bom = 0;
  }

  /** What is before the first record of a run, as it is written. A byte order mark has its place at the start and nowhere else. */
  #beforeRecord(end: number): Uint8Array {
    const isStart = this.#output.bytesWritten === 0;
    if (isStart) this.#markLength = this.#bom;
    return this.#input.bytes(this.#input.start + (isStart ? 0 : this.#bom), end).slice();
  }

  async #compareLater(table: Table): Promise<void> {
    for await (const { file, record } of this.#extras.later?.() ?? []) table.compare(record, file);
  }

  /** The first file: what stands before its first record is written as it is, then the header. */
  async #beginTable(found: Found | undefined, table: Table, source: Source): Promise<void> {
    const { file } = source;
    const input = this.#input;
    const before = this.#beforeRecord(found?.start ?? input.end);
    let done = (found?.start ?? input.end) - input.start;
    let header: Uint8Array | undefined;
    if (found) {
      const record = input.bytes(found.start, found.next);
      const begun = table.begin(record, this.#kernel.cellCount.value, file);
      if (table.hasHeader) await this.#compareLater(table);
      header = begun.header;
      this.#columns = table.columns;
      this.#roles = table.roles;
      this.#startGather(table.target);
      this.#extras.select?.(begun.columns);
      if (header) done = found.next - input.start;
      table.startFile(this.#kernel.lineAt(found.start), this.#bom > 0);
      await this.#firstRows.refuseRagged(source, table, input.start + done);
      input.carryOver(() => {
        const { inputCapacity, outputCapacity } = this.#kernel;
        configureColumns(this.#kernel, begun.columns, table.cells!, table.target);
        if (!this.#kernel.setBlocks(inputCapacity.value, outputCapacity.value)) {
          throw new RangeError('no memory for so many columns');
        }
      });
      if (this.#job.format === 'tensor') {
        this.#tensors = new Tensors(this.#job, begun.columns.length > 1 ? begun.columns.length : undefined);
      }
    }
    this.#kernel.skipTo(input.start + done);
    if (!writesRecords(this.#job)) return;
    const due = found || before.length > 0 ? this.#lineEndDue(table.lineEnding) : EMPTY;
    await this.#output.write(joined([due, before, header ?? EMPTY]));
  }

  /** A later file: its header is checked and not written, and its first row starts on a line of its own. */
  async #joinTable(found: Found | undefined, table: Table, source: Source): Promise<void> {
    const input = this.#input;
    if (found) table.compare(input.bytes(found.start, found.next), source.file);
    const done = table.hasHeader ? (found?.next ?? input.end) : input.start + this.#bom;
    table.startFile(found ? this.#kernel.lineAt(found.start) : 1, this.#bom > 0);
    await this.#firstRows.refuseRagged(source, table, done);
    this.#kernel.skipTo(done);
    await this.#endLine(done, source, table.lineEnding);
  }

  /** Ends the last line put out, if the source has anything to stand behind it. */
  async #endLine(done: number, source: Source, lineEnding: Uint8Array): Promise<void> {
    const input = this.#input;
    while (input.end === done && !input.last) await this.#reader.fill(source);
    const isText = this.#job.format === 'csv' || this.#job.format === 'json';
    if (input.end > done && isText) await this.#output.write(this.#lineEndDue(lineEnding));
  }

  /** What the last line put out lacks, so that another can follow it. Behind a byte order mark stands no line yet. */
  #lineEndDue(lineEnding: Uint8Array): Uint8Array {
    const { bytesWritten, lastByte } = this.#output;
    if (bytesWritten <= this.#markLength || lastByte === LF) return EMPTY;
    return lastByte === CR ? Uint8Array.of(LF) : lineEnding;
  }

  get #hasRows(): boolean {
    return this.#table !== undefined || this.#job.input.kind === 'json';
  }

  /** Keeps of what has just been read what warnings need. */
  #notePiece(): void {
    if (this.#table && this.#files.length === 1) this.#sample.take(this.#input.newest);
    if (this.#job.input.kind === 'numbers') this.#commas.take(this.#input.newest);
  }

  #problem(reason: StopReason): LogitError {
    return this.#diagnostics.problem(reason, this.#columns, this.#table, this.#target, this.#roles);
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
}

/** @throws LogitError if a format was found, and not text */
function refuse(format: UnsupportedFormat | 'none' | undefined, { file, packed }: Source): void {
  if (format === undefined || format === 'none') return;
  throw new LogitError({ kind: 'unsupportedFormat', file, format, packed: packed ?? 'none' });
}

const EMPTY = new Uint8Array();

function writesRecords({ format }: Job): boolean {
  return format === 'csv';
}

/** How many values of an array, or of a line, make a row of the tensor; undefined: it has one dimension. */
function rowLength({ input }: Job): number | undefined {
  if (input.kind === 'json') return input.fields.length > 1 ? input.fields.length : undefined;
  // A row without values has no length that they could be counted by.
  return input.kind === 'array' ? input.shape[1] || undefined : undefined;
}

/** The header of a table of numbers that come from no CSV; undefined where none is written. */
function numberNames({ input, format, conversion }: Job): Uint8Array | undefined {
  if (input.kind === 'csv' || input.kind === 'json' || format !== 'csv') return undefined;
  const names = [conversion.from, conversion.to];
  return utf8Bytes(`${[...names, ...(conversion.inverse ? ['recovered'] : [])].join(',')}\n`);
}
