import { SCALES, type ScaleName } from '../job/scale.ts';
import { createDots } from './braille.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Colours for the parts of a plot. */
export interface PlotStyle {
  readonly label: (text: string) => string;
  readonly curve: (text: string) => string;
  readonly point: (text: string) => string;
}

type Range = readonly [from: number, to: number];

/** Log-odds, and logarithms of the like, that are shown at least: most of the bend. */
const LEAST_SHOWN = 4;

const MARK = '●';
const LINES = 13;
/** Columns for what stands before the curve: a label and the axis. */
const MARGIN = 9;
/** A curve wider than this shows no more. */
const WIDEST = 80;

/**
 * The curve with the points on it. Log-odds are shown as far out as the points reach, the infinite ones at the edge, and so
 * are probabilities outside [0, 1]; a nan is nowhere.
 * @param curve the function that is drawn
 */
export function plotText(
  curve: (x: number) => number,
  points: readonly Point[],
  { from, to }: { readonly from: ScaleName; readonly to: ScaleName },
  width: number,
  style: PlotStyle,
): string {
  const seen = points.filter(({ x, y }) => !Number.isNaN(x) && !Number.isNaN(y));
  const across = rangeOf(
    from,
    seen.map(({ x }) => x),
  );
  const up = rangeOf(
    to,
    seen.map(({ y }) => y),
  );
  const columns = Math.max(10, Math.min(width, WIDEST) - MARGIN - 1);
  const dots = createDots(columns, LINES);
  const dotX = (x: number): number => at(x, across, dots.width);
  const dotY = (y: number): number => dots.height - 1 - at(y, up, dots.height);

  let before: number | undefined;
  for (let dot = 0; dot < dots.width; dot++) {
    const [start, end] = across;
    const y = dotY(curve(start + ((end - start) * dot) / (dots.width - 1)));
    // Where it is steep, the dots between belong to it.
    for (let between = Math.min(y, before ?? y); between <= Math.max(y, before ?? y); between++)
      dots.set(dot, between);
    before = y;
  }
  const marks = new Set(seen.map(({ x, y }) => Math.floor(dotY(y) / 4) * columns + Math.floor(dotX(x) / 2)));
  const lines = Array.from({ length: LINES }, (_, line) => {
    const label = { 0: up[1], [(LINES - 1) / 2]: (up[0] + up[1]) / 2, [LINES - 1]: up[0] }[line];
    const cells = Array.from({ length: columns }, (_unused, column) =>
      marks.has(line * columns + column) ? MARK : dots.character(column, line),
    );
    const drawn = cells
      .join('')
      .trimEnd()
      .replaceAll(/\u25cf+|[^\u25cf]+/g, (part) =>
        part.startsWith(MARK) ? style.point(part) : style.curve(part),
      );
    return style.label(`${spelled(label).padStart(MARGIN - 2)} │`) + drawn;
  });
  return [...lines, ...axis(across, columns).map((line) => style.label(line))]
    .map((line) => `${line}\n`)
    .join('');
}

/** A range that holds all of the values that are finite: that of the scale where it has ends, else one from 0, or around it. */
function rangeOf(scale: ScaleName, values: readonly number[]): Range {
  const { quantity, bins } = SCALES[scale];
  if (quantity === 'prob' || quantity === 'percent') return bins;
  const most = values
    .filter(Number.isFinite)
    .reduce((farthest, value) => Math.max(farthest, Math.abs(value)), LEAST_SHOWN);
  return [bins[0] < 0 ? -most : 0, bins[1] > 0 ? most : 0];
}

/** The dot of a value; beyond the range, that of its end. */
function at(value: number, [from, to]: Range, count: number): number {
  const share = (Math.min(to, Math.max(from, value)) - from) / (to - from);
  return Math.round(share * (count - 1));
}

function axis([from, to]: Range, columns: number): string[] {
  const half = Math.floor(columns / 2);
  const middle = spelled((from + to) / 2);
  const end = spelled(to);
  const labels = spelled(from).padEnd(half) + middle + end.padStart(columns - half - middle.length);
  return [`${' '.repeat(MARGIN - 1)}└${'─'.repeat(columns)}`, `${' '.repeat(MARGIN)}${labels}`];
}

function spelled(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(3)));
}
