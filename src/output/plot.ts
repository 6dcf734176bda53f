import { SCALES, titleOf, type ScaleName } from '../job/scale.ts';
import { Canvas, type CanvasStyle } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** The text of the number next to the point. */
  readonly label: string;
}

/** Characters and colours for the parts of a plot. */
export interface PlotStyle extends CanvasStyle {
  readonly glyphs: Glyphs;
  readonly label: (text: string) => string;
}

type Range = readonly [from: number, to: number];

/** Log-odds, and logarithms of the like, that are shown at least: most of the bend. */
const MIN_SHOWN = 4;

const LINES = 13;
/** Columns before the curve: a label and the axis. */
const MARGIN = 9;
/** A curve wider than this shows no more. */
const WIDEST = 80;
/** Of more points than this only some would have room for their labels. */
const MAX_LABELS = 40;

/**
 * The curve with the points on it, their labels next to them where there is room, and what the axes are. Log-odds are shown as far
 * out as the points reach, the infinite ones at the edge, and so are probabilities outside [0, 1]; a nan is nowhere.
 * @param curve the function that is drawn
 */
export function plotText(
  curve: (x: number) => number,
  points: readonly Point[],
  { from, to, base }: { readonly from: ScaleName; readonly to: ScaleName; readonly base: number },
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
  const { glyphs } = style;
  const dots = glyphs.dots(columns, LINES);
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
  const canvas = new Canvas(columns, LINES, (column, line) => dots.character(column, line));
  const places = new Map<
    number,
    { readonly column: number; readonly line: number; readonly label: string }
  >();
  for (const { x, y, label } of seen) {
    const column = Math.floor((dotX(x) * columns) / dots.width);
    const line = Math.floor((dotY(y) * LINES) / dots.height);
    if (!places.has(line * columns + column)) places.set(line * columns + column, { column, line, label });
  }
  for (const { column, line } of places.values()) canvas.put(column, line, glyphs.point);
  for (const { column, line, label } of [...places.values()].slice(0, MAX_LABELS))
    canvas.label(column, line, label);

  const axis = (line: number): string => {
    const label = { 0: up[1], [(LINES - 1) / 2]: (up[0] + up[1]) / 2, [LINES - 1]: up[0] }[line];
    return style.label(`${printed(label).padStart(MARGIN - 2)} ${glyphs.axis.vertical}`);
  };
  return [
    style.label(titleAbove(titleOf(to, base))),
    ...canvas.toLines(style).map((drawn, line) => axis(line) + drawn),
    ...below(across, columns, titleOf(from, base), glyphs).map((line) => style.label(line)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** A range that contains all finite values: that of the scale if it is bounded, otherwise one from 0 or around 0. */
function rangeOf(scale: ScaleName, values: readonly number[]): Range {
  const { quantity, bins } = SCALES[scale];
  if (quantity === 'prob' || quantity === 'percent') return bins;
  const max = values
    .filter(Number.isFinite)
    .reduce((farthest, value) => Math.max(farthest, Math.abs(value)), MIN_SHOWN);
  return [bins[0] < 0 ? -max : 0, bins[1] > 0 ? max : 0];
}

/** The position of a value in dots, clamped to the range. */
function at(value: number, [from, to]: Range, count: number): number {
  const share = (Math.min(to, Math.max(from, value)) - from) / (to - from);
  return Math.round(share * (count - 1));
}

/** The title of the vertical axis, above its labels, as far as there is room. */
function titleAbove(title: string): string {
  return title.padStart(MARGIN - 2);
}

function below([from, to]: Range, columns: number, title: string, { axis }: Glyphs): string[] {
  const half = Math.floor(columns / 2);
  const middle = printed((from + to) / 2);
  const end = printed(to);
  const labels = printed(from).padEnd(half) + middle + end.padStart(columns - half - middle.length);
  const indent = ' '.repeat(MARGIN);
  return [
    `${' '.repeat(MARGIN - 1)}${axis.corner}${axis.horizontal.repeat(columns)}`,
    `${indent}${labels}`,
    `${indent}${' '.repeat(Math.max(0, half - Math.floor(title.length / 2)))}${title}`,
  ];
}

function printed(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(3)));
}
