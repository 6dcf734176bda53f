import type { Dots } from './braille.ts';

/** A field of dots for terminals that have only ASCII: a star for each character that has one. */
export function createStars(columns: number, lines: number): Dots {
  const stars = new Uint8Array(columns * lines);
  return {
    width: columns,
    height: lines,
    set(x, y) {
      if (x >= 0 && x < columns && y >= 0 && y < lines) stars[y * columns + x] = 1;
    },
    character: (column, line) => (stars[line * columns + column] === 1 ? '*' : ' '),
  };
}
