/** The counts of a run, and how the counts of two parts of an input merge to those of the whole. */
import type { Kernel } from '../../src/engine/kernel.ts';
import { ColumnAt, Count, Seen, Sketch, SketchAt } from '../../src/kernel/abi.ts';
import type { Occurrence, RunStats } from '../../src/message/runStats.ts';

/** All data that the kernel keeps for a column. A check has no results. */
export interface Column {
  readonly min: readonly number[];
  readonly max: readonly number[];
  readonly infinite: readonly number[];
  readonly bins: readonly number[];
  readonly counts: readonly number[];
  /** Exact sums, as integers. */
  readonly sums: readonly bigint[];
  readonly failing: number;
  /** The lines and values of the first values that fail. */
  readonly places: readonly (readonly number[])[];
  /** The sketch: the number of numbers, the first of them, and the buckets that are not empty. */
  readonly total: number;
  readonly kept: readonly number[];
  readonly buckets: ReadonlyMap<number, number>;
  /** The flags of values in the first rows. */
  readonly inRange: number;
}

/** The columns of a run, before its kernel is released. */
export function readColumns(kernel: Kernel, columns: number, hasResults: boolean): Column[] {
  const { buffer } = kernel.memory;
  const lanes = hasResults ? [0, 1] : [0];
  return Array.from({ length: columns }, (_, slot) => {
    const start = kernel.statistics.value + slot * ColumnAt.Size;
    const view = new DataView(buffer, start, ColumnAt.Size);
    const floats = (at: number, count = 1): number[] => [...new Float64Array(buffer, start + at, count)];
    const each = (at: number, step = 8): number[] => lanes.flatMap((lane) => floats(at + step * lane));
    const sum = (at: number): bigint =>
      Array.from({ length: Count.Limbs }, (__, limb) => view.getBigInt64(at + 8 * limb, true)).reduceRight(
        (total, limb) => (total << 32n) + limb,
        0n,
      );
    const [failing = 0] = floats(ColumnAt.Failing);
    const places = Array.from({ length: Math.min(failing, Count.Places) }, (__, i) =>
      floats(ColumnAt.Failing + 8 + 24 * i, 2),
    );
    const sketch = kernel.sketches.value + slot * SketchAt.Size;
    const [total = 0] = new Float64Array(buffer, sketch + SketchAt.Total, 1);
    const buckets = new Float64Array(buffer, sketch + SketchAt.Buckets, Sketch.Buckets);
    return {
      min: each(ColumnAt.Min),
      max: each(ColumnAt.Max),
      infinite: each(ColumnAt.Infinite),
      bins: lanes.flatMap((lane) => floats(ColumnAt.BinsBefore + 8 * Count.Bins * lane, Count.Bins)),
      counts: [ColumnAt.Missing, ColumnAt.NotNumbers, ColumnAt.Clamped, ColumnAt.Outside].flatMap((at) =>
        floats(at),
      ),
      sums: lanes.map((lane) => sum(ColumnAt.SumBefore + 8 * Count.Limbs * lane)),
      failing,
      places,
      total,
      kept: [...new Float64Array(buffer, sketch + SketchAt.Kept, Math.min(total, Sketch.Kept))],
      buckets: new Map([...buckets.entries()].filter(([, count]) => count > 0)),
      inRange:
        new Uint8Array(buffer, kernel.slotsSeen.value + slot, 1)[0]! & ((Seen.Fraction as number) | Seen.One),
    };
  });
}

/** The merged column of two parts; the second begins `lines` lines after the first. */
export function mergedColumn(a: Column, b: Column, lines: number): Column {
  const sum = (x: readonly number[], y: readonly number[]): number[] => x.map((each, i) => each + y[i]!);
  const shifted = b.places.map(([line, value]) => [line! + lines, value!]);
  const buckets = new Map(a.buckets);
  for (const [bucket, count] of b.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  return {
    // If one is 0 and the other -0, the first is kept.
    min: a.min.map((each, i) => (b.min[i]! < each ? b.min[i]! : each)),
    max: a.max.map((each, i) => (b.max[i]! > each ? b.max[i]! : each)),
    infinite: sum(a.infinite, b.infinite),
    bins: sum(a.bins, b.bins),
    counts: sum(a.counts, b.counts),
    sums: a.sums.map((each, i) => each + b.sums[i]!),
    failing: a.failing + b.failing,
    places: [...a.places, ...shifted].slice(0, Count.Places),
    total: a.total + b.total,
    kept: [...a.kept, ...b.kept].slice(0, Sketch.Kept),
    buckets: new Map([...buckets].sort(([one], [other]) => one - other)),
    inRange: a.inRange | b.inRange,
  };
}

/** The statistics that merge. Warnings and others depend on the first rows. */
export type Totals = Omit<RunStats, 'inRange' | 'hasMarker' | 'likeProbabilities' | 'warnings'>;

/** The merged statistics of two parts of a file. */
export function mergedTotals(a: Totals, b: Totals, lines: number): Totals {
  const first = (name: 'firstBad' | 'firstOutside' | 'firstFar' | 'firstFailed' | 'firstLong') =>
    a[name] ?? later(b[name], lines);
  const sum = (name: keyof { [K in keyof Totals as Totals[K] extends number ? K : never]: 1 }) =>
    a[name] + b[name];
  return {
    hasContent: a.hasContent || b.hasContent,
    columnsWithoutNumbers: a.columnsWithoutNumbers.filter((name) => b.columnsWithoutNumbers.includes(name)),
    filesWithoutNumbers: a.filesWithoutNumbers.length > 0 ? b.filesWithoutNumbers : [],
    rows: sum('rows'),
    long: sum('long'),
    firstLong: first('firstLong'),
    numbers: sum('numbers'),
    missing: sum('missing'),
    bad: sum('bad'),
    firstBad: first('firstBad'),
    skipped: sum('skipped'),
    untouched: sum('untouched'),
    clamped: sum('clamped'),
    outside: sum('outside'),
    outsideMin: Math.min(a.outsideMin, b.outsideMin),
    outsideMax: Math.max(a.outsideMax, b.outsideMax),
    firstOutside: first('firstOutside'),
    far: sum('far'),
    farMin: Math.min(a.farMin, b.farMin),
    farMax: Math.max(a.farMax, b.farMax),
    firstFar: first('firstFar'),
    failed: sum('failed'),
    firstFailed: first('firstFailed'),
    identical: sum('identical'),
    worst: Math.max(a.worst, b.worst),
    // The worst value is the first one with the largest error.
    worstUlps: b.worst > a.worst ? b.worstUlps : a.worstUlps,
    worstPlace: b.worst > a.worst ? later(b.worstPlace, lines) : a.worstPlace,
  };
}

function later(seen: Occurrence | undefined, lines: number): Occurrence | undefined {
  return seen && { ...seen, location: { ...seen.location, line: seen.location.line + lines } };
}
