/** `--exact`: the number as it was typed is converted, and not the double next to it. */
import { valueCount } from './batch';
import { Cell } from './events';
import { isFast } from './function/bases';
import { logitRatio } from './function/logitRatio';
import { exactTyped } from './host';
import { inputs, results, values } from './memory';
import { splitTyped, typedDigits, typedScale } from './parse/typed';
import { spanOf } from './span';
import { base, clamp, clamping, single, toProbability } from './settings';

/** Replaces the results of the batch by those of the typed numbers. What was clamped has the result of the bound. */
export function convertTyped(): void {
  for (let i = 0; i < valueCount; i++) {
    const at = <usize>i << 3;
    const value = load<f64>(values + at);
    const span = spanOf(i);
    if (span.cell != Cell.Number || !isFinite(value)) continue;
    const from: usize = span.start;
    const to: usize = span.end;
    if (toProbability) {
      const probability = exactTyped(from, to, true, base, single);
      store<f64>(results + at, clamping ? clamp(probability) : probability);
    } else if (load<f64>(inputs + at) == value) {
      const result = typedLogit(from, to);
      // Outside [0, 1] by less than the value next to it shows: the bound, which stands there already.
      if (!(clamping && isNaN(result))) store<f64>(results + at, result);
    }
  }
}

/** By two doubles where they hold the number and decide the result; else by integers. */
function typedLogit(from: usize, to: usize): f64 {
  if (isFast(base) && splitTyped(from, to)) {
    const result = logitRatio(typedDigits, typedScale, base, single);
    if (!isNaN(result)) return result;
  }
  return exactTyped(from, to, false, base, single);
}
