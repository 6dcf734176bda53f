/** Records into the batch: by the structural index where it holds, by the exact machine where it does not. */
import { cursor, recordCount, setCounts, setCursor, setLines, stopAt, UNCOUNTED, valueCount } from '../batch';
import { Cell, Source, StopReason, Text } from '../abi';
import { findLines } from '../json/lines';
import { batchCapacity, slots } from '../memory';
import { recordOf, setRecordAt } from '../record';
import { headerCells, quoteIsSure, json, source, summing, text } from '../settings';
import { setSpan, spanOf } from '../span';
import { addMissing } from '../statistics';
import { blanks, countBlank, countMissing, countNumbers, countRows, seeAll, takeBlanks } from '../counters';
import { gathering, labelSlot } from './labels';
import { cellCount, contentEnd, findRecord, forgetOpen, next, openQuote, setSpansLines, spansLines } from './csvMachine';
import { findSwallowed } from './swallowed';
import { evenAreLines, forgetIndex, indexedRecord, indexFrom, nextRecord, takeEven } from './structure';
import { readCells, settleRecords } from './selectedCells';

/** True: the records of the batch have their values in order, `slots` each, and all cells to convert are numbers. */
export let plain: bool = true;

/** Reads complete records of [cursor, end) into the batch until it is full, the input ends, or a record stops it. */
export function scanRecords(end: usize, last: bool): void {
  const uneven = json ? findLines(end, last) : findRecords(end, last);
  if (source == Source.Csv && spansLines && !quoteIsSure) stopAtSwallowed();
  const numbers = readCells(recordCount);
  plain = numbers && !uneven;
  if (plain) {
    countNumbers(gathering ? recordCount * labelSlot : valueCount);
    if (valueCount > 0) seeAll();
  } else {
    setLines(UNCOUNTED);
    settleRecords();
  }
}

/**
 * The blank lines before the row at `at`, which has been found as record `record`, are missing values. As text they stay blank;
 * otherwise they become records of their own, and the row the record after them. Returns its number.
 */
function passBlanks(at: usize, record: i32, capacity: i32): i32 {
  if (text == Text.Records) {
    countMissing(<i32>blanks);
    countRows(<i32>blanks);
    if (summing) addMissing(blanks);
    takeBlanks(blanks);
    return record;
  }
  const row = spanOf(record);
  const start = row.start;
  const end = row.end;
  const cellStart = row.cellStart;
  const count = <i32>min(blanks, <f64>(capacity - record));
  for (let i = 0; i < count; i++) {
    setSpan(record, at, at, at, Cell.Missing);
    setRecordAt(record++, at, at, at, 1);
  }
  takeBlanks(count);
  if (record < capacity) setSpan(record, start, end, cellStart, Cell.Number);
  return record;
}

/** Ends the batch before a record that a stray quote has made of several rows. */
function stopAtSwallowed(): void {
  const index = findSwallowed(recordCount);
  if (index == recordCount) return;
  const record = recordOf(index);
  stopAt(StopReason.Swallowed, record.start, record.start, record.end, 0);
  setCursor(record.start);
  setCounts(index * slots, index);
  setLines(UNCOUNTED);
}

/** Finds the records; returns whether any has not the cells of the header. */
function findRecords(end: usize, last: bool): bool {
  const capacity = batchCapacity / slots;
  let record = 0;
  let uneven = false;
  let areLines = true;
  let indexed: usize = 0; // where the index was last made
  setSpansLines(false);
  let at = cursor;
  while (at < end && record < capacity) {
    const even = takeEven(at, record, capacity);
    if (even > 0) {
      if (!evenAreLines) {
        areLines = false;
        setSpansLines(true);
      }
      forgetOpen();
      record += even;
      at = nextRecord();
      continue;
    }
    const value = record * slots;
    if (indexedRecord(at, value)) {
      if (!evenAreLines) setSpansLines(true);
    } else {
      if (indexed != at) {
        indexFrom(at, end);
        indexed = at;
        continue;
      }
      if (!findRecord(at, end, last, value)) {
        if (last) stopAt(StopReason.Unclosed, openQuote, openQuote, end, 0);
        // The input may move before it is scanned again.
        forgetIndex();
        break;
      }
    }
    areLines = false;
    // A blank line is not a record, but in a table of one column a missing value if a row follows it.
    if (contentEnd == at) {
      if (headerCells == 1) countBlank();
    } else {
      if (blanks > 0) {
        record = passBlanks(at, record, capacity);
        uneven = true;
        if (record == capacity) {
          // There is no room left for the row: it is found again.
          forgetIndex();
          break;
        }
      }
      setRecordAt(record, at, contentEnd, next, cellCount);
      if (cellCount != headerCells) uneven = true;
      record++;
    }
    at = next;
  }
  if (at == end) forgetIndex();
  setCursor(at);
  setCounts(record * slots, record);
  setLines(areLines ? record : UNCOUNTED);
  return uneven;
}
