import { count } from '../core/count.ts';
import { printable, shortened } from '../core/printable.ts';

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
export function alignedText(columns: readonly AlignedColumn[], width = Infinity): string {
  const all = columns.map(({ cells, wanted }) => {
    const texts = cells.map((cell) => printable(shortened(cell.trim())));
    return { texts, wanted, size: Math.max(...texts.map(sizeOf)) };
  });
  let room = width + GAP.length - sum(all.filter(({ wanted }) => wanted));
  const kept = all.filter((column) => {
    if (column.wanted) return true;
    room -= column.size + GAP.length;
    return room >= 0;
  });
  const rows = kept.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const padded = kept.map(({ texts, wanted, size }) =>
    texts.map(wanted || areNumbers(texts) ? right(size) : left(size)),
  );
  const lines = Array.from({ length: rows }, (_, row) =>
    padded
      .map((cells) => cells[row]!)
      .join(GAP)
      .trimEnd(),
  );
  const missing = all.length - kept.length;
  if (missing > 0) lines.push(`(${count(missing, 'more column')})`);
  return lines.map((line) => `${line}\n`).join('');
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

function left(size: number): (text: string) => string {
  return (text) => text + ' '.repeat(size - sizeOf(text));
}

function right(size: number): (text: string) => string {
  return (text) => ' '.repeat(size - sizeOf(text)) + text;
}
