/** `--check`: every value must be a probability, finite log-odds, or in the domain of another scale. Nothing is converted. */
import { valueCount } from './batch';
import { convertArray, roundBatch } from './convert';
import { Cell, Format } from './abi';
import { inputs, results, values } from './memory';
import { countOutside, watchFractions } from './outside';
import { domainEnd, domainStart, exact, format, fromLogarithm, isOutside } from './settings';
import { spanOf } from './span';
import { countFailed } from './counters';
import { convertDecimals } from './exactDecimal';

/** Counts what fails, and what of it lies outside [0, 1]. A cell that is to be nan fails; one that is passed over does not. */
export function checkBatch(): void {
  if (format != Format.Float64) roundBatch();
  watchFractions();
  // A number as typed may lie outside where the nearest double does not: its result shows it.
  const typed = exact && !fromLogarithm;
  if (typed) {
    convertArray(values, inputs, results, valueCount);
    convertDecimals();
  }
  // A scale that begins or ends at 0 has an infinite end, which is p = 0 or 1. Log-odds have none.
  const isBounded = domainStart == 0 || domainEnd == 0;
  for (let i = 0; i < valueCount; i++) {
    const at = <usize>i << 3;
    const value = load<f64>(values + at);
    const holds = value >= domainStart && value <= domainEnd && (isBounded || isFinite(value));
    if (holds && !(typed && isNaN(load<f64>(results + at)))) continue;
    const span = spanOf(i);
    if (span.cell == Cell.Missing || span.cell == Cell.Bad || span.cell == Cell.Absent) continue;
    if (isOutside(value)) countOutside(value, i);
    countFailed(value, NaN, i);
  }
}
