import { displayWidth, fitted } from '../text/displayWidth.ts';
import { escapeControls, truncate } from '../text/escape.ts';
import { plural } from '../text/plural.ts';

/** A column of cells, its header first. */
export interface AlignedColumn {
  readonly cells: readonly string[];
  /** True: it is a converted column or a result, so it is hidden last. */
  readonly wanted: boolean;
}

export interface AlignedStyle {
  /** The width of the terminal; undefined: no limit. */
  readonly width: number | undefined;
  /** How many wanted columns are shown or hidden together: a converted column and its results. */
  readonly group: number;
  readonly header: (line: string) => string;
}

const GAP = '  ';

/** The largest width of a cell. In a narrow terminal it is smaller, so that a group of columns fits. */
const WIDEST = 60;

/**
 * A table of columns for people: numbers and wanted columns are aligned to the right, text to the left. If the terminal is too
 * narrow, the last columns are hidden, unwanted ones first, and a line names them.
 */
export function alignedText(columns: Iterable<AlignedColumn>, style: AlignedStyle): string {
  const { width = Infinity, group } = style;
  const limit = Math.min(WIDEST, Math.max(1, Math.floor((width + GAP.length) / group) - GAP.length));
  const measured: Measured[] = [];
  let others = 0;
  let dropped = 0;
  const droppedNames: string[] = [];
  for (const { cells, wanted } of columns) {
    const texts = cells.map((cell) => fitted(escapeControls(truncate(cell.trim())), limit));
    const size = texts.reduce((max, text) => Math.max(max, displayWidth(text)), 0);
    if (!wanted) others += size + GAP.length;
    if (wanted || others <= width + GAP.length) measured.push({ texts, wanted, size });
    else if (dropped++ < width) droppedNames.push(texts[0]!); // Of a million columns no more names are kept than a line holds.
  }
  const shown = fitting(measured, width, group);
  const hidden = measured.filter((column) => !shown.has(column));
  const [header, ...lines] = linesOf(measured.filter((column) => shown.has(column)));
  if (header === undefined) return '';
  const count = hidden.length + dropped;
  const names = [...hidden.map(({ texts: [name] }) => name!), ...droppedNames];
  const end = count === 0 ? [] : [hiddenColumns(count, names, width)];
  return [style.header(header), ...lines, ...end].map((line) => `${line}\n`).join('');
}

interface Measured {
  /** The text of its cells. */
  readonly texts: readonly string[];
  readonly wanted: boolean;
  /** The width of its widest cell. */
  readonly size: number;
}

/** The columns that fit: groups of wanted ones, at least the first, then others. */
function fitting(columns: readonly Measured[], width: number, group: number): Set<Measured> {
  const shown = new Set<Measured>();
  let room = width + GAP.length;
  const wanted = columns.filter((column) => column.wanted);
  for (let first = 0; first < wanted.length; first += group) {
    const together = wanted.slice(first, first + group);
    room -= together.reduce((sum, { size }) => sum + size + GAP.length, 0);
    if (room < 0 && first > 0) return shown;
    for (const column of together) shown.add(column);
  }
  for (const column of columns) {
    if (column.wanted) continue;
    room -= column.size + GAP.length;
    if (room < 0) break;
    shown.add(column);
  }
  return shown;
}

function linesOf(columns: readonly Measured[]): string[] {
  const rows = columns.reduce((max, { texts }) => Math.max(max, texts.length), 0);
  const lines: string[][] = Array.from({ length: rows }, () => []);
  for (const { texts, wanted, size } of columns) {
    const isRight = wanted || areNumbers(texts);
    for (const [row, text] of texts.entries()) {
      const padding = ' '.repeat(size - displayWidth(text));
      lines[row]!.push(isRight ? padding + text : text + padding);
    }
  }
  return lines.map((cells) => cells.join(GAP).trimEnd());
}

/** The line about hidden columns: how many, and as many names as fit. */
function hiddenColumns(count: number, names: readonly string[], width: number): string {
  const omitted = `... and ${plural(count, 'more column')}`;
  let line = omitted;
  for (const [i, name] of names.entries()) {
    const longer = `${line}${i === 0 ? ':' : ','} ${name}`;
    const isLast = i === count - 1;
    if (displayWidth(isLast ? longer : `${longer}, ...`) > width) return i === 0 ? omitted : `${line}, ...`;
    line = longer;
  }
  return names.length < count ? `${line}, ...` : line;
}

/** Whether all cells after the first are numbers or empty. */
function areNumbers([, ...texts]: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => /^\s*(?:[+-]?(?:[\d.]|inf)|nan|$)/i.test(text));
}
