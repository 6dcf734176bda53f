import type { Job } from './job.ts';
import type { Kernel } from './kernel.ts';
import type { ScaleName } from './scale.ts';
import type { Figures, Summary } from './summary.ts';

/** The counts of a histogram: below, 20 bins, above, nan. */
const COUNTS = 23;

/**
 * What the kernel has seen of each column, or of all numbers if there are none.
 * @param names of the columns or fields; undefined: a stream of numbers
 * @param indices where the columns stand in the table; none: it is no table
 */
export function readSummaries(
  kernel: Kernel,
  { conversion, format }: Pick<Job, 'conversion' | 'format'>,
  names: readonly string[] | undefined,
  indices: readonly number[],
): Summary[] {
  return (names ?? [undefined]).map((name, slot) => {
    const index = indices[slot];
    const numbers = new Float64Array(
      kernel.memory.buffer,
      kernel.statistics.value + slot * kernel.STATISTICS_SIZE.value,
      kernel.STATISTICS_SIZE.value / 8,
    );
    const [missing = 0, bad = 0, clamped = 0, outside = 0] = numbers.subarray(10 + 2 * COUNTS);
    return {
      name,
      number: index === undefined ? undefined : index + 1,
      count: sum(numbers.subarray(10, 10 + COUNTS)),
      missing,
      bad,
      clamped,
      outside,
      before: readFigures(numbers, 0, conversion.from),
      after: format === 'none' ? undefined : readFigures(numbers, 1, conversion.to),
    };
  });
}

/** The figures in one lane, as `src/kernel/statistics.ts` lays them out. */
function readFigures(numbers: Float64Array, lane: 0 | 1, scale: ScaleName): Figures {
  const [total, lost, least, most, infinite] = [0, 2, 4, 6, 8].map((at) => numbers[at + lane]!) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const counts = numbers.subarray(10 + lane * COUNTS, 10 + (lane + 1) * COUNTS);
  const nan = counts[COUNTS - 1]!;
  const finite = sum(counts) - nan - infinite;
  return {
    scale,
    least: finite > 0 ? least : undefined,
    // A sum beyond all doubles has lost nothing that could be told.
    mean: finite > 0 ? (Number.isFinite(total) ? total + lost : total) / finite : undefined,
    most: finite > 0 ? most : undefined,
    infinite,
    nan,
    histogram: { below: counts[0]!, bins: [...counts.subarray(1, 21)], above: counts[21]! },
  };
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
