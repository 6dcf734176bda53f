/** Records into the batch: by the structural index where it holds, by the exact machine where it does not. */
import { cursor, recordCount, setCounts, setCursor, stop, stopAt, valueCount } from '../batch';
import { Event } from '../events';
import { batchCapacity, recordCells, recordEnds, recordNexts, recordStarts, recordValues, slots } from '../memory';
import { cellCount, contentEnd, findRecord, next, openQuote } from './machine';
import { forgetIndex, indexedRecord, indexFrom } from './structure';
import { settle } from './targets';

/** Reads complete records of [cursor, end) into the batch until it is full, the input ends, or a record stops it. */
export function scanRecords(end: usize, last: bool): void {
  let record = recordCount;
  let value = valueCount;
  let at = cursor;
  while (at < end && record < batchCapacity && value + slots <= batchCapacity) {
    if (!indexedRecord(at, value)) {
      indexFrom(at, end);
      if (!indexedRecord(at, value) && !findRecord(at, end, last, value)) {
        if (last) stopAt(Event.Unclosed, openQuote, openQuote, end, 0);
        // The input may move before it is looked at again.
        forgetIndex();
        break;
      }
    }
    // A blank line is no record.
    if (contentEnd != at) {
      const first = settle(at, contentEnd, cellCount, value);
      if (stop != Event.Input) break;
      store<u32>(recordStarts + (<usize>record << 2), <u32>at);
      store<u32>(recordEnds + (<usize>record << 2), <u32>contentEnd);
      store<u32>(recordNexts + (<usize>record << 2), <u32>next);
      store<i32>(recordCells + (<usize>record << 2), cellCount);
      store<i32>(recordValues + (<usize>record << 2), first);
      record++;
      if (first >= 0) value += slots;
    }
    at = next;
  }
  if (at == end) forgetIndex();
  setCursor(at);
  setCounts(value, record);
}
