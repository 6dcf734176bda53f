/** Lines of JSON into the batch: each is a record, and the values of its fields to convert are its cells. */
import { cursor, setCounts, setCursor } from '../batch';
import { LF } from '../bytes';
import { Cell } from '../abi';
import { batchCapacity, slots } from '../memory';
import { NO_OBJECT, setRecordAt } from '../record';
import { setSpan } from '../span';
import { broken, forgetDepth, lineEnd, skipSpace } from './skip';
import { objectEnd, objectFields, readObject } from './walk';

/** Finds the lines; returns whether any is not an object. Writes a byte after `end`. */
export function findLines(end: usize, last: bool): bool {
  const capacity = batchCapacity / slots;
  let record = 0;
  let uneven = false;
  let at = cursor;
  forgetDepth();
  while (at < end && record < capacity) {
    const stop = lineEnd(at, end);
    if (stop == end) {
      if (!last) break;
      store<u8>(end, LF);
    }
    const next = min(stop + 1, end);
    const start = skipSpace(at);
    // A blank line is not a record.
    if (start != stop) {
      const value = record * slots;
      if (readObject(start, stop, value)) {
        setRecordAt(record, at, objectEnd, next, objectFields);
      } else {
        setSpan(value, broken, stop, start, Cell.Absent);
        setRecordAt(record, at, stop, next, NO_OBJECT);
        uneven = true;
      }
      record++;
    }
    at = next;
  }
  setCursor(at);
  setCounts(record * slots, record);
  return uneven;
}
