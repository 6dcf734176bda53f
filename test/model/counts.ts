/** Counts the values of a run, one at a time. */
import type { Conversion } from '../../src/job/job.ts';
import { farFrom } from '../../src/job/scale.ts';
import type { Location } from '../../src/message/error.ts';
import type { Occurrence, RunStats } from '../../src/message/runStats.ts';
import type { Converted } from './conversion.ts';
import { comesBack, errorOf, ulpsBetween } from './roundTrip.ts';

/** The statistics of a run, without those for hints and warnings. */
export type Counts = {
  -readonly [
    Name in Exclude<keyof RunStats, 'warnings' | 'inRange' | 'hasMarker' | 'likeProbabilities'>
  ]: RunStats[Name] extends readonly (infer Item)[] ? Item[] : RunStats[Name];
};

export function noCounts(): Counts {
  return {
    hasContent: false,
    columnsWithoutNumbers: [],
    filesWithoutNumbers: [],
    rows: 0,
    long: 0,
    firstLong: undefined,
    numbers: 0,
    missing: 0,
    bad: 0,
    firstBad: undefined,
    skipped: 0,
    untouched: 0,
    clamped: 0,
    outside: 0,
    outsideMin: Infinity,
    outsideMax: -Infinity,
    firstOutside: undefined,
    far: 0,
    farMin: Infinity,
    farMax: -Infinity,
    firstFar: undefined,
    failed: 0,
    firstFailed: undefined,
    identical: 0,
    worst: 0,
    worstUlps: 0,
    worstPlace: undefined,
  };
}

export function countBad(counts: Counts, place: Location): void {
  counts.bad++;
  counts.firstBad ??= { location: place, value: NaN, text: undefined, recovered: NaN };
}

export function countLong(counts: Counts, place: Location): void {
  counts.long++;
  counts.firstLong ??= { location: place, value: NaN, text: undefined, recovered: NaN };
}

/** Longer texts are not kept. */
const LONGEST_TEXT = 44;

export function countNumber(
  counts: Counts,
  place: Location,
  /** undefined: the number is not text. */
  typed: string | undefined,
  converted: Converted,
  conversion: Conversion,
): void {
  const text = typed !== undefined && typed.length > LONGEST_TEXT ? undefined : typed;
  const { value, clamped, outside } = converted;
  counts.numbers++;
  if (clamped) counts.clamped++;
  if (outside) {
    counts.outside++;
    counts.outsideMin = Math.min(counts.outsideMin, value);
    counts.outsideMax = Math.max(counts.outsideMax, value);
    counts.firstOutside ??= { location: place, value, text, recovered: NaN };
  }
  const [farBelow, farAbove] = farFrom(conversion.from, conversion.base);
  if (value < farBelow || value > farAbove) {
    counts.far++;
    counts.farMin = Math.min(counts.farMin, value);
    counts.farMax = Math.max(counts.farMax, value);
    counts.firstFar ??= { location: place, value, text, recovered: NaN };
  }
  if (conversion.inverse) countReturn(counts, place, text, converted, conversion);
}

function countReturn(
  counts: Counts,
  place: Location,
  text: string | undefined,
  converted: Converted,
  conversion: Conversion,
): void {
  const { given, back } = converted;
  if (given === back) {
    counts.identical++;
    return;
  }
  const seen: Occurrence = { location: place, value: given, text, recovered: back };
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
