/**
 * logit and sigmoid of contiguous float64 arrays, two values at a time: the same bits as the functions of one
 * value, as both are correctly rounded. `to` may equal `from`.
 *
 * Pairs with a special value, or with one that the estimate leaves undecided, take the functions of one
 * value.
 */
import { PAIRS_SIZE } from '../pairs';
import { logit } from './logit';
import { divideOdds, nearHalf, open, openPair, placeOfOpen, takeLogarithms } from './logitPair';
import { slow, slowValues } from './quickDifferences';
import { quickSigmoids } from './quickShares';
import { sigmoid } from './sigmoid';
import { NATURAL } from './units';

/** Natural log-odds. */
export function logitArray(from: usize, to: usize, count: i32): void {
  const end = from + ((<usize>count) << 3);
  const pairsEnd = end - ((<usize>(count & 1)) << 3);
  while (from < pairsEnd) {
    const stop = min(pairsEnd, from + PAIRS_SIZE);
    divideOdds(from, stop);
    const openEnd = takeLogarithms(from, stop, to);
    for (let at = open; at < openEnd; at += 4) {
      const p = openPair(at);
      const place = to + placeOfOpen(at);
      storePair(place, nearHalf(p, v128.load(place)), p, NATURAL, LOGIT);
    }
    to += stop - from;
    from = stop;
  }
  if (from < end) store<f64>(to, logit(load<f64>(from)));
}

export function sigmoidArray(from: usize, to: usize, count: i32, unit: usize): void {
  const end = from + ((<usize>count) << 3);
  const pairsEnd = end - ((<usize>(count & 1)) << 3);
  while (from < pairsEnd) {
    const stop = min(pairsEnd, from + PAIRS_SIZE);
    const openEnd = quickSigmoids(unit, from, stop, to);
    for (let at = slow, value = slowValues; at < openEnd; at += 4, value += 16) {
      const place = <usize>load<u32>(at);
      storePair(place, v128.load(place), v128.load(value), unit, !LOGIT);
    }
    to += stop - from;
    from = stop;
  }
  if (from < end) store<f64>(to, sigmoid(load<f64>(from), unit));
}

/** Which function a pair falls back to. */
const LOGIT: bool = true;

/** Stores the results of a pair at `to`; where one is NaN, those of the function of one value. */
// @ts-ignore: decorator
@inline
function storePair(to: usize, result: v128, given: v128, unit: usize, toLogOdds: bool): void {
  if (i64x2.bitmask(f64x2.eq(result, result)) == 3) {
    v128.store(to, result);
  } else {
    const first = f64x2.extract_lane(given, 0);
    const second = f64x2.extract_lane(given, 1);
    store<f64>(to, toLogOdds ? logit(first) : sigmoid(first, unit), 0);
    store<f64>(to, toLogOdds ? logit(second) : sigmoid(second, unit), 8);
  }
}
