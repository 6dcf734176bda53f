import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from './check.ts';
import type { Command, Contestant, Work } from './contestants/contestant.ts';
import { BY_NAME, type Cost, FROM_FILE_TO_FILE, FROM_PIPE_TO_PIPE, measure } from './measure.ts';

export interface Contest {
  readonly title: string;
  /** The work of all contestants, without the output file. */
  readonly work: Omit<Work, 'output'>;
}

/** The cost of a contestant: medians, and the highest peak. */
export interface Standing extends Cost {
  readonly name: string;
  readonly rounds: number;
}

export interface Outcome {
  readonly contest: Contest;
  readonly standings: readonly Standing[];
  /** Which contestants were left out, and why. */
  readonly leftOut: readonly string[];
}

/** A contestant that takes more is measured in only one round. In CPU seconds. */
const LONG = 5;

/** Checks all answers, then measures the contestants with correct answers in turn. */
export function hold(
  contest: Contest,
  contestants: readonly Contestant[],
  rounds: number,
  cache: string,
): Outcome {
  const work: Work = { ...contest.work, output: join(cache, 'answer') };
  const leftOut: string[] = [];
  const runners = contestants.flatMap(({ name, converts, command }) => {
    const found = command(work);
    if (found === undefined) return [];
    console.error(`${contest.title}: checking ${name}`);
    const wrong = problemOf(found, work, converts);
    if (wrong === undefined) return [{ name, command: found, costs: [] as Cost[] }];
    leftOut.push(`${name}: ${wrong}`);
    return [];
  });
  for (let round = 1; round <= rounds; round++) {
    console.error(`${contest.title}: round ${round} of ${rounds}`);
    // In alternating order, so that no contestant always runs after the same one.
    for (const { command, costs } of round % 2 === 1 ? runners : runners.toReversed()) {
      if (costs[0] === undefined || costs[0].cpu < LONG) costs.push(run(command, work));
    }
  }
  const standings = runners.map(({ name, costs }) => ({ name, rounds: costs.length, ...summary(costs) }));
  return { contest, standings, leftOut };
}

function problemOf(command: Command, work: Work, converts: boolean): string | undefined {
  try {
    run(command, work);
  } catch (error) {
    return `fails: ${(error as Error).message}`;
  }
  const wrong = converts ? fault(work) : undefined;
  return wrong === undefined ? undefined : `wrong answer: ${wrong}`;
}

function run({ argv, streams }: Command, { data, through, output }: Work): Cost {
  // Overwriting a file costs more than creating one.
  rmSync(output, { force: true });
  const toFile = streams ? FROM_FILE_TO_FILE : BY_NAME;
  const wiring = through === 'pipe' ? FROM_PIPE_TO_PIPE : toFile;
  return measure({ argv, wiring, input: data.path, output });
}

export function summary(costs: readonly Cost[]): Cost {
  const peaks = costs.flatMap(({ peak }) => peak ?? []);
  return {
    wall: median(costs.map(({ wall }) => wall)),
    cpu: median(costs.map(({ cpu }) => cpu)),
    peak: peaks.length === 0 ? undefined : Math.max(...peaks),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
