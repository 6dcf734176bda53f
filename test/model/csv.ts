/**
 * The CSV conversion once more, as slow and as plain as the contract reads: all of a file as Latin-1 text, a character at
 * a time, numbers by `Number` and integer arithmetic. It shares no code with the product but `src/exact/`.
 */
import { domainOf } from '../../src/job/scale.ts';
import type { Conversion, Csv, Job } from '../../src/job/job.ts';
import type { Location } from '../../src/message/error.ts';
import { converter, NOTHING, type Convert, type Converted } from './conversion.ts';
import { isBinary, isDense, isForeign } from './foreign.ts';
import { numberOf } from './number.ts';
import { columnsAsked, isHeaderKnown } from './columns.ts';
import { cellsAdded, contentOfCell, decoded, holdsData, holdsReturn, named } from './header.ts';
import { Stop, type File, type Outcome, type Trouble } from './outcome.ts';
import { rowsOf, type Row } from './records.ts';
import { spell } from './spell.ts';
import { countBad, countLong, countNumber, noCounts, type Counts } from './counts.ts';
import { tensorsOf } from './tensor.ts';

const BOM = '\xef\xbb\xbf';
const SPACE = ' \t\n\v\f\r';

export interface CsvJob extends Job {
  readonly input: Csv;
}

/** What becomes of the bytes of some files that make one table. */
export function convertCsv(files: readonly File[], job: CsvJob): Outcome {
  const table = new Table(job);
  try {
    for (const file of files) {
      const before = table.counts.numbers;
      table.read(file);
      if (table.counts.numbers === before) table.counts.filesWithoutNumbers.push(file.name);
    }
    table.finish();
    return { output: table.end(), trouble: undefined, stats: table.counts };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { output: table.output, trouble: error.trouble, early: table.early, stats: undefined };
  }
}

/** A cell as the spaces and quotes round its content, and what that is. */
interface Taken {
  readonly kind: 'number' | 'missing' | 'bad' | 'absent';
  readonly before: string;
  readonly content: string;
  readonly after: string;
  readonly converted: Converted;
}

const ABSENT: Taken = { kind: 'absent', before: '', content: '', after: '', converted: NOTHING };

class Table {
  output = '';
  early: Trouble | undefined;
  readonly counts: Counts = noCounts();
  readonly #job: CsvJob;
  readonly #csv: Csv;
  readonly #conversion: Conversion;
  readonly #convert: Convert;
  readonly #isText: boolean;
  /** True: results are new cells at the end of the row. */
  readonly #extending: boolean;
  /** What a tensor shows. */
  readonly #shown: Converted[] = [];
  /** The cells of the first row; none has been seen while it is undefined. */
  #names: readonly string[] | undefined;
  #columns: readonly number[] = [];
  #labels: readonly string[] = [];
  readonly #slotsWithNumbers: Set<number> = new Set();
  #lineEnding = '\n';
  /** What the row put out last has in place of a line end. */
  #open: '' | '\r' | undefined;

  constructor(job: CsvJob) {
    this.#job = job;
    this.#csv = job.input;
    this.#conversion = job.conversion;
    this.#convert = converter(job.conversion);
    this.#isText = job.format !== 'tensor';
    this.#extending = this.#isText && (job.input.append || job.conversion.inverse !== undefined);
  }

  read({ name: file, text }: File): void {
    const mark = text.startsWith(BOM) ? BOM : '';
    const { rows, openOn } = rowsOf(text.slice(mark.length), this.#csv.delimiter, this.#csv.quote);
    const first = rows.find(({ blank }) => !blank);
    const unclosed =
      openOn === undefined ? undefined : new Stop({ kind: 'unterminatedQuote', file, line: openOn });
    const marks = `${this.#csv.delimiter}${this.#csv.quote ?? ''}`;
    const [line = ''] = text.split('\n', 1);
    if (
      isForeign(text) ||
      (this.#csv.header && line.includes('\0')) ||
      isDense(text, marks, this.#csv.header)
    )
      throw new Stop({ kind: 'unsupportedFormat', file });
    if (!first && unclosed) throw unclosed;
    if (first && this.#csv.header && isBinary(first.cells.join(this.#csv.delimiter) + first.ending, marks))
      throw new Stop({ kind: 'unsupportedFormat', file });

    const isLater = this.#names !== undefined;
    if (first && (!isLater || this.#csv.header) && holdsReturn(first, this.#csv))
      throw returnsIn(first, file);
    if (first && !isLater) this.#begin(first, file);
    if (first && isLater && this.#csv.header) this.#compare(first, file);
    if (first) this.#foresee(rows.slice(rows.indexOf(first) + (this.#csv.header ? 1 : 0)), file);
    // A byte order mark has its place at the start and nowhere else, and only the first header is written.
    if (!isLater && this.output === '') this.#put(mark);
    const written =
      isLater && this.#csv.header ? rows.slice(first ? rows.indexOf(first) + 1 : rows.length) : rows;
    if (written.length > 0 || unclosed) this.#endLine();
    let blanks = 0;
    for (const row of written) {
      if (row.blank) {
        this.#putRow(row.cells, row);
        blanks += row.ending.split('\n').length - 1;
        continue;
      }
      // What is before the first row of the run, or before a header, is not a value.
      if (row === first && (this.#csv.header || !isLater)) blanks = 0;
      if (this.#names!.length === 1) this.#takeBlanks(blanks);
      blanks = 0;
      if (row === first && this.#csv.header)
        this.#putRow(this.#withAdded(row.cells, this.#cellsAdded(row)), row);
      else this.#convertRow(row, file);
    }
    if (unclosed) throw unclosed;
  }

  /** Counts what can only be known at the end. */
  finish(): void {
    this.counts.hasContent = this.#names !== undefined;
    this.counts.columnsWithoutNumbers = this.#labels.filter((_, slot) => !this.#slotsWithNumbers.has(slot));
  }

  /** Blank lines before a row of a table of one column are missing values. */
  #takeBlanks(count: number): void {
    this.counts.rows += count;
    this.counts.missing += count;
    for (let i = 0; i < count; i++) this.#shown.push(NOTHING);
  }

  /** What the run put out, a tensor included. */
  end(): string {
    if (this.#isText) return this.output;
    return tensorsOf(this.#shown, this.#columns.length > 1 ? this.#columns.length : undefined, this.#job);
  }

  /** The first row of the run says how many cells there are, and which are converted. */
  #begin(row: Row, file: string | undefined): void {
    const { header, isHeaderSure } = this.#csv;
    const names = this.#namesOf(row);
    const columns = columnsAsked(this.#csv, names, file);
    if (header && !isHeaderSure && holdsData(names) && !isHeaderKnown(this.#csv, names))
      throw new Stop({ kind: 'headerIsData', file });
    if (this.#csv.as !== undefined && columns.length > 1) {
      throw new Stop({
        kind: 'usage',
        text: `--as names one new column, but ${columns.length} are converted`,
      });
    }
    if (isTaken(this.#csv.as, row, columns[0]!, this.#job)) {
      throw new Stop({ kind: 'usage', text: `--as: the header already has a column "${this.#csv.as}"` });
    }
    this.#names = names;
    this.#columns = columns;
    this.#labels = columns.map((column) => (header ? names[column]! : String(column + 1)));
    if (row.ending.endsWith('\n')) this.#lineEnding = row.ending;
  }

  #compare(row: Row, file: string | undefined): void {
    const names = this.#namesOf(row);
    if (names.length !== this.#names!.length || names.some((name, i) => name !== this.#names![i])) {
      throw new Stop({ kind: 'headerMismatch', file });
    }
  }

  /** What the rows after the header show before any of them is converted. */
  #foresee(all: readonly Row[], file: string | undefined): void {
    const rows = all.filter(({ blank }) => !blank);
    const wanted = this.#names!.length;
    const { header, delimiter, bad } = this.#csv;
    const isOther = (row: Row): boolean => row.cells.length !== wanted;
    const stopOf = (row: Row): Stop =>
      holdsReturn(row, this.#csv)
        ? returnsIn(row, file)
        : new Stop({ kind: 'otherLength', file, line: row.lines[0]! });
    if (delimiter === ' ') {
      const other = rows.find(isOther);
      this.early ??= other && stopOf(other).trouble;
      return;
    }
    const [first, second] = rows;
    if (!first || !isOther(first)) return;
    if (holdsReturn(first, this.#csv)) throw returnsIn(first, file);
    const isNamed = (row: Row | undefined): boolean => row === undefined || row.cells.length === wanted + 1;
    if (header && isNamed(first) && first.cells.at(-1) !== '' && (bad === 'fail' || isNamed(second)))
      throw stopOf(first);
  }

  #namesOf({ cells }: Row): string[] {
    return cells.map((cell) => named(contentOfCell(cell, this.#csv.quote)));
  }

  #convertRow(row: Row, file: string | undefined): void {
    const { bad, append } = this.#csv;
    const place = (line: number, slot: number): Location => ({
      input: 'csv',
      file,
      line,
      column: this.#labels[slot],
    });
    const start = row.lines[0]!;
    const wanted = this.#names!.length;
    if (this.#isSwallowed(row)) throw new Stop({ kind: 'swallowedRows', file, line: start });
    this.counts.rows++;
    if (row.cells.length !== wanted) {
      if (holdsReturn(row, this.#csv)) throw returnsIn(row, file);
      if (this.#csv.delimiter === ' ') throw new Stop({ kind: 'otherLength', file, line: start });
      if (this.#hidesCells(row)) throw new Stop({ kind: 'swallowedRows', file, line: start });
    }
    if (row.cells.length > wanted) {
      if (this.#extending && bad === 'fail') throw new Stop({ kind: 'longRow', file, line: start });
      countLong(this.counts, place(start, -1));
      if (this.#extending && bad === 'skip') return;
    }
    const taken = this.#columns.map((column) => this.#take(row.cells[column]));
    const lines = this.#columns.map((column) => row.lines[column] ?? start);
    for (const [slot, { kind, content }] of taken.entries()) {
      if (kind === 'number' || kind === 'missing') continue;
      const at = place(lines[slot]!, slot);
      const isQuoted = row.cells[this.#columns[slot]!]?.startsWith(this.#csv.quote ?? '\n');
      if (kind === 'bad' && !isQuoted && content.includes('\r')) throw returnsIn(row, file);
      if (bad === 'fail') throw stopAt(at, kind, content);
      countBad(this.counts, at);
      if (bad === 'nan' && kind === 'absent' && this.#isText && !this.#extending) this.counts.untouched++;
      if (bad !== 'skip') continue;
      this.counts.skipped++;
      return;
    }
    for (const [slot, { kind, content, converted }] of taken.entries()) {
      if (kind === 'missing') this.counts.missing++;
      if (kind !== 'number') continue;
      this.#slotsWithNumbers.add(slot);
      countNumber(this.counts, place(lines[slot]!, slot), content, converted, this.#conversion);
    }
    for (const { converted } of taken) this.#shown.push(converted);
    const cells = append ? [...row.cells] : this.#replaced(row, taken);
    if (this.#extending) {
      // Filled up, so that the new cells are below their header.
      while (cells.length < wanted) cells.push('');
    }
    this.#putRow(this.#withAdded(cells, this.#newCells(taken)), row);
  }

  /**
   * Whether a quote has made one row of several: each line, read without quotes, is a row with numbers in the columns to
   * convert, and text follows the closing quote, or the number of the first line is within a domain that has two ends.
   */
  #isSwallowed({ cells }: Row): boolean {
    const { delimiter, quote, isQuoteSure } = this.#csv;
    const lines = cells.join(delimiter).split('\n');
    if (isQuoteSure || quote === undefined || this.#names!.length < 2 || lines.length === 1) return false;
    const numbers = lines.map((line) => this.#lastNumber(line.replace(/\r$/, '').split(delimiter)));
    const [first] = numbers;
    if (numbers.includes(undefined) || typeof first !== 'number') return false;
    const [min, max] = domainOf(this.#conversion.from, this.#conversion.base);
    const isWithin = first > min && first < max && max - min < Infinity;
    return isWithin || cells.some((cell) => cell.startsWith(quote) && isFollowed(cell, quote, '\n'));
  }

  /** Whether a short row lacks the cells that a stray quote swallows, before the last column to convert. */
  #hidesCells({ cells }: Row): boolean {
    const { delimiter, quote, isQuoteSure } = this.#csv;
    if (isQuoteSure || quote === undefined || cells.length >= this.#names!.length) return false;
    const plain = cells.join(delimiter).split(delimiter);
    if (typeof this.#lastNumber(plain) !== 'number') return false;
    const last = Math.max(...this.#columns);
    const [before] = parts(plain[last]!, quote);
    const limit = plain.slice(0, last).join(delimiter).length + Math.min(last, 1) + before.length;
    const starts = cells.map((_, i) => cells.slice(0, i).join(delimiter).length + Math.min(i, 1));
    return cells.some(
      (cell, i) => starts[i]! < limit && cell.startsWith(quote) && isFollowed(cell, quote, delimiter),
    );
  }

  /** The last number of a row in the columns to convert; undefined if it is not a row. */
  #lastNumber(cells: readonly string[]): number | 'missing' | undefined {
    if (cells.length !== this.#names!.length) return undefined;
    const taken = this.#columns.toSorted((a, b) => a - b).map((column) => this.#take(cells[column]));
    if (taken.some(({ kind }) => kind === 'bad')) return undefined;
    const last = taken.findLast(({ kind }) => kind === 'number');
    return last ? this.#numberOf(last.content) : 'missing';
  }

  /** The number of a cell: 5% is 5 where percentages are converted. */
  #numberOf(content: string): number | undefined {
    return numberOf(this.#conversion.from === 'percent' ? content.replace(/%$/, '') : content);
  }

  #take(cell: string | undefined): Taken {
    if (cell === undefined) return ABSENT;
    const [before, content, after] = parts(cell, this.#csv.quote);
    const lower = content.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    if (isMissing(decoded(lower), this.#csv.missing))
      return { kind: 'missing', before, content, after, converted: NOTHING };
    const converted = this.#convert(content);
    return { kind: converted ? 'number' : 'bad', before, content, after, converted: converted ?? NOTHING };
  }

  /** The row with its numbers replaced: what is round them in the cells stays. */
  #replaced(row: Row, taken: readonly Taken[]): string[] {
    const cells = [...row.cells];
    for (const [slot, cell] of taken.entries()) {
      if (cell.kind === 'absent' || !this.#isWritten(cell)) continue;
      cells[this.#columns[slot]!] = cell.before + this.#spell(cell.converted.result) + cell.after;
    }
    return cells;
  }

  /** Results and the recovered value, one for each column. */
  #newCells(taken: readonly Taken[]): string[][] {
    const column = (part: 'result' | 'back'): string[] =>
      taken.map((cell) => (this.#isWritten(cell) ? this.#spell(cell.converted[part]) : ''));
    return [
      ...(this.#extending && this.#csv.append ? [column('result')] : []),
      ...(this.#extending && this.#conversion.inverse ? [column('back')] : []),
    ];
  }

  /** A row with its new cells: at the end, or each after its column. */
  #withAdded(cells: readonly string[], added: readonly (readonly string[])[]): string[] {
    if (!this.#csv.after) return cells.toSpliced(this.#names!.length, 0, ...added.flat());
    return cells.flatMap((cell, column) => {
      const slot = this.#columns.indexOf(column);
      return slot < 0 ? [cell] : [cell, ...added.map((some) => some[slot]!)];
    });
  }

  #isWritten({ kind }: Taken): boolean {
    return kind === 'number' || (kind !== 'missing' && this.#csv.bad === 'nan');
  }

  #spell(value: number): string {
    return spell(value, this.#job.digits, this.#conversion.dtype);
  }

  /** Spelled with the header's own bytes. */
  #cellsAdded(header: Row): string[][] {
    const names = this.#columns.map((column) => contentOfCell(header.cells[column]!, this.#csv.quote));
    return this.#extending ? cellsAdded(names, this.#conversion, this.#csv) : [];
  }

  #put(text: string): void {
    if (this.#isText) this.output += text;
  }

  #putRow(cells: readonly string[], { ending }: Row): void {
    this.#put(cells.join(this.#csv.delimiter) + ending);
    this.#open = ending.endsWith('\n') ? undefined : ending.endsWith('\r') ? '\r' : '';
  }

  /** Ends the line of the row that an earlier file left open. */
  #endLine(): void {
    if (this.#open !== undefined) this.#put(this.#open === '\r' ? '\n' : this.#lineEnding);
    this.#open = undefined;
  }
}

/** Whether a quoted cell that holds a character has text after the closing quote. */
function isFollowed(cell: string, quote: string, held: string): boolean {
  let at = 1;
  while (at < cell.length && (cell[at] !== quote || cell[at + 1] === quote)) at += cell[at] === quote ? 2 : 1;
  return at + 1 < cell.length && cell.slice(0, at).includes(held);
}

function returnsIn({ lines }: Row, file: string | undefined): Stop {
  return new Stop({ kind: 'crLineEndings', file, line: lines[0]! });
}

/** Whether the name that a new column is to have is that of another one already. */
function isTaken(
  as: string | undefined,
  { cells }: Row,
  column: number,
  { input, conversion }: CsvJob,
): boolean {
  if (as === undefined) return false;
  const names = cells.map((cell) => named(contentOfCell(cell, input.quote)));
  return names.includes(as) || (conversion.inverse !== undefined && as === `${names[column]}_recovered`);
}

/** A nan is one with any sign. */
function isMissing(lower: string, spellings: readonly string[]): boolean {
  const unsigned = (text: string): string => (/^[+-]nan$/.test(text) ? 'nan' : text);
  return spellings.map(unsigned).includes(unsigned(lower));
}

/** A cell as what is before its content, the content, and what is after it. */
function parts(cell: string, quote: string | undefined): [string, string, string] {
  let from = 0;
  let to = cell.length;
  const trim = (): void => {
    while (from < to && SPACE.includes(cell.charAt(from))) from++;
    while (to > from && SPACE.includes(cell.charAt(to - 1))) to--;
  };
  trim();
  if (to - from >= 2 && cell[from] === quote && cell[to - 1] === quote) {
    from++;
    to--;
    trim();
  }
  return [cell.slice(0, from), cell.slice(from, to), cell.slice(to)];
}

function stopAt({ file, line, column }: Location, kind: Taken['kind'], content: string): Stop {
  if (kind === 'absent') return new Stop({ kind: 'shortRow', file, line, column });
  return new Stop({ kind: 'invalidNumber', file, line, column, text: decoded(content) });
}
