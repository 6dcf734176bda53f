import { cellsIn, type Case, type Check, type Finding } from './case.ts';
import { seedOf } from './dice.ts';
import { caseOf } from './generate/cases.ts';
import { shrunk } from './shrink.ts';

export interface Limits {
  readonly seed: number;
  /** The first case, and how many. */
  readonly first: number;
  readonly cases: number;
  readonly seconds: number;
  /** After so many findings it is enough. */
  readonly findings: number;
}

export interface Counts {
  cases: number;
  cells: number;
  /** How often each check was made, by its name. */
  checks: Record<string, number>;
}

/** A finding with the case that shows it, as it came and made small. */
export interface Found extends Finding {
  readonly index: number;
  readonly small: Case;
}

export interface Watch {
  readonly began?: (index: number) => void;
  readonly passed?: (counts: Counts) => void;
  readonly found?: (found: Found) => void;
}

type Checks = readonly (readonly [check: Check, oneIn: number])[];

/** Makes cases and checks them until a limit is reached. */
export async function fuzz(
  checks: Checks,
  { seed, first, cases, seconds, findings }: Limits,
  watch: Watch = {},
): Promise<{ counts: Counts; found: Found[] }> {
  const deadline = performance.now() + seconds * 1000;
  const counts: Counts = { cases: 0, cells: 0, checks: {} };
  const found: Found[] = [];
  for (let index = first; index < first + cases && performance.now() < deadline; index++) {
    watch.began?.(index);
    const trial = caseOf(seedOf(seed, index));
    counts.cases++;
    counts.cells += cellsIn(trial);
    for (const [check, oneIn] of checks) {
      if (index % oneIn !== 0 && cases > 1) continue;
      counts.checks[check.name] = (counts.checks[check.name] ?? 0) + 1;
      if (!(await findingOf(check, trial))) continue;
      const small = await shrunk(trial, async (other) => (await findingOf(check, other)) !== undefined);
      const one = { ...(await findingOf(check, small))!, index, small };
      found.push(one);
      watch.found?.(one);
      if (found.length >= findings) return { counts, found };
      break;
    }
    watch.passed?.(counts);
  }
  return { counts, found };
}

/** What a check finds; an error that it throws is a finding too. */
async function findingOf(check: Check, trial: Case): Promise<Finding | undefined> {
  try {
    return await check(trial);
  } catch (error) {
    const actual = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { check: check.name, expected: 'no error', actual };
  }
}
