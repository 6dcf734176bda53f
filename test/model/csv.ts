/**
 * The CSV conversion once more, as slow and as plain as the contract reads: all of a file as Latin-1 text, a character at
 * a time. It shares no code with the product but the function itself.
 */
import { logit, sigmoid } from '../../src/core/convert.ts';

export interface Wanted {
  /** 0-based columns to convert, in the order asked for. */
  readonly columns: readonly number[];
  readonly delimiter: string;
  readonly quote: string | undefined;
  readonly header: boolean;
  readonly append: boolean;
  /** Only with `append`. */
  readonly after: boolean;
  readonly inverse: boolean;
  readonly direction: 'logit' | 'sigmoid';
  readonly bad: 'fail' | 'keep' | 'nan' | 'skip';
}

export interface Result {
  readonly output: string;
  /** The line on which the cell or row starts that stopped it, or the quote that never closes. */
  readonly failedOn: number | undefined;
}

interface Row {
  /** As they stand in the file, quotes and all. */
  readonly cells: readonly string[];
  /** The line on which each cell starts. */
  readonly lines: readonly number[];
  /** `\n`, `\r\n`, a last `\r`, or nothing. */
  readonly ending: string;
  readonly blank: boolean;
}

/** The rows of a text, and the line of a quote that never closes. */
export function rowsOf(
  text: string,
  delimiter: string,
  quote: string | undefined,
): { rows: Row[]; openOn: number | undefined } {
  const rows: Row[] = [];
  let cells: string[] = [];
  let lines: number[] = [];
  let cell = '';
  let line = 1;
  let cellLine = 1;
  let quoted = false;

  const endCell = (): void => {
    cells.push(cell);
    lines.push(cellLine);
    cell = '';
    cellLine = line;
  };
  const endRow = (newline: string): void => {
    const carriageReturn = cell.endsWith('\r') ? '\r' : '';
    cell = cell.slice(0, cell.length - carriageReturn.length);
    endCell();
    rows.push({
      cells,
      lines,
      ending: carriageReturn + newline,
      blank: cells.length === 1 && cells[0] === '',
    });
    cells = [];
    lines = [];
  };

  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\n') line++;
    if (quoted) {
      cell += character;
      if (character === quote && text[i + 1] === quote) cell += text[++i];
      else if (character === quote) quoted = false;
    } else if (character === quote && cell === '') {
      quoted = true;
      cell = character;
    } else if (character === '\n') {
      endRow('\n');
      cellLine = line;
    } else if (character === delimiter) endCell();
    else cell += character;
  }
  if (quoted) return { rows, openOn: cellLine };
  if (cell !== '' || cells.length > 0) endRow('');
  return { rows, openOn: undefined };
}

const SPACE = ' \t\n\v\f\r';
const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity|nan)$/i;
const MISSING: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', 'null', 'none']);

type Kind = 'number' | 'missing' | 'bad' | 'absent';

interface Taken {
  readonly kind: Kind;
  readonly before: string;
  readonly number: number;
  readonly after: string;
}

/** A cell as the spaces and quotes round its content, and the number. */
function take(cell: string | undefined, quote: string | undefined): Taken {
  if (cell === undefined) return { kind: 'absent', before: '', number: NaN, after: '' };
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
  const content = cell.slice(from, to);
  const kind = MISSING.has(content.toLowerCase()) ? 'missing' : NUMBER.test(content) ? 'number' : 'bad';
  return {
    kind,
    before: cell.slice(0, from),
    number: kind === 'number' ? numberOf(content) : NaN,
    after: cell.slice(to),
  };
}

function numberOf(text: string): number {
  const infinite = /^([+-]?)inf(?:inity)?$/i.exec(text);
  return infinite ? Number(`${infinite[1]}Infinity`) : Number(text);
}

/** What becomes of the bytes of one file. Columns have to be there. */
export function convertCsv(text: string, wanted: Wanted): Result {
  const { delimiter, quote } = wanted;
  const mark = text.startsWith('\xef\xbb\xbf') ? '\xef\xbb\xbf' : '';
  const { rows, openOn } = rowsOf(text.slice(mark.length), delimiter, quote);
  let output = mark;
  let length: number | undefined;
  for (const row of rows) {
    if (row.blank) {
      output += row.ending;
      continue;
    }
    const first = length === undefined;
    length ??= row.cells.length;
    const converted =
      first && wanted.header
        ? withAdded(row.cells, addedNames(row.cells, wanted), wanted)
        : convertRow(row, length, wanted);
    if (typeof converted === 'number') return { output, failedOn: converted };
    if (converted.length > 0) output += converted.join(delimiter) + row.ending;
  }
  return { output, failedOn: openOn };
}

/** The cells of the row, none if it is dropped, or the line that stops everything. */
function convertRow(row: Row, length: number, wanted: Wanted): string[] | number {
  const { columns, quote, append, inverse, bad } = wanted;
  const extending = append || inverse;
  if (extending && row.cells.length > length)
    return bad === 'fail' ? row.lines[0]! : bad === 'skip' ? [] : [...row.cells];

  const taken = columns.map((column) => take(row.cells[column], quote));
  const worst = taken.findIndex(({ kind }) => kind === 'bad' || kind === 'absent');
  if (worst >= 0 && bad === 'fail') {
    return taken[worst]!.kind === 'bad' ? row.lines[columns[worst]!]! : row.lines[0]!;
  }
  if (worst >= 0 && bad === 'skip') return [];

  const there = wanted.direction === 'logit' ? logit : sigmoid;
  const back = wanted.direction === 'logit' ? sigmoid : logit;
  const has = ({ kind }: Taken): boolean => kind === 'number' || (kind !== 'missing' && bad === 'nan');
  const cells = [...row.cells];
  if (!append) {
    for (const [i, column] of columns.entries()) {
      const cell = taken[i]!;
      if (cell.kind !== 'absent' && has(cell))
        cells[column] = cell.before + spell(there(cell.number)) + cell.after;
    }
  }
  if (extending) cells.push(...Array<string>(Math.max(0, length - cells.length)).fill(''));
  const spelled = (convert: (number: number) => number): string[] =>
    taken.map((cell) => (has(cell) ? spell(convert(cell.number)) : ''));
  const added = [
    ...(append ? [spelled(there)] : []),
    ...(inverse ? [spelled((number) => back(there(number)))] : []),
  ];
  return withAdded(cells, added, wanted);
}

/** New cells, `added` for each column in the order asked for: all at the end, or each behind its column. */
function withAdded(
  cells: readonly string[],
  added: readonly (readonly string[])[],
  { columns, after }: Wanted,
): string[] {
  if (!after) return [...cells, ...added.flat()];
  return cells.flatMap((cell, column) => {
    const slot = columns.indexOf(column);
    return slot < 0 ? [cell] : [cell, ...added.map((some) => some[slot]!)];
  });
}

/** Only for names that need no quotes. */
function addedNames(header: readonly string[], { columns, append, inverse, direction }: Wanted): string[][] {
  const names = columns.map((column) => header[column]!);
  return [
    ...(append ? [names.map((name) => `${name}_${direction}`)] : []),
    ...(inverse ? [names.map((name) => `${name}_recovered`)] : []),
  ];
}

function spell(value: number): string {
  return String(value).replace('Infinity', 'inf').replace('NaN', 'nan');
}
