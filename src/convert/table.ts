import { bytesOf, textOf } from '../text/byteText.ts';
import type { Warning } from '../message/warning.ts';
import { latin1Bytes, latin1Text, utf8Text } from '../text/encoding.ts';
import { normalizeMissing, type Csv, type Job } from '../job/job.ts';
import { rolesOf, type Role } from '../job/role.ts';
import type { Kernel } from '../engine/kernel.ts';
import { LogitError, type Cause, type Location, type TableShape } from '../message/error.ts';
import type { Quirk } from '../message/quirk.ts';
import { usageError } from '../message/usageError.ts';
import { cellEnds, plainOffsets } from '../input/cellEnds.ts';
import { selectColumns, selectTarget } from '../input/columns.ts';
import { splitNumber } from '../input/commaHeuristics.ts';
import { commentLine } from '../input/commentLine.ts';
import { headerWarnings, refuseData } from '../input/headerWarnings.ts';
import { quirkOf } from '../input/quirk.ts';
import { causeOf } from '../input/ragged.ts';
import { parseHeader, type Header } from '../input/header.ts';
import { remedyForReturns } from '../input/returns.ts';
import { contentEnd } from '../input/bom.ts';
import { withCells, type Insertion } from '../output/header.ts';

const LF = 0x0a;
const CR = 0x0d;

/** A longer first record is not tried on. */
const LONGEST_HEAD = 64 * 1024;

/** What the kernel keeps of a long row. */
const LONGEST_ROW = 1024;

/** `"sep=;"` and a line end. */
const LONGEST_EXCEL_LINE = 9;

const NO_NAMES: Header = { names: [], spellings: [] };

/** The one table that all files of a run make: its columns, and how its header goes out. */
export class Table {
  /** Names of the columns read, in the order asked for, those of the target last; their numbers if there is no header. */
  columns: readonly string[] = [];
  /** What each of them is for. */
  roles: readonly Role[] = [];
  /** Their 0-based numbers in the record. */
  indices: readonly number[] = [];
  /** How lines end that the program itself has to end. */
  lineEnding: Uint8Array = Uint8Array.of(LF);
  /** Warnings about its header. */
  readonly #warnings: Warning[] = [];
  /** How many cells the first record of the run has; undefined until it has been seen. */
  cells: number | undefined;
  /** Its text as Latin-1 if it is not too long to be tried on, and how it begins in the file at hand. */
  #head = '';
  #headLine = 1;
  #hasMark = false;
  #isByNumber = false;
  readonly #csv: Csv;
  readonly #job: Job;
  #names: readonly string[] | undefined;
  #file: string | undefined;

  constructor(csv: Csv, job: Job) {
    this.#csv = csv;
    this.#job = job;
  }

  /**
   * Takes the first record of the run, which has so many cells, and selects the columns.
   * @returns their 0-based indices, and the header as it goes out, line ending included; no header if the record is data
   */
  begin(
    record: Uint8Array,
    cells: number,
    file: string | undefined,
  ): { columns: number[]; header: Uint8Array | undefined } {
    const end = contentEnd(record);
    const csv = this.#csv;
    // A row of data may be as long as it likes: its cells are not read here.
    const { names, spellings } = csv.header ? parseHeader(record.subarray(0, end), csv) : NO_NAMES;
    this.#names = names;
    this.cells = csv.header ? names.length : cells;
    this.#file = file;
    if (record.length <= LONGEST_HEAD) this.#head = latin1Text(record);
    if (record.at(-1) === LF) this.lineEnding = record.slice(end);
    const read = {
      file,
      names: csv.header ? names : undefined,
      cells: this.cells,
      delimiter: csv.delimiter,
    };
    const selected = selectColumns(csv.columns, read);
    if (!csv.isHeaderSure) refuseData(selected, read);
    const values = selected.columns.map(({ column }) => column);
    this.#isByNumber = selected.columns.some(({ by }) => by === 'place');
    this.#warnings.push(...headerWarnings(selected, read));
    const target = csv.target && selectTarget(csv.target, values, read, this.#job.task);
    const columns = [...values, ...(target ?? [])];
    this.roles = rolesOf(values.length, csv.target);
    this.indices = columns;
    this.columns = columns.map((column) => (csv.header ? names[column]! : String(column + 1)));
    const { model } = this.#job.conversion;
    if (csv.as !== undefined && columns.length > 1 && !model) {
      throw usageError(`--as names one new column, but ${columns.length} are converted`);
    }
    if (!csv.header) return { columns, header: undefined };
    if (csv.areNames) this.#refuseOtherNames(read);
    const named = model ? columns.slice(0, 1) : columns;
    const added = named.map((column) => this.#addedNames(spellings[column]!));
    const insertions = csv.after
      ? this.#insertionsAfter(record.subarray(0, end), columns, added)
      : [{ at: end, names: inTurn(added) }];
    this.#compareNames(
      spellings,
      insertions.flatMap(({ names: some }) => some),
    );
    return { columns, header: withCells(record, insertions, csv) };
  }

  /** The columns of a model are those of these names, and not what a number or a pattern selects. */
  #refuseOtherNames({
    file,
    names,
    cells,
  }: {
    file: string | undefined;
    names: readonly string[] | undefined;
    cells: number;
  }): void {
    const missing = this.#csv.columns.find((name, i) => this.columns[i] !== name);
    if (missing === undefined) return;
    throw new LogitError({
      kind: 'noColumn',
      file,
      name: missing,
      columns: names,
      cells,
      similar: undefined,
      delimiter: undefined,
    });
  }

  /** All warnings, when the table is read. `sample`: its start. */
  warningsAfter(kernel: Kernel, place: Location | undefined, sample: string): Warning[] {
    const escaped = this.#escapedQuotes(sample);
    const warnings = [...this.#warnings, ...this.#commentRow(sample)];
    if (!place) return [...warnings, ...escaped];
    const { append, bad } = this.#csv;
    const isExtended = this.#job.format === 'csv' && (append || this.#job.conversion.inverse !== undefined);
    const long: Warning = {
      kind: 'longRows',
      long: kernel.longRows.value,
      rows: kernel.rows.value,
      place,
      cells: kernel.longCells.value,
      first: this.first,
      firstCells: this.cells!,
      outcome: !isExtended ? 'converted' : bad === 'skip' ? 'dropped' : 'extended',
      quirk: this.quirkOf(longRowOf(kernel)),
      cause: this.#causeOfLong(kernel) ?? this.#splitNumber(sample),
    };
    return [...warnings, long, ...(long.quirk ? [] : escaped)];
  }

  /** Why the rows that are too long are. */
  #causeOfLong(kernel: Kernel): Cause | undefined {
    const { longRows, longTexts, rows, longMax, longCells } = kernel;
    const { delimiter } = this.#csv;
    const bytes = longRowOf(kernel);
    const isEmpty = longTexts.value === 0;
    // Where the first of them says too little, one of its length, or of that of the longest, is tried.
    const cells = Array.from({ length: isEmpty ? longMax.value : longCells.value }, () =>
      isEmpty ? '' : 'x',
    );
    const isTelling =
      bytes.length < LONGEST_ROW &&
      (isEmpty ? longMax.value === longCells.value : bytes.at(-1) !== delimiter.charCodeAt(0));
    const isMixed = longRows.value < rows.value || longMax.value > longCells.value;
    return this.causeOf(isTelling ? latin1Text(bytes) : cells.join(delimiter), isMixed);
  }

  /**
   * Why rows have another length than the first record; undefined: nothing comes to mind.
   * @param rows whole rows as Latin-1 text
   * @param isMixed there are rows of the right length, too
   */
  causeOf(rows: string, isMixed: boolean): Cause | undefined {
    if (this.#head === '') return undefined;
    const sample = { head: this.#head, headLine: this.#headLine, hasMark: this.#hasMark, rows, isMixed };
    const cause = causeOf(sample, this.cells!, this.#csv);
    return cause?.kind === 'rowNames' && this.#isByNumber ? { ...cause, shifts: true } : cause;
  }

  #splitNumber(sample: string): Cause | undefined {
    const { header, delimiter, quote } = this.#csv;
    const last = (this.cells ?? 0) - 1;
    if (!header || delimiter !== ',' || !this.indices.includes(last)) return undefined;
    const text = splitNumber(sample, last + 1, quote);
    return text === undefined ? undefined : { kind: 'decimal', text, filter: undefined };
  }

  /** What is wrong with all of a row, which may be cut. */
  quirkOf(row: Uint8Array): Quirk | undefined {
    return quirkOf(row.subarray(0, contentEnd(row)), this.#csv, this.cells);
  }

  /** Rows that were read, although their quotes were probably meant otherwise. The last line may be cut. */
  #escapedQuotes(sample: string): Warning[] {
    if (!sample.includes('\\')) return [];
    const lines = sample.split('\n').slice(0, -1);
    const quirks = lines.map((line) => quirkOf(latin1Bytes(line), this.#csv, this.cells));
    const first = quirks.findIndex((quirk) => quirk?.kind === 'escapedQuote');
    const quirk = quirks[first];
    return quirk ? [{ kind: 'escapedQuote', file: this.#file, line: first + 1, quirk }] : [];
  }

  /** A row that was read, although it looks like a comment. In a column that is converted, it is not a number. */
  #commentRow(sample: string): Warning[] {
    if (!sample.includes('#') || this.indices.includes(0)) return [];
    const line = commentLine(sample, this.#csv);
    if (line === undefined) return [];
    return [{ kind: 'commentRow', place: { input: 'csv', file: this.#file, line, column: undefined } }];
  }

  /** @throws LogitError if the first record of a file only names the delimiter, as Excel reads it */
  refuseExcelLine(record: Uint8Array, file: string | undefined): void {
    if (record.length > LONGEST_EXCEL_LINE) return;
    const line = latin1Text(record.subarray(0, contentEnd(record)));
    const [, delimiter] = /^"?sep=([^"]?)"?$/i.exec(line) ?? [];
    if (delimiter === undefined) return;
    const isOther = delimiter !== '' && delimiter !== this.#csv.delimiter;
    throw new LogitError({ kind: 'excelLine', file, line, delimiter: isOther ? delimiter : undefined });
  }

  /** Whether the row on this line is the first of the file at hand. */
  isFirst(line: number): boolean {
    return line === this.#headLine;
  }

  /** Whether all cells to convert of a record are text, as names are. */
  holdsText(record: Uint8Array): boolean {
    const content = record.subarray(0, contentEnd(record));
    const ends = cellEnds(content, this.#csv);
    const isText = (column: number): boolean => {
      const from = column === 0 ? 0 : ends[column - 1]! + 1;
      const cell = utf8Text(content.subarray(from, ends[column]));
      const text = cell.replaceAll(this.#csv.quote ?? '', '').trim();
      return /^[\p{L}_]/u.test(text) && !this.#csv.missing.includes(normalizeMissing(text));
    };
    return this.indices.every((column) => column < ends.length && isText(column));
  }

  /** Takes note of how the file at hand begins. */
  startFile(headLine: number, hasMark: boolean): void {
    this.#headLine = headLine;
    this.#hasMark = hasMark;
  }

  /** True: rows that go wrong do not stop the run. */
  get goesOn(): boolean {
    return this.#csv.bad !== 'fail';
  }

  get target(): Csv['target'] {
    return this.#csv.target;
  }

  get hasHeader(): boolean {
    return this.#csv.header;
  }

  get dialect(): Pick<Csv, 'delimiter' | 'quote'> {
    return this.#csv;
  }

  get first(): 'header' | 'first row' {
    return this.#csv.header ? 'header' : 'first row';
  }

  get shape(): TableShape {
    const { delimiter, header } = this.#csv;
    return { delimiter, header, cells: this.cells ?? 0 };
  }

  /** Checks that a later file's header names the same columns. */
  compare(record: Uint8Array, file: string | undefined): void {
    const { names } = parseHeader(record.subarray(0, contentEnd(record)), this.#csv);
    const expected = this.#names!;
    if (names.length !== expected.length || names.some((name, i) => name !== expected[i])) {
      this.#refuseReturns(record, file);
      throw new LogitError({ kind: 'headerMismatch', file, first: this.#file, columns: names, expected });
    }
  }

  /** Stops at a header that holds all of a later file, as its lines end with CR. */
  #refuseReturns(record: Uint8Array, file: string | undefined): void {
    const content = record.subarray(0, contentEnd(record));
    if (!plainOffsets(content, CR, this.#csv).some((at) => content.subarray(at).some((byte) => byte !== CR)))
      return;
    throw new LogitError({
      kind: 'crLineEndings',
      place: { input: 'csv', file, line: 1, column: undefined },
      remedy: remedyForReturns(record, this.#csv.delimiter, this.lineEnding.length > 1),
    });
  }

  /** A name that was given must be new; a duplicate that was derived is reported. */
  #compareNames(spellings: readonly string[], added: readonly string[]): void {
    const seen = new Set(spellings);
    const duplicate = added.find((name) => seen.size === seen.add(name).size);
    if (duplicate === undefined) return;
    const name = textOf(latin1Bytes(duplicate));
    if (name === this.#csv.as) throw usageError(`--as: the header already has a column "${name}"`);
    const isRenamable = this.#csv.append && this.indices.length === 1 && duplicate === added[0];
    this.#warnings.push({ kind: 'duplicateName', where: 'header', name, isRenamable });
  }

  /** Names of the cells that one column adds to each record: the result, the recovered value. As Latin-1 text. */
  #addedNames(spelling: string): string[] {
    const { conversion, format } = this.#job;
    if (format !== 'csv') return [];
    const { append, as } = this.#csv;
    const asked = as === undefined ? undefined : latin1Text(bytesOf(as));
    const result = append ? [asked ?? `${spelling}_${conversion.suffix}`] : [];
    return conversion.inverse ? [...result, `${spelling}_recovered`] : result;
  }

  /** The names that a column adds, after its cell. */
  #insertionsAfter(
    record: Uint8Array,
    columns: readonly number[],
    added: readonly (readonly string[])[],
  ): Insertion[] {
    const ends = cellEnds(record, this.#csv);
    return columns
      .map((column, i) => ({ at: ends[column]!, names: added[i]! }))
      .toSorted((a, b) => a.at - b.at);
  }
}

/** The first name of all columns, then the second. */
function inTurn(added: readonly (readonly string[])[]): string[] {
  return [0, 1].flatMap((i) => added.flatMap((names) => names.slice(i, i + 1)));
}

/** The start of the first row that is too long. */
function longRowOf({ memory, longRow, longRowSize }: Kernel): Uint8Array {
  return new Uint8Array(memory.buffer, longRow.value, longRowSize.value);
}
