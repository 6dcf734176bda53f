import { createDots, type Dots } from './braille.ts';
import { createStars } from './stars.ts';

/** The characters for pictures. */
export interface Glyphs {
  /** The bars of a histogram within a line, from empty to full height, in equal steps. */
  readonly bars: readonly string[];
  /** The character of a bar in a row of a table. */
  readonly row: string;
  /** A bar of progress: done and to do. */
  readonly done: string;
  readonly left: string;
  /** A curve. */
  readonly dots: (columns: number, lines: number) => Dots;
  /** A point on a curve. */
  readonly point: string;
  readonly axis: { readonly vertical: string; readonly corner: string; readonly horizontal: string };
  readonly plusMinus: string;
}

export const UNICODE: Glyphs = {
  bars: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  row: '▇',
  done: '█',
  left: '░',
  dots: createDots,
  point: '●',
  axis: { vertical: '│', corner: '└', horizontal: '─' },
  plusMinus: '±',
};

export const ASCII: Glyphs = {
  bars: [' ', '.', ':', '#'],
  row: '#',
  done: '#',
  left: '-',
  dots: createStars,
  point: 'O',
  axis: { vertical: '|', corner: '+', horizontal: '-' },
  plusMinus: '+/-',
};
