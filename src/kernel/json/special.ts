/** Results that are not JSON numbers, as strings that Protobuf, Number() and float() read: "Infinity", "-Infinity", "NaN". */
import { results } from '../memory';
import { endText, textAt } from '../print/slot';
import { printValue } from '../print/value';
import { append } from '../settings';
import { spanOf } from '../span';
import { isStringAt, QUOTE } from './skip';

/** "Infinity" */
const INFINITY: u64 = 0x7974696e69666e49;
/** "NaN" */
const NAN: u32 = 0x4e614e;

/** Writes `value` at `at`, where it is within the quotes of a string or in none; returns the address after it. */
export function printJson(value: f64, inString: bool, at: usize): usize {
  if (isFinite(value)) return printValue(value, at);
  if (!inString) store<u8>(at++, QUOTE);
  if (isNaN(value)) {
    store<u32>(at, NAN);
    at += 3;
  } else {
    store<u8>(at, 0x2d);
    at += usize(value < 0);
    store<u64>(at, INFINITY);
    at += 8;
  }
  if (!inString) store<u8>(at++, QUOTE);
  return at;
}

/** Whether the cell of a value is a string. */
export function isString(value: i32): bool {
  return isStringAt(spanOf(value).cellStart);
}

/** Spells the results of the batch that are not finite as JSON can hold them. */
export function printSpecials(count: i32): void {
  for (let i = 0; i < count; i++) {
    const value = load<f64>(results + (<usize>i << 3));
    if (isFinite(value)) continue;
    const at = textAt(i);
    // A new key is not part of a string.
    endText(at, printJson(value, !append && isString(i), at));
  }
}
