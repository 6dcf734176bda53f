/** Arguments, one after the other, each ended by NUL: all of an argument is the number. */
import { cursor, setCounts, setCursor, stopAt } from '../batch';
import { Cell, StopReason } from '../abi';
import { batchCapacity, values } from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { setSpan } from '../span';
import { countNumbers } from '../counters';
import { numberEnd, numberStart, trimSpaces } from './cell';

/** Reads complete arguments of [cursor, end) into the batch until it is full, the input ends, or one is not a number. */
export function scanArguments(end: usize): void {
  let at = cursor;
  let count = 0;
  while (at < end && count < batchCapacity) {
    let stop = at;
    while (stop < end && load<u8>(stop) != 0) stop++;
    // The rest of the argument is in the next block.
    if (stop == end) break;
    trimSpaces(at, stop);
    if (!parseNumber(numberStart, numberEnd)) {
      stopAt(StopReason.NotNumber, at, at, stop, 0);
      break;
    }
    store<f64>(values + (<usize>count << 3), parsed);
    setSpan(count, numberStart, numberEnd, at, Cell.Number);
    count++;
    at = stop + 1;
  }
  setCursor(at);
  setCounts(count, 0);
  countNumbers(count);
}
