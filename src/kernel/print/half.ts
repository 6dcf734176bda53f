import { Format } from '../abi';
import { stepExponent } from '../format';
import { printExact } from './exact';
import { printSpecial } from './special';

/** printShortest for a value of a 16-bit format: the shortest decimal whose nearest value of the format it is. */
export function printShortestHalf(value: f64, format: Format, at: usize): usize {
  if (!isFinite(value) || value == 0) return printSpecial(value, at);
  store<u8>(at, 0x2d);
  at += usize(value < 0);
  const magnitude = abs(value);
  const step = stepExponent(magnitude, format);
  // Exact: the value is a multiple of its step.
  const c = <u64>(magnitude * reinterpret<f64>(<i64>(1023 - step) << 52));
  return printExact(c, step, isNarrowBelow(c, magnitude, format), at);
}

/** Whether the lower neighbour is half as far away as the upper one: below powers of two but the least normal one. */
function isNarrowBelow(c: u64, magnitude: f64, format: Format): bool {
  return (c & (c - 1)) == 0 && stepExponent(magnitude, format) > stepExponent(0, format);
}
