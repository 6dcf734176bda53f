/** How the cost of a task grows while its input doubles. */

/** A task whose input has one dimension that can grow. */
export interface Dimension {
  readonly name: string;
  /** The smallest size, and one beyond which nothing is measured: the product takes no more, or a run has not the time. */
  readonly min: number;
  readonly max: number;
  /** Makes the input of a size, and returns the task, which alone is measured. */
  readonly prepare: (size: number) => () => Promise<unknown>;
}

/** One size and what it cost, in milliseconds. */
export interface Step {
  readonly size: number;
  readonly cost: number;
}

export interface Growth {
  readonly name: string;
  /** Sizes that double. */
  readonly steps: readonly Step[];
  /** The largest factor between two steps that are long enough to be compared; undefined: none are. */
  readonly factor: number | undefined;
}

export interface Limits {
  /** A doubled input may cost so many times as much. */
  readonly factor: number;
  /** What costs fewer milliseconds, or less than so many times the smallest size, is not compared with the next size. */
  readonly shortest: number;
  readonly above: number;
  /** So many doublings are compared. */
  readonly doublings: number;
  /** A task of more milliseconds is not doubled. */
  readonly longest: number;
  /** Each size is measured so many times, and the median counts. */
  readonly rounds: number;
}

export const LIMITS: Limits = {
  factor: 2.6,
  shortest: 30,
  above: 3,
  doublings: 3,
  longest: 2500,
  rounds: 3,
};

/** Processor time of all threads of this process, in milliseconds: what else the machine does is not in it. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Measures a dimension. Two steps that seem too far apart are measured once more before they count.
 * @param clock milliseconds since some moment
 */
export async function growthOf(
  { name, min, max, prepare }: Dimension,
  limits: Limits = LIMITS,
  clock: () => number = processorTime,
): Promise<Growth> {
  const measured = async (size: number): Promise<Step> => {
    const task = prepare(size);
    return { size, cost: await costOf(task, limits, clock) };
  };
  const steps: Step[] = [];
  const factors: number[] = [];
  for (let size = min; size <= max; size *= 2) {
    let step = await measured(size);
    let before = steps.at(-1);
    if (before && before.cost >= Math.max(limits.shortest, limits.above * steps[0]!.cost)) {
      if (step.cost > limits.factor * before.cost) {
        before = better(before, await measured(before.size));
        step = better(step, await measured(size));
        steps.splice(-1, 1, before);
      }
      factors.push(step.cost / before.cost);
    }
    steps.push(step);
    if (factors.length >= limits.doublings || step.cost > limits.longest) break;
  }
  return { name, steps, factor: factors.length > 0 ? Math.max(...factors) : undefined };
}

function better(one: Step, other: Step): Step {
  return one.cost <= other.cost ? one : other;
}

/** The median of some rounds; a task that is far too short or far too long has one. */
async function costOf(
  task: () => Promise<unknown>,
  { rounds, shortest, longest }: Limits,
  clock: () => number,
): Promise<number> {
  const costs: number[] = [];
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    globalThis.gc?.();
    const begun = clock();
    await task();
    const cost = clock() - begun;
    if (cost > longest || cost < shortest / 10) return cost;
    if (round > 0) costs.push(cost);
  }
  return costs.toSorted((a, b) => a - b)[costs.length >> 1]!;
}

/** Whether a dimension grows no faster than it may. */
export function isBounded({ factor = 0 }: Growth, limits: Limits = LIMITS): boolean {
  return factor <= limits.factor;
}

/** The lines of a table, the first of them its header. */
export function growthTable(all: readonly Growth[], limits: Limits = LIMITS): string[] {
  const rows = all.map((growth) => {
    const { name, steps, factor } = growth;
    const costs = steps.slice(-4).map(({ cost }) => cost.toFixed(0));
    return [
      name,
      String(steps.at(-1)!.size),
      ...Array.from({ length: 4 - costs.length }, () => ''),
      ...costs,
      factor === undefined ? '-' : factor.toFixed(2),
      isBounded(growth, limits) ? '' : 'grows too fast',
    ];
  });
  const table = [['dimension', 'largest', 'ms', 'ms', 'ms', 'ms', 'factor', ''], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}
