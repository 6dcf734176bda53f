/** Values as a computer holds them, IEEE 754 numbers one behind the other: the data of an array. */
import { cursor, setCounts, setCursor } from '../batch';
import { Cell } from '../events';
import { batchCapacity, values } from '../memory';
import { arrayBigEndian, arrayItem } from '../settings';
import { setSpan } from '../span';
import { countNumbers } from '../tally';

/** Reads complete values of [cursor, end) into the batch until it is full or the input ends. */
export function scanValues(end: usize): void {
  const item = arrayItem;
  let at = cursor;
  let count = 0;
  for (; count < batchCapacity && at + item <= end; at += item) {
    store<f64>(values + (<usize>count << 3), item == 4 ? <f64>loadSingle(at) : loadDouble(at));
    setSpan(count, at, at + item, at, Cell.Number);
    count++;
  }
  setCursor(at);
  setCounts(count, 0);
  countNumbers(count);
}

// @ts-ignore: decorator
@inline
function loadSingle(at: usize): f32 {
  const bits = load<u32>(at);
  return reinterpret<f32>(arrayBigEndian ? bswap(bits) : bits);
}

// @ts-ignore: decorator
@inline
function loadDouble(at: usize): f64 {
  const bits = load<u64>(at);
  return reinterpret<f64>(arrayBigEndian ? bswap(bits) : bits);
}
