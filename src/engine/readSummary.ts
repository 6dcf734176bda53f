import { ColumnAt, Count } from '../kernel/abi.ts';
import type { Job } from '../job/job.ts';
import { converted, type Distribution } from './distribution.ts';
import type { Kernel } from './kernel.ts';
import type { ScaleName } from '../job/scale.ts';
import { readSketch } from './sketch.ts';
import { countsOf, statisticsOf } from './statistics.ts';
import type { Failing, Stats, Summary } from './summary.ts';

/**
 * The summaries of all columns, or of all numbers if the input has no columns. Each iteration reads them from the kernel's memory one by
 * one: all summaries of a million columns would take gigabytes.
 * @param names the names of the columns or fields; undefined: a stream of numbers
 * @param files the names of the files, by their numbers in the kernel
 * @param indices positions of the columns in the table; undefined if there is no table
 */
export function readSummaries(
  kernel: Kernel,
  job: Pick<Job, 'conversion' | 'task'>,
  names: readonly string[] | undefined,
  files: readonly (string | undefined)[],
  indices: readonly number[],
): Iterable<Summary> {
  return {
    *[Symbol.iterator]() {
      for (const [slot, name] of (names ?? [undefined]).entries())
        yield {
          ...readSummary(kernel, job, slot, name, indices[slot]),
          failing: readFailing(kernel, slot, files),
        };
    },
  };
}

function readSummary(
  kernel: Kernel,
  { conversion, task }: Pick<Job, 'conversion' | 'task'>,
  slot: number,
  name: string | undefined,
  index: number | undefined,
): Omit<Summary, 'failing'> {
  const view = new DataView(
    kernel.memory.buffer,
    kernel.statistics.value + slot * ColumnAt.Size,
    ColumnAt.Size,
  );
  const floatAt = (at: ColumnAt): number => view.getFloat64(at, true);
  const [min, max] = [floatAt(ColumnAt.Min), floatAt(ColumnAt.Max)];
  const numbers = readSketch(kernel, slot, conversion.from, min <= max ? [min, max] : []);
  return {
    name,
    number: index === undefined ? undefined : index + 1,
    count: sum(binsAt(view, ColumnAt.BinsBefore)),
    ...countsOf((_, at) => floatAt(at)),
    before: readStats(view, 0, conversion.from, numbers),
    after:
      task === 'check'
        ? undefined
        : readStats(view, 1, conversion.to, numbers && converted(numbers, conversion)),
  };
}

function readFailing(kernel: Kernel, slot: number, files: readonly (string | undefined)[]): Failing {
  const start = kernel.statistics.value + slot * ColumnAt.Size + ColumnAt.Failing;
  const [count = 0, ...places] = new Float64Array(kernel.memory.buffer, start, 1 + 3 * Count.Places);
  const first = Array.from({ length: Math.min(count, Count.Places) }, (_, i) => {
    const [line, value, file] = places.slice(3 * i) as [number, number, number];
    return { file: files[file], line, value: Number.isNaN(value) ? undefined : value };
  });
  return { count, first };
}

/** The statistics of the values (lane 0) or of the results (lane 1). */
function readStats(
  view: DataView,
  lane: 0 | 1,
  scale: ScaleName,
  distribution: Distribution | undefined,
): Stats {
  const kept = (at: ColumnAt): number => view.getFloat64(at + 8 * lane, true);
  const counts = binsAt(view, lane === 0 ? ColumnAt.BinsBefore : ColumnAt.BinsAfter);
  const nan = counts[Count.Bins - 1]!;
  const finite = sum(counts) - nan - kept(ColumnAt.Infinite);
  const ofLane = (at: ColumnAt): bigint => sumAt(view, at + 8 * Count.Limbs * lane);
  return {
    scale,
    ...statisticsOf({ finite, nan, distribution, kept, sum: ofLane }),
    histogram: { below: counts[0]!, bins: counts.slice(1, 21), above: counts[21]! },
    distribution,
  };
}

function binsAt(view: DataView, at: ColumnAt): number[] {
  return Array.from({ length: Count.Bins }, (_, bin) => view.getFloat64(at + 8 * bin, true));
}

/** The limbs of an exact sum, as one integer. */
function sumAt(view: DataView, at: number): bigint {
  let total = 0n;
  for (let limb = Count.Limbs - 1; limb >= 0; limb--)
    total = (total << 32n) + view.getBigInt64(at + 8 * limb, true);
  return total;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
