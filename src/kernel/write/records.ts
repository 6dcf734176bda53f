/** Converted records as text: the numbers are replaced or added, all other bytes are copied. */
import { copied, cursor, recordCount, setCopied, valueCount } from '../batch';
import { Cell } from '../abi';
import { addKeys, namesSize } from '../json/addedKeys';
import { orderSlots } from '../json/order';
import { isString, printJson } from '../json/special';
import {
  cellEnds,
  columnIndex,
  columnSlot,
  copy,
  copyNear,
  NEAR,
  outputAt,
  outputEnd,
  put,
  recordValues,
  recovered,
  results,
  setOutputAt,
  slots,
  TEXT_ROOM,
} from '../memory';
import { textAt, writeText } from '../print/slot';
import { printsAhead, putText } from '../print/batchText';
import { printValue } from '../print/value';
import { recordOf } from '../record';
import { cellsEnd } from '../scan/ragged';
import { plain } from '../scan/records';
import { AS_IT_WAS, DROPPED } from '../scan/selectedCells';
import { hasResult, isComplete, spanOf } from '../span';
import { after, append, delimiter, extending, combining, headerCells, inverse, json, widest } from '../settings';

/** The next record to write. */
let record: i32 = 0;

/** Writes what is left of the batch; returns 0, or the room that the next piece wants and the output does not have. */
export function writeRecords(): usize {
  if (plain && !extending && printsAhead()) {
    const room = replaceAll();
    if (room > 0) return room;
    record = recordCount;
  }
  for (; record < recordCount; record++) {
    const first = plain ? record * slots : load<i32>(recordValues + (<usize>record << 2));
    if (first == AS_IT_WAS) continue;
    const found = recordOf(record);
    const end: usize = found.end;
    const cellCount = found.cells;
    const added = <usize>max(0, headerCells - cellCount) + 2 * <usize>slots * (widest + 1) + namesSize;
    const room = end - copied + added;
    if (outputAt + room > outputEnd) return room;
    if (first == DROPPED) {
      copy(copied, found.start);
      setCopied(found.next);
      continue;
    }
    if (!append) replaceNumbers(first);
    if (after) {
      addBeside(first, cellCount, end);
    } else if (extending) {
      // A row that goes on beyond the header has its new cells below theirs, too.
      const place = cellCount > headerCells && headerCells > 0 ? cellsEnd(found.start, end, headerCells) : end;
      copy(copied, place);
      setCopied(place);
      if (json) addKeys(first, cellCount);
      else addCells(first, cellCount);
    }
  }
  const rest = cursor - copied;
  if (outputAt + rest > outputEnd) return rest;
  copy(copied, cursor);
  setCopied(cursor);
  record = 0;
  target = 0;
  return 0;
}

/** The next target cell of the batch, counted in the order in which they are in the input. */
let target: i32 = 0;

/** Replaces every cell to convert by its text; returns 0, or the room that is missing, as writeRecords does. */
function replaceAll(): usize {
  return slots == 1 ? replaceEach(ONE_COLUMN) : replaceEach(!ONE_COLUMN);
}

/** With one column the values are in the batch as their cells in the input, and their order does not matter. */
const ONE_COLUMN: bool = true;

// @ts-ignore: decorator
@inline
function replaceEach(inOrder: bool): usize {
  const count = valueCount;
  const targets = slots;
  const order = columnSlot;
  const unordered = json;
  const end = outputEnd;
  let from = copied;
  let to = outputAt;
  let room: usize = 0;
  let next = target;
  let slot = next % targets;
  for (; next < count; next++) {
    if (!inOrder && unordered && slot == 0) orderSlots(next);
    const value = inOrder ? next : next - slot + load<i32>(order + (<usize>slot << 2));
    const span = spanOf(value);
    const length = <usize>span.start - from;
    if (to + length + NEAR + TEXT_ROOM > end) {
      room = length + NEAR + TEXT_ROOM;
      break;
    }
    copyNear(from, to, length);
    to = writeText(textAt(value), to + length);
    from = span.end;
    if (!inOrder && ++slot == targets) slot = 0;
  }
  target = next;
  setCopied(from);
  setOutputAt(to);
  return room;
}

/** In the order in which they are in the record. */
function replaceNumbers(first: i32): void {
  if (json) orderSlots(first);
  for (let target = 0; target < slots; target++) {
    const value = valueOf(first, target);
    const span = spanOf(value);
    if (span.cell != Cell.Number && span.cell != Cell.BadNan) continue;
    copy(copied, span.start);
    putReplacement(value);
    setCopied(span.end);
  }
}

/** Puts out what is in place of a cell's number. */
function putReplacement(value: i32): void {
  if (printsAhead()) return putText(value);
  const result = load<f64>(results + (<usize>value << 3));
  setOutputAt(json ? printJson(result, isString(value), outputAt) : printValue(result, outputAt));
}

/** In the order in which the columns were asked for. A short record is filled up, so that they are below their header. */
function addCells(first: i32, cellCount: i32): void {
  for (let cell = cellCount; cell < headerCells; cell++) put(delimiter);
  if (combining) addCombined(first);
  else if (append) addColumn(first, results);
  if (inverse) addColumn(first, recovered);
}

/** One cell, empty where the record lacks a value. */
function addCombined(first: i32): void {
  put(delimiter);
  if (isComplete(first)) setOutputAt(printValue(load<f64>(results + (<usize>first << 3)), outputAt));
}

function addColumn(first: i32, from: usize): void {
  for (let slot = 0; slot < slots; slot++) addCell(first + slot, from);
}

function addCell(value: i32, from: usize): void {
  put(delimiter);
  if (!hasResult(value)) return;
  if (printsAhead()) putText(value);
  else setOutputAt(printValue(load<f64>(from + (<usize>value << 3)), outputAt));
}

/** Each after the cell that it is made of, in the order of the record. A short record is filled up, as with addCells. */
function addBeside(first: i32, cellCount: i32, end: usize): void {
  let target = 0;
  for (; target < slots && columnOf(target) < cellCount; target++) {
    const value = valueOf(first, target);
    const cellEnd: usize = load<u32>(cellEnds + (<usize>value << 2));
    copy(copied, cellEnd);
    setCopied(cellEnd);
    addPair(value);
  }
  copy(copied, end);
  setCopied(end);
  for (let cell = cellCount; cell < headerCells; cell++) {
    put(delimiter);
    if (target < slots && columnOf(target) == cell) addPair(valueOf(first, target++));
  }
}

function addPair(value: i32): void {
  addCell(value, results);
  if (inverse) addCell(value, recovered);
}

/** The column of the target cell that is the `target`th in the record. */
function columnOf(target: i32): i32 {
  return load<i32>(columnIndex + (<usize>target << 2));
}

/** Its value in a record whose values begin with `first`. */
function valueOf(first: i32, target: i32): i32 {
  return first + load<i32>(columnSlot + (<usize>target << 2));
}
