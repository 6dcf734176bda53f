/** Colours for the parts of a picture. */
export interface CanvasStyle {
  readonly curve: (text: string) => string;
  readonly point: (text: string) => string;
}

/** The characters of a plot, and which of them belong to points. */
export class Canvas {
  readonly #cells: readonly string[][];
  readonly #isPoint: readonly boolean[][];
  readonly #columns: number;

  /** @param character returns the characters of the curve */
  constructor(columns: number, lines: number, character: (column: number, line: number) => string) {
    this.#columns = columns;
    this.#cells = Array.from({ length: lines }, (_line, line) =>
      Array.from({ length: columns }, (_column, column) => character(column, line)),
    );
    this.#isPoint = this.#cells.map((cells) => cells.map(() => false));
  }

  put(column: number, line: number, text: string): void {
    for (const [i, character] of Array.from(text).entries()) {
      this.#cells[line]![column + i] = character;
      this.#isPoint[line]![column + i] = true;
    }
  }

  /** Writes a label next to a point where there is room; nowhere if there is none. */
  label(column: number, line: number, text: string): void {
    const { length } = text;
    const right = column + 2;
    const left = column - 1 - length;
    const middle = column - Math.floor(length / 2);
    const places = [
      [right, line],
      [left, line],
      [right + 1, line],
      [left - 1, line],
      [left + 1, line - 1],
      [right - 1, line + 1],
      [right - 1, line - 1],
      [left + 1, line + 1],
      [middle, line - 1],
      [middle, line + 1],
    ] as const;
    const place = places.find(([start, row]) => this.#isFree(start, row, length));
    if (place) this.put(...place, text);
  }

  /** Whether `length` characters and their neighbours are empty. */
  #isFree(start: number, line: number, length: number): boolean {
    if (start < 0 || start + length > this.#columns || line < 0 || line >= this.#cells.length) return false;
    return this.#cells[line]!.slice(Math.max(0, start - 1), start + length + 1).every((cell) => cell === ' ');
  }

  toLines({ point, curve }: CanvasStyle): string[] {
    return this.#cells.map((cells, line) => {
      const end = cells.findLastIndex((cell) => cell !== ' ') + 1;
      let drawn = '';
      for (let start = 0; start < end;) {
        const isPoint = this.#isPoint[line]![start]!;
        const next = this.#isPoint[line]!.indexOf(!isPoint, start);
        const stop = next < 0 || next > end ? end : next;
        const part = cells.slice(start, stop).join('');
        drawn += isPoint ? point(part) : curve(part);
        start = stop;
      }
      return drawn;
    });
  }
}
