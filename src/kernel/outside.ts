/** Values outside [0, 1]: those that became nan, and those that no rounding explains. */
import { valueCount } from './batch';
import { Seen } from './abi';
import { slots, values } from './memory';
import { checking, summing, inverse } from './settings';
import { countOutsideIn } from './statistics';
import { failAt, firstFar, firstOutside, isSet, see, setPlaceOf } from './counters';

/** Beyond these bounds no rounding explains that a value is outside its domain. */
export let farBelow: f64 = -0.1;
export let farAbove: f64 = 1.1;

/** @param watches whether values in [0, 1] may be probabilities in place of what they are read as */
export function setFar(below: f64, above: f64, watches: bool): void {
  farBelow = below;
  farAbove = above;
  allWithin = watches;
}

/** False for a nan. */
// @ts-ignore: decorator
@inline
export function isFar(value: f64): bool {
  return (value < farBelow) | (value > farAbove);
}

/** Values outside [0, 1] that became nan, and their range. */
export let outside: f64 = 0;
export let outsideMin: f64 = Infinity;
export let outsideMax: f64 = -Infinity;

/** Values far outside [0, 1], whether they became nan or were clamped, and their range. */
export let far: f64 = 0;
export let farMin: f64 = Infinity;
export let farMax: f64 = -Infinity;

/**
 * Whether all values so far are in [0, 1], and whether any is between: then those of a scale on which few are may be probabilities.
 * On other scales the first is false.
 */
export let allWithin: bool = false;
export let anyBetween: bool = false;

/** Values are soon outside: after the batch with the first one, no other is inspected. */
export function watchFractions(): void {
  if (!allWithin) return;
  allWithin = !isAnyBeyond(0, 1);
  for (let i = 0; i < valueCount && !anyBetween; i++) {
    const value = load<f64>(values + (<usize>i << 3));
    anyBetween = value > 0 && value < 1;
  }
}

export function watchFraction(value: f64): void {
  if (value > 0 && value < 1) anyBetween = true;
  else if (value < 0 || value > 1) allWithin = false;
}

/** Whether a value of the batch is outside the bounds. False for nan. */
export function isAnyBeyond(low: f64, high: f64): bool {
  const end = values + (<usize>valueCount << 3);
  let at = values;
  let some = i64x2.splat(0);
  for (; at + 16 <= end; at += 16) some = v128.or(some, beyond(v128.load(at), f64x2.splat(low), f64x2.splat(high)));
  if (v128.any_true(some)) return true;
  if (at == end) return false;
  const last = load<f64>(at);
  return (last < low) | (last > high);
}

/** Which of two values are outside the bounds. False for nan. */
// @ts-ignore: decorator
@inline
export function beyond(pair: v128, low: v128, high: v128): v128 {
  return v128.or(f64x2.lt(pair, low), f64x2.gt(pair, high));
}

/** Value `index` of the batch became nan for being outside [0, 1]. */
export function countOutside(value: f64, index: i32): void {
  outside++;
  if (summing) {
    countOutsideIn(index % slots);
    // A check and a round trip count it themselves.
    if (!checking && !inverse) failAt(index, value);
  }
  outsideMin = min(outsideMin, value);
  outsideMax = max(outsideMax, value);
  if (!isSet(firstOutside)) setPlaceOf(firstOutside, index, value, NaN);
  if (isFar(value)) countFar(value, index);
}

/** Value `index` of the batch is far outside [0, 1]. */
export function countFar(value: f64, index: i32): void {
  far++;
  farMin = min(farMin, value);
  farMax = max(farMax, value);
  if (!isSet(firstFar)) setPlaceOf(firstFar, index, value, NaN);
}

/** How many rows are inspected for what else the columns have. */
const FIRST: i32 = 512;
let inspected: i32 = 0;

/** Notes what the columns have in the first rows: within (0, 1], and -9999. */
export function noteFirst(): void {
  if (inspected == FIRST) return;
  const count = min(valueCount / slots, FIRST - inspected);
  inspected += count;
  for (let i = 0; i < count * slots; i++) {
    const value = load<f64>(values + (<usize>i << 3));
    if (value > 0 && value <= 1) see(i % slots, value < 1 ? Seen.Fraction : Seen.One);
    else if (value == -9999) see(i % slots, Seen.Marker);
  }
}
