import { configureColumns } from '../../engine/configure.ts';
import { binaryRecord } from '../../input/binary.ts';
import { bomLength, recordStart } from '../../input/bom.ts';
import { Sample } from '../../input/sample.ts';
import type { Source } from '../../input/source.ts';
import type { Csv } from '../../job/job.ts';
import type { Role, Target } from '../../job/role.ts';
import { StopReason } from '../../kernel/abi.ts';
import type { RunStats } from '../../message/runStats.ts';
import type { Warning } from '../../message/warning.ts';
import { joined } from '../../text/encoding.ts';
import { FirstRows, LONGEST_BLANK, type Found } from '../firstRows.ts';
import { LineEnds } from '../lineEnds.ts';
import { Table } from '../table.ts';
import { remainingWarnings } from '../warnings.ts';
import type { Kind, Parts } from './kind.ts';
import { refuse, refuseBinary, refuseForeign } from './refuse.ts';

const LF = 0x0a;
const CR = 0x0d;

/** A longer header is refused: reading its columns takes a hundred times its size. */
const LONGEST_HEADER = 16 * 1024 * 1024;

const EMPTY = new Uint8Array();

/** Records of CSV: all files of a run make one table. */
export class Records implements Kind {
  readonly lineEnd = LF;
  readonly table: Table;
  readonly #parts: Parts;
  /** The delimiter and the quote, which may be control characters. */
  readonly #marks: string;
  readonly #firstRows: FirstRows;
  readonly #lineEnds: LineEnds;
  /** Whether the output is CSV, so that records are copied. */
  readonly #isCopied: boolean;
  /** The start of the first file. */
  readonly #sample: Sample = new Sample();
  #files = 0;
  /** True: the kernel knows the columns. */
  #arePlaced = false;
  /** The length of the byte order mark at the start of the input block. */
  #bom = 0;

  constructor(parts: Parts, csv: Csv) {
    this.#parts = parts;
    this.table = new Table(csv, parts.job);
    this.#marks = `${csv.delimiter}${csv.quote ?? ''}`;
    this.#firstRows = new FirstRows(parts);
    this.#lineEnds = new LineEnds(parts);
    this.#isCopied = parts.job.format === 'csv';
  }

  get names(): readonly string[] {
    return this.#arePlaced ? this.table.columns : [];
  }

  get roles(): readonly Role[] {
    return this.table.roles;
  }

  get target(): Target | undefined {
    return this.table.target;
  }

  get rowLength(): number | undefined {
    return this.names.length > 1 ? this.names.length : undefined;
  }

  /** Reads the first record of a file: a header, or in the first file a row that shows the number of columns. */
  async start(source: Source): Promise<void> {
    const { reader, input } = this.#parts;
    const { table } = this;
    this.#files++;
    await refuseForeign(reader, source);
    await refuseBinary(reader, source, table.hasHeader, this.#marks);
    this.#bom = (await reader.peek(source, bomLength)) ?? 0;
    const isFirst = table.cells === undefined;
    const found = isFirst || table.hasHeader ? await this.#findRecord(source) : undefined;
    if (found && table.hasHeader)
      refuse(binaryRecord(input.bytes(found.start, found.next), this.#marks), source);
    if (found) table.refuseExcelLine(input.bytes(found.start, found.next), source.file);
    // A file without line feeds would be one long header.
    if (found) this.#firstRows.refuseReturns(found, table);
    if (isFirst) await this.#begin(found, source);
    else await this.#join(found, source);
  }

  fill(source: Source): Promise<void> {
    return this.#parts.reader.fillToLineEnd(source);
  }

  notePiece(): void {
    if (this.#files === 1 && !this.#sample.isFull) this.#sample.take(this.#parts.input.newest);
  }

  /** A header is content. */
  hasContent(): boolean {
    return this.table.cells !== undefined;
  }

  warnings(stats: Pick<RunStats, 'numbers' | 'bad' | 'firstLong'>): Warning[] {
    const warnings = this.table.warningsAfter(
      this.#parts.kernel,
      stats.firstLong?.location,
      this.#sample.text,
    );
    return remainingWarnings(warnings, stats);
  }

  /** The first record, after a byte order mark and blank lines. */
  async #findRecord(source: Source): Promise<Found | undefined> {
    const { kernel, input, reader, diagnostics } = this.#parts;
    const longest = this.table.hasHeader ? LONGEST_HEADER : Infinity;
    let blank = this.#bom;
    for (;;) {
      blank = recordStart(input.bytes(input.start, input.end), blank, input.last);
      const start = input.start + blank;
      const rest = input.end - start;
      if (rest > 1 || (rest === 1 && input.bytes(start, input.end)[0] !== CR)) {
        const next = kernel.recordEnd(start, input.end, input.last);
        if ((next || input.end) - start > longest) throw diagnostics.recordTooLong(start, longest, 'header');
        if (next !== 0) return { start, next };
        if (input.last) throw diagnostics.problem(StopReason.Unclosed, this);
      } else if (input.last) return undefined;
      else if (blank > LONGEST_BLANK) {
        await this.#skipBlank(start);
        blank = 0;
      }
      await reader.fillToLineEnd(source, longest);
    }
  }

  /** Skips blank lines, which end at `end`. Those before the first record of a run are copied. */
  async #skipBlank(end: number): Promise<void> {
    const { kernel, input, output } = this.#parts;
    if (this.table.cells === undefined && this.#isCopied) {
      const lines = this.#beforeRecord(end);
      await output.write(joined([this.#lineEnds.due(this.table.lineEnding), lines]));
    }
    kernel.skipTo(end);
    input.keepRest();
    this.#bom = 0;
  }

  /** The bytes to write before the first record of a run. A byte order mark is copied only to the start of the output. */
  #beforeRecord(end: number): Uint8Array {
    const { input, output } = this.#parts;
    const isStart = output.bytesWritten === 0;
    if (isStart) this.#lineEnds.markLength = this.#bom;
    return input.bytes(input.start + (isStart ? 0 : this.#bom), end).slice();
  }

  /** Begins the first file: copies the bytes before its first record, then writes the header. */
  async #begin(found: Found | undefined, source: Source): Promise<void> {
    const { kernel, input, output } = this.#parts;
    const before = this.#beforeRecord(found?.start ?? input.end);
    const header = found && (await this.#readHeader(found, source));
    const done = header && found ? found.next : (found?.start ?? input.end);
    const rows = done - input.start;
    if (found) {
      await this.#firstRows.refuseRagged(source, this.table, done);
      this.#placeColumns();
    }
    kernel.skipTo(input.start + rows);
    if (!this.#isCopied) return;
    const due = found || before.length > 0 ? this.#lineEnds.due(this.table.lineEnding) : EMPTY;
    await output.write(joined([due, before, header ?? EMPTY]));
  }

  /** Selects the columns. Returns the header to write, if there is one. */
  async #readHeader(found: Found, source: Source): Promise<Uint8Array | undefined> {
    const { kernel, input, extras } = this.#parts;
    const { table } = this;
    const record = input.bytes(found.start, found.next);
    const { columns, header } = table.begin(record, kernel.cellCount.value, source.file);
    if (table.hasHeader)
      for await (const { file, record: later } of extras.later?.() ?? []) table.compare(later, file);
    extras.select?.(columns);
    table.startFile(kernel.lineAt(found.start), this.#bom > 0);
    return header;
  }

  /** Tells the kernel the columns, which moves the input block. */
  #placeColumns(): void {
    const { kernel, input } = this.#parts;
    input.carryOver(() => {
      const { inputCapacity, outputCapacity } = kernel;
      configureColumns(kernel, this.table.indices, this.table.cells!, this.table.target);
      if (!kernel.setBlocks(inputCapacity.value, outputCapacity.value)) {
        throw new RangeError('no memory for so many columns');
      }
    });
    this.#arePlaced = true;
  }

  /** Begins a later file: checks its header and does not write it. Its first row starts on a new line. */
  async #join(found: Found | undefined, source: Source): Promise<void> {
    const { kernel, input } = this.#parts;
    const { table } = this;
    if (found) table.compare(input.bytes(found.start, found.next), source.file);
    const done = table.hasHeader ? (found?.next ?? input.end) : input.start + this.#bom;
    table.startFile(found ? kernel.lineAt(found.start) : 1, this.#bom > 0);
    await this.#firstRows.refuseRagged(source, table, done);
    kernel.skipTo(done);
    if (this.#isCopied) await this.#lineEnds.end(done, source, table.lineEnding);
  }
}
