import { bytesOf, textOf } from '../core/byteText.ts';
import type { Doubt } from '../core/doubt.ts';
import { latin1Bytes, latin1Text } from '../core/encoding.ts';
import type { Csv, Job } from '../core/job.ts';
import { Problem, type TableShape } from '../core/problem.ts';
import { cellEnds, plainOffsets } from '../input/cellEnds.ts';
import { selectColumns } from '../input/columns.ts';
import { splitNumber } from '../input/commas.ts';
import { quirkOf } from '../input/quirk.ts';
import { headerDoubts } from '../input/doubts.ts';
import { parseHeader, type Header } from '../input/header.ts';
import { withCells, type Insertion } from '../output/header.ts';

const LF = 0x0a;
const CR = 0x0d;

/** `"sep=;"` and a line end. */
const LONGEST_EXCEL_LINE = 9;

const NO_NAMES: Header = { names: [], spellings: [] };

/** The one table that all files of a run make: its columns, and how its header goes out. */
export class Table {
  /** Names of the columns converted, in the order asked for; their numbers if there is no header. */
  columns: readonly string[] = [];
  /** Their 0-based numbers in the record. */
  indices: readonly number[] = [];
  /** How lines end that the program itself has to end. */
  lineEnding: Uint8Array = Uint8Array.of(LF);
  /** What its header gives reason to doubt. */
  readonly #doubts: Doubt[] = [];
  /** How many cells the first record of the run has; undefined until it has been seen. */
  cells: number | undefined;
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
    // One record that is all of the file and holds line ends of old: what they part would be lost as one header.
    if (record.at(-1) !== LF && plainOffsets(record.subarray(0, end), CR, csv).length > 0) {
      throw new Problem({ kind: 'carriageReturns', file });
    }
    // A row of data may be as long as it likes: its cells are not read here.
    const { names, spellings } = csv.header ? parseHeader(record.subarray(0, end), csv) : NO_NAMES;
    this.#names = names;
    this.cells = csv.header ? names.length : cells;
    this.#file = file;
    if (record.at(-1) === LF) this.lineEnding = record.slice(end);
    const read = {
      file,
      names: csv.header ? names : undefined,
      cells: this.cells,
      delimiter: csv.delimiter,
    };
    const selected = selectColumns(csv.columns, read);
    const columns = selected.map(({ column }) => column);
    this.#doubts.push(...headerDoubts(selected, read));
    this.indices = columns;
    this.columns = columns.map((column) => (csv.header ? names[column]! : String(column + 1)));
    if (csv.as !== undefined && columns.length > 1) {
      throw new Problem({
        kind: 'usage',
        text: `--as names one new column, but ${columns.length} are converted`,
      });
    }
    if (!csv.header) return { columns, header: undefined };
    const added = columns.map((column) => this.#addedNames(spellings[column]!));
    const insertions = csv.after
      ? this.#beside(record.subarray(0, end), columns, added)
      : [{ at: end, names: inTurn(added) }];
    this.#compareNames(
      spellings,
      insertions.flatMap(({ names: some }) => some),
    );
    return { columns, header: withCells(record, insertions, csv) };
  }

  /** All that gives reason to doubt, when the table is read. `sample`: its start. */
  doubtsAfter(sample: string): Doubt[] {
    return [...this.#doubts, ...this.#splitNumbers(sample), ...this.#escapedQuotes(sample)];
  }

  #splitNumbers(sample: string): Doubt[] {
    const { header, delimiter, quote } = this.#csv;
    const last = (this.cells ?? 0) - 1;
    if (!header || delimiter !== ',' || !this.indices.includes(last)) return [];
    const text = splitNumber(sample, last + 1, quote);
    return text === undefined ? [] : [{ kind: 'splitNumber', file: this.#file, text }];
  }

  /** Rows that were read, although their quotes were probably meant otherwise. The last line may be cut. */
  #escapedQuotes(sample: string): Doubt[] {
    if (!sample.includes('\\')) return [];
    const lines = sample.split('\n').slice(0, -1);
    const quirks = lines.map((line) => quirkOf(latin1Bytes(line), this.#csv, this.cells));
    const first = quirks.findIndex((quirk) => quirk?.kind === 'escapedQuote');
    const quirk = quirks[first];
    return quirk ? [{ kind: 'escapedQuote', file: this.#file, line: first + 1, quirk }] : [];
  }

  /** @throws Problem if the first record of a file only names the delimiter, as Excel reads it */
  refuseExcelLine(record: Uint8Array, file: string | undefined): void {
    if (record.length > LONGEST_EXCEL_LINE) return;
    const line = latin1Text(record.subarray(0, contentEnd(record)));
    const [, delimiter] = /^"?sep=([^"]?)"?$/i.exec(line) ?? [];
    if (delimiter === undefined) return;
    const isOther = delimiter !== '' && delimiter !== this.#csv.delimiter;
    throw new Problem({ kind: 'excelLine', file, line, delimiter: isOther ? delimiter : undefined });
  }

  get hasHeader(): boolean {
    return this.#csv.header;
  }

  get dialect(): Pick<Csv, 'delimiter' | 'quote'> {
    return this.#csv;
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
      throw new Problem({ kind: 'headerDiffers', file, first: this.#file, columns: names, expected });
    }
  }

  /** A name that was asked for has to be new; one that was made is told. */
  #compareNames(spellings: readonly string[], added: readonly string[]): void {
    const seen = new Set(spellings);
    const doubled = added.find((name) => seen.size === seen.add(name).size);
    if (doubled === undefined) return;
    const name = textOf(latin1Bytes(doubled));
    if (name === this.#csv.as)
      throw new Problem({ kind: 'usage', text: `--as: the header names "${name}" already` });
    const isRenamable = this.#csv.append && this.indices.length === 1 && doubled === added[0];
    this.#doubts.push({ kind: 'doubledName', where: 'header', name, isRenamable });
  }

  /** Names of the cells that one column adds to each record: of the result, of what comes back. Spelled as Latin-1 text. */
  #addedNames(spelling: string): string[] {
    const { conversion, format } = this.#job;
    if (format !== 'csv') return [];
    const { append, as } = this.#csv;
    const asked = as === undefined ? undefined : latin1Text(bytesOf(as));
    const result = append ? [asked ?? `${spelling}_${conversion.suffix}`] : [];
    return conversion.inverse ? [...result, `${spelling}_recovered`] : result;
  }

  /** The names that a column adds, behind its cell. */
  #beside(
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

/** How long the record is without its line ending. */
function contentEnd(record: Uint8Array): number {
  const end = record.at(-1) === LF ? record.length - 1 : record.length;
  return end > 0 && record[end - 1] === CR ? end - 1 : end;
}
