/** Values as a computer holds them, IEEE 754 numbers one after the other: the data of an array. */
import { cursor, setCounts, setCursor } from '../batch';
import { Cell } from '../abi';
import { loadValue } from '../format';
import { batchCapacity, values } from '../memory';
import { arrayBigEndian, arrayFormat, arrayItem } from '../settings';
import { setSpan } from '../span';
import { countNumbers } from '../counters';

/** Reads complete values of [cursor, end) into the batch until it is full or the input ends. */
export function scanValues(end: usize): void {
  const item = arrayItem;
  let at = cursor;
  let count = 0;
  for (; count < batchCapacity && at + item <= end; at += item) {
    store<f64>(values + (<usize>count << 3), loadValue(at, arrayFormat, arrayBigEndian));
    setSpan(count, at, at + item, at, Cell.Number);
    count++;
  }
  setCursor(at);
  setCounts(count, 0);
  countNumbers(count);
}
