/** The record machine once more, a character at a time: all of a file as Latin-1 text. */

export interface Row {
  /** As they are in the file, quotes and all. */
  readonly cells: readonly string[];
  /** The line on which each cell starts. */
  readonly lines: readonly number[];
  /** `\n`, `\r\n`, a last `\r`, or nothing; of blank lines all of them together. */
  readonly ending: string;
  readonly blank: boolean;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** The line of a quote that never closes. */
  readonly openOn: number | undefined;
}

/** All rows of a text, those before a quote that never closes included. */
export function rowsOf(text: string, delimiter: string, quote: string | undefined): Rows {
  const rows: Row[] = [];
  let cells: string[] = [];
  let lines: number[] = [];
  let start = 0;
  let line = 1;
  let cellLine = 1;
  let quoted = false;

  const endCell = (end: number): void => {
    cells.push(text.slice(start, end));
    lines.push(cellLine);
    start = end + 1;
    cellLine = line;
  };
  const endRow = (end: number, newline: string): void => {
    const isReturn = end > start && text[end - 1] === '\r';
    const ending = (isReturn ? '\r' : '') + newline;
    const before = rows.at(-1);
    if (cells.length === 0 && end - start === (isReturn ? 1 : 0)) {
      if (before?.blank) rows[rows.length - 1] = { ...before, ending: before.ending + ending };
      else rows.push({ cells: [''], lines: [cellLine], ending, blank: true });
    } else {
      endCell(end - (isReturn ? 1 : 0));
      rows.push({ cells, lines, ending, blank: false });
    }
    cells = [];
    lines = [];
    start = end + 1;
    cellLine = line;
  };

  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '\n') line++;
    if (quoted) {
      if (character === quote && text[i + 1] === quote) i++;
      else if (character === quote) quoted = false;
    } else if (character === quote && i === start) quoted = true;
    else if (character === '\n') endRow(i, '\n');
    else if (character === delimiter) endCell(i);
  }
  if (quoted) return { rows, openOn: cellLine };
  if (start < text.length || cells.length > 0) endRow(text.length, '');
  return { rows, openOn: undefined };
}
