/** What a run saw, counted a value at a time. */
import type { Conversion } from '../../src/core/job.ts';
import type { Place } from '../../src/core/problem.ts';
import type { Seen, Tally } from '../../src/core/tally.ts';
import type { Converted } from './conversion.ts';
import { comesBack, errorOf, ulpsBetween } from './roundTrip.ts';

/** A tally without what a run only suspects. */
export type Counts = {
  -readonly [Name in Exclude<keyof Tally, 'doubts'>]: Tally[Name] extends readonly (infer Item)[]
    ? Item[]
    : Tally[Name];
};

export function emptyTally(): Counts {
  return {
    hasContent: false,
    columnsWithoutNumbers: [],
    filesWithoutNumbers: [],
    numbers: 0,
    missing: 0,
    bad: 0,
    firstBad: undefined,
    skipped: 0,
    clamped: 0,
    outside: 0,
    outsideLeast: Infinity,
    outsideMost: -Infinity,
    firstOutside: undefined,
    failed: 0,
    firstFailed: undefined,
    identical: 0,
    worst: 0,
    worstUlps: 0,
    worstPlace: undefined,
  };
}

export function countBad(counts: Counts, place: Place): void {
  counts.bad++;
  counts.firstBad ??= { place, value: NaN, back: NaN };
}

export function countNumber(
  counts: Counts,
  place: Place,
  converted: Converted,
  conversion: Conversion,
): void {
  const { value, clamped, outside } = converted;
  counts.numbers++;
  if (clamped) counts.clamped++;
  if (outside) {
    counts.outside++;
    counts.outsideLeast = Math.min(counts.outsideLeast, value);
    counts.outsideMost = Math.max(counts.outsideMost, value);
    counts.firstOutside ??= { place, value, back: NaN };
  }
  if (conversion.inverse) countReturn(counts, place, converted, conversion);
}

function countReturn(counts: Counts, place: Place, converted: Converted, conversion: Conversion): void {
  const { given, back } = converted;
  if (given === back) {
    counts.identical++;
    return;
  }
  const seen: Seen = { place, value: given, back };
  const error = errorOf(converted, conversion);
  if (error > counts.worst) {
    counts.worst = error;
    counts.worstUlps = ulpsBetween(given, back, conversion);
    counts.worstPlace = seen;
  }
  if (comesBack(converted, conversion)) return;
  counts.failed++;
  counts.firstFailed ??= seen;
}
