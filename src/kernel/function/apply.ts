/** The functions of the product: which one leads from a scale to another, and the only place that chooses. */
import { combineBatch } from './combine';
import { Format, Quantity, Scored } from '../abi';
import { arrayToFormat, isHalfway, toFormat } from '../format';
import { logitArray, sigmoidArray } from './batch';
import { clearMap, convertMapped, isMapped } from './convertMapped';
import { convertPairs } from './convertPairs';
import { narrow } from './narrow';
import { Scale, SCALE_SIZE } from './scale';
import { setDirection, undecided, undecidedInFormat } from './undecided';
import { NATURAL, NO_UNIT } from './units';

/** The scales of the run: `given` to `wanted`, and for the inverse the other way. */
const given: Scale = changetype<Scale>(memory.data(SCALE_SIZE, 8));
const wanted: Scale = changetype<Scale>(memory.data(SCALE_SIZE, 8));

/** The scales, and no map between them until it is set. */
export function setGiven(quantity: Quantity, mirrored: bool, base: f64, factor: f64): void {
  clearMap();
  given.set(quantity, mirrored, base, factor);
}

export function setWanted(quantity: Quantity, mirrored: bool, base: f64, factor: f64): void {
  wanted.set(quantity, mirrored, base, factor);
}

/**
 * Converts `count` float64 values at `at` to the nearest values of the format; `out` may be the same place. `isBack`: by
 * the inverse. What follows the last value may be changed.
 */
export function apply(at: usize, out: usize, count: i32, format: Format, isBack: bool): void {
  setDirection(i32(isBack));
  const from = isBack ? wanted : given;
  const to = isBack ? given : wanted;
  if (isMapped) {
    if (isHosts(from, to)) askHost(at, out, count);
    else convertMapped(from, to, at, out, count, isBack);
    arrayToFormat(out, <usize>count << 3, format);
  } else if (format == Format.Float64) toDoubles(from, to, at, out, count);
  else toNarrow(from, to, at, out, count, format);
}

function toDoubles(from: Scale, to: Scale, at: usize, out: usize, count: i32): void {
  if (isHosts(from, to)) askHost(at, out, count);
  else if (isPlain(from) && to.quantity == Quantity.LogOdds && to.unit == NATURAL) logitArray(at, out, count);
  else if (isPlain(to) && from.quantity == Quantity.LogOdds) sigmoidArray(at, out, count, from.unit);
  else convertPairs(from, to, at, out, count);
}

/** The values of each record of the batch as one. */
export function combine(): void {
  combineBatch(given, wanted);
}

/** Whether a unit is the host's. */
function isHosts(from: Scale, to: Scale): bool {
  return from.unit == NO_UNIT || to.unit == NO_UNIT;
}

function askHost(at: usize, out: usize, count: i32): void {
  const end = at + (<usize>count << 3);
  for (; at < end; at += 8, out += 8) store<f64>(out, undecided(load<f64>(at)));
}

/**
 * The same to a scale of a run that scores, as float64: ln p (in the base), ln(1 - p), p or 1 - p. The scale that the run converts to
 * is not the same afterwards.
 */
export function convertTo(target: Scored, base: f64, at: usize, out: usize, count: i32): void {
  const isLogarithm = target <= Scored.LogComplement;
  setDirection(2 + target);
  wanted.set(isLogarithm ? Quantity.LogProb : Quantity.Prob, (target & 1) != 0, isLogarithm ? base : 0, 1);
  toDoubles(given, wanted, at, out, count);
}

/** Whether the values of the run are p. */
export function isGivenPlain(): bool {
  return isPlain(given);
}

function isPlain(scale: Scale): bool {
  return scale.quantity == Quantity.Prob && !scale.mirrored;
}

/** The unit of the logarithm, where the run converts probabilities to log-odds; else NO_UNIT. */
export function logitUnit(): usize {
  return isPlain(given) && wanted.quantity == Quantity.LogOdds ? wanted.unit : NO_UNIT;
}

/** Whether both scales are p, 1 - p or 100 p. */
export function areShares(): bool {
  return given.isShare && wanted.isShare;
}

/** Whether one of them is 1 - p. */
export function isOtherShare(): bool {
  return given.mirrored != wanted.mirrored;
}

/** The power of ten that the values of a share have too much. */
export function givenShare(): i64 {
  return given.quantity == Quantity.Percent ? 2 : 0;
}

export function wantedShare(): i64 {
  return wanted.quantity == Quantity.Percent ? 2 : 0;
}

/** Values that are converted at a time to a narrow format: what they were is wanted where a double is halfway. */
const SOME: i32 = 128;
const kept: usize = memory.data(SOME << 3, 16);

/** Rounding a correctly rounded double once more is right unless it is halfway between two values of the format. */
function toNarrow(from: Scale, to: Scale, at: usize, out: usize, count: i32, format: Format): void {
  for (; count > 0; count -= SOME) {
    const some = min(count, SOME);
    memory.copy(kept, at, <usize>some << 3);
    toDoubles(from, to, at, out, some);
    if (format == Format.Float32) narrowPairs(out, some);
    else for (let i = 0; i < some; i++) narrowOne(out, i, format);
    at += SOME << 3;
    out += SOME << 3;
  }
}

function narrowPairs(out: usize, count: i32): void {
  for (let i = 0; i < count - 1; i += 2) {
    const place = out + (<usize>i << 3);
    const results = v128.load(place);
    const rounded = narrow(results);
    // A nan that was one before is not one that is open.
    if (v128.any_true(v128.andnot(f64x2.ne(rounded, rounded), f64x2.ne(results, results)))) {
      narrowOne(out, i, Format.Float32);
      narrowOne(out, i + 1, Format.Float32);
    } else v128.store(place, rounded);
  }
  if ((count & 1) != 0) narrowOne(out, count - 1, Format.Float32);
}

function narrowOne(out: usize, index: i32, format: Format): void {
  const at = <usize>index << 3;
  const result = load<f64>(out + at);
  store<f64>(out + at, isHalfway(result, format) ? undecidedInFormat(load<f64>(kept + at)) : toFormat(result, format));
}
