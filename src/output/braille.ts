/** A grid of dots, two by four in each character. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  /** Sets a dot, at a position from the left and from the top. Dots outside the grid are not drawn. */
  set(x: number, y: number): void;
  /** The character at a column and line; a space if it has no dot. */
  character(column: number, line: number): string;
}

/** The bit of each dot, row by row, in the characters from U+2800 on. */
const BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
const BLANK = 0x2800;

export function createDots(columns: number, lines: number): Dots {
  const cells = new Uint8Array(columns * lines);
  const width = 2 * columns;
  const height = 4 * lines;
  return {
    width,
    height,
    set(x, y) {
      if (x < 0 || x >= width || y < 0 || y >= height) return;
      cells[Math.floor(y / 4) * columns + Math.floor(x / 2)]! |= BITS[2 * (y % 4) + (x % 2)]!;
    },
    character(column, line) {
      const bits = cells[line * columns + column]!;
      return bits === 0 ? ' ' : String.fromCharCode(BLANK + bits);
    },
  };
}
