/** The round-trip check: results converted back and compared with what went in. */
import { valueCount } from './batch';
import { Cell } from './abi';
import { neighbour, ulpsBetween } from './format';
import { apply } from './function/apply';
import { inputs, recovered, results } from './memory';
import { format, fromLogarithm, tolerance, wantedEnd, wantedStart } from './settings';
import { spanOf } from './span';
import { countFailed, countIdentical, setWorst, worst } from './counters';

export function roundTrip(): void {
  apply(results, recovered, valueCount, format, true);

  let worstIndex = -1;
  let worstError = worst;
  for (let i = 0; i < valueCount; i++) {
    if (spanOf(i).cell != Cell.Number) continue;
    const at = <usize>i << 3;
    const value = load<f64>(inputs + at);
    const back = load<f64>(recovered + at);
    if (value == back) {
      countIdentical();
      continue;
    }
    const error = relativeError(value, back);
    if (error > worstError) {
      worstError = error;
      worstIndex = i;
    }
    if (!passes(value, load<f64>(results + at), back, error)) {
      countFailed(value, back, i);
    }
  }
  if (worstIndex < 0) return;
  const value = load<f64>(inputs + (<usize>worstIndex << 3));
  const back = load<f64>(recovered + (<usize>worstIndex << 3));
  setWorst(worstError, ulpsBetween(value, back, format), value, back, worstIndex);
}

/** |back - value|, relative to a probability, and to a log-odds of more than 1. nan if either is. */
function relativeError(value: f64, back: f64): f64 {
  return abs(back - value) / (fromLogarithm ? max(1, abs(value)) : value);
}

/**
 * A nan, or a finite value that was recovered as infinite, never passes. Else, without a tolerance, `value` and `back` have to
 * lie between the inverses of the result's neighbours: what one rounding of the result explains.
 */
function passes(value: f64, result: f64, back: f64, error: f64): bool {
  if (isNaN(value) || isNaN(back) || (!isFinite(back) && isFinite(value))) return false;
  if (tolerance >= 0) return error <= tolerance;
  const one = invert(neighbour(result, false, format));
  const other = invert(neighbour(result, true, format));
  const lower = min(one, other);
  const upper = max(one, other);
  return lower <= value && value <= upper && lower <= back && back <= upper;
}

const place: usize = memory.data(8, 8);

/** The inverse; where a neighbour is not a value of the scale, the end of the domain. */
function invert(result: f64): f64 {
  store<f64>(place, max(wantedStart, min(wantedEnd, result)));
  apply(place, place, 1, format, true);
  return load<f64>(place);
}
