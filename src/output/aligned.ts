import { plural } from '../text/plural.ts';
import { escapeControls, truncate } from '../text/escape.ts';

/** A column of cells, its header first. */
export interface AlignedColumn {
  readonly cells: readonly string[];
  /** True: it holds what is looked for, and stays where there is no room for all. */
  readonly wanted: boolean;
}

const GAP = '  ';

/**
 * The columns side by side for people to look at, numbers and what is wanted to the right, text to the left. Where `width` is not enough,
 * the last columns that are not wanted are left out, and a line says how many.
 */
export function alignedText(columns: Iterable<AlignedColumn>, width = Infinity): string {
  const all: Measured[] = [];
  let missing = 0;
  let unwanted = 0;
  for (const { cells, wanted } of columns) {
    const texts = cells.map((cell) => escapeControls(truncate(cell.trim())));
    const size = Math.max(...texts.map(sizeOf));
    if (!wanted) unwanted += size + GAP.length;
    // Of a million columns that have no room nothing is kept.
    if (!wanted && unwanted > width + GAP.length) missing++;
    else all.push({ texts, wanted, size });
  }
  let room = width + GAP.length - sum(all.filter(({ wanted }) => wanted));
  const kept = all.filter((column) => {
    if (column.wanted) return true;
    room -= column.size + GAP.length;
    return room >= 0;
  });
  missing += all.length - kept.length;
  const rows = kept.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const lines: string[][] = Array.from({ length: rows }, () => []);
  for (const { texts, wanted, size } of kept) {
    const pad = wanted || areNumbers(texts) ? right : left;
    for (const [row, text] of texts.entries()) lines[row]!.push(pad(text, size));
  }
  const end = missing > 0 ? `(${plural(missing, 'more column')})\n` : '';
  return lines.map((cells) => `${cells.join(GAP).trimEnd()}\n`).join('') + end;
}

interface Measured {
  /** Its cells, as they are shown. */
  readonly texts: readonly string[];
  readonly wanted: boolean;
  /** How wide it is. */
  readonly size: number;
}

function sum(columns: readonly { readonly size: number }[]): number {
  return columns.reduce((total, { size }) => total + size + GAP.length, 0);
}

/** Characters, as far as that can be told without the terminal's font. */
function sizeOf(text: string): number {
  return Array.from(text).length;
}

/** Whether all below the first cell are numbers, or empty. */
function areNumbers([, ...texts]: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => /^\s*(?:[+-]?(?:[\d.]|inf)|nan|$)/i.test(text));
}

function left(text: string, size: number): string {
  return text + ' '.repeat(size - sizeOf(text));
}

function right(text: string, size: number): string {
  return ' '.repeat(size - sizeOf(text)) + text;
}
