/**
 * Several values of a record as one result: their log-odds x, times a coefficient each, with a constant: c + sum of c_i x_i,
 * in natural logarithms, and what that is on the scale that is converted to.
 *
 * Log-odds, products and sums are double-doubles. Error: that of the log-odds, below 2^-57 relative, or 2^-58 absolute, times the
 * coefficients, and 2^-100 of the terms; where the result is a probability, a few thousandths of an ulp are added, or 0.5 for rounding.
 */
import { valueCount } from '../batch';
import { arrayToFormat } from '../format';
import { PAIRS_SIZE } from '../pairs';
import { inputs, recovered, results, slots } from '../memory';
import { format, setCombining } from '../settings';
import { given, results as converted } from './convertPairs';
import { fromLogOdds, sums, takeLogOdds, usual, yRests, ys } from './convertMapped';
import { Scale } from './scale';
import { SUM_LOW, SUM_SIZE } from './sums';
import { setDirection, undecided } from './undecided';

/** 2^27 + 1 (Veltkamp). */
const SPLITTER: f64 = 134217729;

let coefficients: usize = 0;
let constant: f64 = 0;

/** The coefficients in the order of the slots (f64 each), which must stay there, and the constant. */
export function setModel(at: usize, intercept: f64): void {
  setCombining();
  coefficients = at;
  constant = intercept;
}

/** Stores the result of each record in the place of that of its first value. `recovered` is used on the way. */
export function combineBatch(from: Scale, to: Scale): void {
  setDirection(0);
  for (let place: usize = 0; place < <usize>valueCount << 3; place += PAIRS_SIZE) {
    takePairs(from, place, min(PAIRS_SIZE, (<usize>valueCount << 3) - place));
  }
  const records = valueCount / slots;
  for (let first = 0; first < records; first += <i32>(PAIRS_SIZE >> 3)) {
    combineSome(from, to, first, min(<i32>(PAIRS_SIZE >> 3), records - first));
  }
  arrayToFormat(results, <usize>valueCount << 3, format);
}

/** The log-odds of values from `place` on, to `results`, and their rests to `recovered`; without the sign of a mirrored scale. */
function takePairs(from: Scale, place: usize, bytes: usize): void {
  memory.copy(given, inputs + place, bytes);
  // An odd one out has itself for a partner.
  if ((bytes & 8) != 0) store<f64>(given + bytes, load<f64>(given + bytes - 8));
  takeLogOdds(from, given + ((bytes + 15) & ~15));
  for (let at: usize = 0; at < bytes; at += 8) {
    const sum = sums + (at >> 4) * SUM_SIZE + (at & 8);
    let high = load<f64>(sum);
    let low = load<f64>(sum + SUM_LOW);
    const probability = from.plainProbability(load<f64>(inputs + place + at));
    if (!(probability < 0)) {
      high = plainLogOdds(probability, from.mirrored);
      low = 0;
    }
    store<f64>(results + place + at, high);
    store<f64>(recovered + place + at, low);
  }
}

function plainLogOdds(probability: f64, isMirrored: bool): f64 {
  if (isNaN(probability)) return NaN;
  if (probability == 0.5) return 0;
  return (probability == 1) == isMirrored ? -Infinity : Infinity;
}

function combineSome(from: Scale, to: Scale, first: i32, count: i32): void {
  const each = <usize>slots << 3;
  const bytes = <usize>count << 3;
  for (let at: usize = 0; at < bytes; at += 8) combineOne(from, to, each * (<usize>first + (at >> 3)), at);
  if ((bytes & 8) != 0) {
    store<f64>(ys + bytes, load<f64>(ys + bytes - 8));
    store<f64>(yRests + bytes, load<f64>(yRests + bytes - 8));
  }
  memory.fill(usual, 0xff, (bytes + 15) & ~15);
  fromLogOdds(to, (bytes + 15) & ~15);
  for (let at: usize = 0; at < bytes; at += 8) {
    const result = load<f64>(converted + at);
    store<f64>(
      results + each * (<usize>first + (at >> 3)),
      isNaN(result) ? otherwise(to, load<f64>(ys + at), load<f64>(yRests + at)) : result,
    );
  }
}

/** Sum of the record whose log-odds are at `place`, to `ys` and `yRests` at `at`. */
function combineOne(from: Scale, to: Scale, place: usize, at: usize): void {
  const sign: f64 = from.mirrored ? -1 : 1;
  let high = constant;
  let low: f64 = 0;
  for (let slot: usize = 0; slot < <usize>slots << 3; slot += 8) {
    const coefficient = sign * load<f64>(coefficients + slot);
    const x = load<f64>(results + place + slot);
    const product = coefficient * x;
    const sum = high + product;
    // TwoProduct (Dekker) and TwoSum (Knuth); with an infinity there is no rest.
    const lost = productError(coefficient, x, product);
    const added = sum - high;
    const rest = high - (sum - added) + (product - added) + lost + coefficient * load<f64>(recovered + place + slot);
    low = isFinite(sum) && isFinite(rest) ? low + rest : 0;
    high = sum;
  }
  const end: f64 = to.mirrored ? -1 : 1;
  const y = high + low;
  store<f64>(ys + at, end * y);
  store<f64>(yRests + at, isFinite(y) ? end * (low - (y - high)) : 0);
}

function productError(a: f64, b: f64, product: f64): f64 {
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  return (a - aHigh) * (b - bHigh) - (product - aHigh * bHigh - (a - aHigh) * bHigh - aHigh * (b - bHigh));
}

/** Ends of scales; and results that are all but e^y, or the logarithm of 1 less that: y is a double, and its rest a factor. */
function otherwise(to: Scale, y: f64, rest: f64): f64 {
  if (isNaN(y)) return NaN;
  if (y == 0) return to.valueAt(0.5);
  if (!isFinite(y)) return to.valueAt(y > 0 == to.mirrored ? 0 : 1);
  const result = undecided(to.mirrored ? -y : y);
  return result + result * (to.isLogarithm ? -rest : rest);
}
