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

/** Longer first records are not kept for finding the cause of ragged rows. */
const LONGEST_HEAD = 64 * 1024;

/** How many bytes the kernel keeps of a long row. */
const LONGEST_ROW = 1024;

/** The length of `"sep=;"` and a line end. */
const LONGEST_EXCEL_LINE = 9;

const NO_NAMES: Header = { names: [], spellings: [] };

/** The table that all files of a run form: its columns, its header, and the causes of faults in its rows. */
export class Table {
  /**
   * Names of the selected columns, or their numbers if there is no header: the values in the order of selection, then label and
   * weight.
   */
  columns: readonly string[] = [];
  /** The role of each of these columns. */
  roles: readonly Role[] = [];
  /** The 0-based numbers of these columns in a record. */
  indices: readonly number[] = [];
  /** The line ending for lines that logit has to end. */
  lineEnding: Uint8Array = Uint8Array.of(LF);
  /** Warnings about the header. */
  readonly #warnings: Warning[] = [];
  /** The number of cells in the first record of the run; undefined until it was read. */
  cells: number | undefined;
  /**
   * The text of the first record as Latin-1, empty if it is too long; its line, and whether a byte order mark precedes it, in the
   * current file.
   */
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
   * Reads the first record of the run, which has `cells` cells, and selects the columns.
   * @returns the 0-based numbers of the columns, and the header to write, with its line ending; undefined if the record is data
   */
  begin(
    record: Uint8Array,
    cells: number,
    file: string | undefined,
  ): { columns: number[]; header: Uint8Array | undefined } {
    const end = contentEnd(record);
    const csv = this.#csv;
    // The cells of data are not read here, so a row of data may have any length.
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
      : [{ at: end, names: interleaved(added) }];
    this.#compareNames(
      spellings,
      insertions.flatMap(({ names: some }) => some),
    );
    return { columns, header: withCells(record, insertions, csv) };
  }

  /** The columns of a model are selected only by name: a number or a pattern must not select others. */
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

  /** All warnings, after the table was read. `sample` is its start. */
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

  /** Why there are rows that are too long. */
  #causeOfLong(kernel: Kernel): Cause | undefined {
    const { longRows, longTexts, rows, longMax, longCells } = kernel;
    const { delimiter } = this.#csv;
    const bytes = longRowOf(kernel);
    const isEmpty = longTexts.value === 0;
    // If the text of the first long row is not conclusive, a row of its length or of the maximum length is tried.
    const cells = Array.from({ length: isEmpty ? longMax.value : longCells.value }, () =>
      isEmpty ? '' : 'x',
    );
    const isConclusive =
      bytes.length < LONGEST_ROW &&
      (isEmpty ? longMax.value === longCells.value : bytes.at(-1) !== delimiter.charCodeAt(0));
    const isMixed = longRows.value < rows.value || longMax.value > longCells.value;
    return this.causeOf(isConclusive ? latin1Text(bytes) : cells.join(delimiter), isMixed);
  }

  /**
   * Why rows differ in length from the first record; undefined: unknown.
   * @param rows complete rows as Latin-1 text
   * @param isMixed whether other rows have the right length
   */
  causeOf(rows: string, isMixed: boolean): Cause | undefined {
    if (this.#head === '') return undefined;
    const sample = { head: this.#head, headLine: this.#headLine, hasMark: this.#hasMark, rows, isMixed };
    const cause = causeOf(sample, this.cells!, this.#csv);
    return cause?.kind === 'rowNames' && this.#isByNumber ? { ...cause, shifts: true } : cause;
  }

  /** A number with a decimal comma in the last column, which the delimiter has split. */
  #splitNumber(sample: string): Cause | undefined {
    const { header, delimiter, quote } = this.#csv;
    const last = (this.cells ?? 0) - 1;
    if (!header || delimiter !== ',' || !this.indices.includes(last)) return undefined;
    const text = splitNumber(sample, last + 1, quote);
    return text === undefined ? undefined : { kind: 'decimal', text, filter: undefined };
  }

  /** A fault of the whole row, such as quotes that are escaped with a backslash. The row may be cut. */
  quirkOf(row: Uint8Array): Quirk | undefined {
    return quirkOf(row.subarray(0, contentEnd(row)), this.#csv, this.cells);
  }

  /** A warning about the first row with quotes that are escaped with a backslash. The last line of the sample may be cut. */
  #escapedQuotes(sample: string): Warning[] {
    if (!sample.includes('\\')) return [];
    const lines = sample.split('\n').slice(0, -1);
    const quirks = lines.map((line) => quirkOf(latin1Bytes(line), this.#csv, this.cells));
    const first = quirks.findIndex((quirk) => quirk?.kind === 'escapedQuote');
    const quirk = quirks[first];
    return quirk ? [{ kind: 'escapedQuote', file: this.#file, line: first + 1, quirk }] : [];
  }

  /** A warning about a row that looks like a comment. If the first column is converted, such a row is an error already. */
  #commentRow(sample: string): Warning[] {
    if (!sample.includes('#') || this.indices.includes(0)) return [];
    const line = commentLine(sample, this.#csv);
    if (line === undefined) return [];
    return [{ kind: 'commentRow', place: { input: 'csv', file: this.#file, line, column: undefined } }];
  }

  /** @throws LogitError if the first record of a file is a directive for Excel, such as `sep=;` */
  refuseExcelLine(record: Uint8Array, file: string | undefined): void {
    if (record.length > LONGEST_EXCEL_LINE) return;
    const line = latin1Text(record.subarray(0, contentEnd(record)));
    const [, delimiter] = /^"?sep=([^"]?)"?$/i.exec(line) ?? [];
    if (delimiter === undefined) return;
    const isOther = delimiter !== '' && delimiter !== this.#csv.delimiter;
    throw new LogitError({ kind: 'excelLine', file, line, delimiter: isOther ? delimiter : undefined });
  }

  /** Whether this line is the first row of the current file. */
  isFirst(line: number): boolean {
    return line === this.#headLine;
  }

  /** Whether all selected cells of a record look like names. */
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

  /** Notes the line of the first record of the current file, and whether the file begins with a byte order mark. */
  startFile(headLine: number, hasMark: boolean): void {
    this.#headLine = headLine;
    this.#hasMark = hasMark;
  }

  /** Whether the run continues after a bad row. */
  get continuesAfterBad(): boolean {
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

  /** What messages call the first record. */
  get first(): 'header' | 'first row' {
    return this.#csv.header ? 'header' : 'first row';
  }

  get shape(): TableShape {
    const { delimiter, header } = this.#csv;
    return { delimiter, header, cells: this.cells ?? 0 };
  }

  /** @throws LogitError if the header of a later file does not name the same columns */
  compare(record: Uint8Array, file: string | undefined): void {
    const { names } = parseHeader(record.subarray(0, contentEnd(record)), this.#csv);
    const expected = this.#names!;
    if (names.length !== expected.length || names.some((name, i) => name !== expected[i])) {
      this.#refuseReturns(record, file);
      throw new LogitError({ kind: 'headerMismatch', file, first: this.#file, columns: names, expected });
    }
  }

  /** @throws LogitError if the header contains the whole file, because its lines end with CR */
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

  /** A new column must not have the name of another: a name from `as` is an error, any other a warning. */
  #compareNames(spellings: readonly string[], added: readonly string[]): void {
    const seen = new Set(spellings);
    const duplicate = added.find((name) => seen.size === seen.add(name).size);
    if (duplicate === undefined) return;
    const name = textOf(latin1Bytes(duplicate));
    if (name === this.#csv.as) throw usageError(`--as: the header already has a column "${name}"`);
    const isRenamable = this.#csv.append && this.indices.length === 1 && duplicate === added[0];
    this.#warnings.push({ kind: 'duplicateName', where: 'header', name, isRenamable });
  }

  /** Names of the new columns that one column adds: the result and the recovered value. As Latin-1 text. */
  #addedNames(spelling: string): string[] {
    const { conversion, format } = this.#job;
    if (format !== 'csv') return [];
    const { append, as } = this.#csv;
    const asked = as === undefined ? undefined : latin1Text(bytesOf(as));
    const result = append ? [asked ?? `${spelling}_${conversion.suffix}`] : [];
    return conversion.inverse ? [...result, `${spelling}_recovered`] : result;
  }

  /** Insertions of the new names, each after the name of its source. */
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

/** The first name of each column, then the second of each. */
function interleaved(added: readonly (readonly string[])[]): string[] {
  return [0, 1].flatMap((i) => added.flatMap((names) => names.slice(i, i + 1)));
}

/** The start of the first row that is too long. */
function longRowOf({ memory, longRow, longRowSize }: Kernel): Uint8Array {
  return new Uint8Array(memory.buffer, longRow.value, longRowSize.value);
}
