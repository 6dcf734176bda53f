import type { Dots } from './braille.ts';

/** A grid of dots for terminals with only ASCII: a character with a dot is a star. */
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
