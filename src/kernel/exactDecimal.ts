/** `--exact`: the decimal as written is converted, and not the nearest double. */
import { valueCount } from './batch';
import { Cell, Clamp } from './abi';
import { isHalfway, toFormat } from './format';
import { decimalShare } from './decimalShares';
import { areShares, logitUnit } from './function/apply';
import { logitRatio } from './function/logitRatio';
import { NO_UNIT } from './function/units';
import { exactDecimal } from './host';
import { findText, textEnd, textStart } from './json/unescape';
import { inputs, results, values } from './memory';
import { splitDecimal, decimalDigits, decimalScale } from './parse/splitDecimal';
import { spanOf } from './span';
import { clamps, format, lowest } from './settings';

const LAST_DIGIT: u32 = 0x39;

/** Replaces the results of the batch by those of the decimals, before they are held within bounds. Of what was clamped before, they are those of the bound. */
export function convertDecimals(): void {
  for (let i = 0; i < valueCount; i++) {
    const at = <usize>i << 3;
    const value = load<f64>(values + at);
    const span = spanOf(i);
    if (span.cell != Cell.Number) continue;
    findText(span.start, span.end);
    // Beyond all numbers of the type, unless it is a word, which ends in a letter.
    if (!isFinite(value) && load<u8>(textEnd - 1) > LAST_DIGIT) continue;
    if (clamps == Clamp.Results) {
      const result = decimalResult(textStart, textEnd);
      // Outside the domain: beyond the bound at its end, whose result is there already.
      const end: f64 = load<f64>(results + at) > lowest ? Infinity : -Infinity;
      store<f64>(results + at, isNaN(result) ? end : result);
    } else if (load<f64>(inputs + at) == value) {
      const result = decimalResult(textStart, textEnd);
      // Outside the domain by less than the nearest double shows: the bound, which is there already.
      if (!(clamps == Clamp.Given && isNaN(result))) store<f64>(results + at, result);
    }
  }
}

/** By two doubles where they hold the number and decide the result; else by integers. */
function decimalResult(from: usize, to: usize): f64 {
  if (areShares()) {
    const result = decimalShare(from, to);
    return isNaN(result) || isHalfway(result, format) ? exactDecimal(from, to) : toFormat(result, format);
  }
  const unit = logitUnit();
  if (unit != NO_UNIT && splitDecimal(from, to)) {
    const result = logitRatio(decimalDigits, decimalScale, unit);
    if (!isNaN(result) && !isHalfway(result, format)) return toFormat(result, format);
  }
  return exactDecimal(from, to);
}
