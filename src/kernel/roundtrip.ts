/** The round-trip check: results converted back and compared with what went in. */
import { valueCount } from './batch';
import { Cell } from './events';
import { logitArray, sigmoidArray } from './function/batch';
import { logit } from './function/logit';
import { sigmoid } from './function/sigmoid';
import { inputs, recovered, results } from './memory';
import { base, single, tolerance, toProbability } from './settings';
import { spanOf } from './span';
import { countFailed, countIdentical, setWorst, worst } from './tally';
import { neighbour, ulpsBetween } from './ulp';

export function roundTrip(): void {
  if (toProbability) logitArray(results, recovered, valueCount, base, single);
  else sigmoidArray(results, recovered, valueCount, base, single);

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
  setWorst(worstError, ulpsBetween(value, back, single), value, back, worstIndex);
}

/** |back - value|, relative to a probability, and to a log-odds of more than 1. nan if either is. */
function relativeError(value: f64, back: f64): f64 {
  return abs(back - value) / (toProbability ? max(1, abs(value)) : value);
}

/**
 * A nan, or a finite value that came back infinite, never passes. Else, without a tolerance, `value` and `back` have to
 * lie between the inverses of the result's neighbours: what one rounding of the result explains.
 */
function passes(value: f64, result: f64, back: f64, error: f64): bool {
  if (isNaN(value) || isNaN(back) || (!isFinite(back) && isFinite(value))) return false;
  if (tolerance >= 0) return error <= tolerance;
  const one = invert(neighbour(result, false, single));
  const other = invert(neighbour(result, true, single));
  const least = min(one, other);
  const most = max(one, other);
  return least <= value && value <= most && least <= back && back <= most;
}

/** The inverse; a probability's neighbour beyond 0 or 1 counts as the bound. */
function invert(result: f64): f64 {
  return toProbability ? logit(max(0, min(1, result)), base, single) : sigmoid(result, base, single);
}
