/** Converted records as text: the numbers are replaced or added, all other bytes are copied. */
import { copied, cursor, recordCount, setCopied } from '../batch';
import { Cell } from '../events';
import {
  cells,
  columnSlot,
  copy,
  numberEnds,
  numberStarts,
  outputAt,
  outputEnd,
  put,
  recordCells,
  recordEnds,
  recordNexts,
  recordStarts,
  recordValues,
  recovered,
  results,
  setOutputAt,
  slots,
} from '../memory';
import { printValue } from '../print/value';
import { AS_IT_WAS, DROPPED } from '../scan/targets';
import { append, delimiter, extending, headerCells, inverse, widest } from '../settings';

/** The next record to write. */
let record: i32 = 0;

/** Writes what is left of the batch; gives 0, or the room that the next piece wants and the output does not have. */
export function writeRecords(): usize {
  for (; record < recordCount; record++) {
    const at = <usize>record << 2;
    const first = load<i32>(recordValues + at);
    if (first == AS_IT_WAS) continue;
    const end = <usize>load<u32>(recordEnds + at);
    const cellCount = load<i32>(recordCells + at);
    const added = <usize>max(0, headerCells - cellCount) + 2 * <usize>slots * (widest + 1);
    const room = end - copied + added;
    if (outputAt + room > outputEnd) return room;
    if (first == DROPPED) {
      copy(copied, <usize>load<u32>(recordStarts + at));
      setCopied(<usize>load<u32>(recordNexts + at));
      continue;
    }
    if (!append) replaceNumbers(first);
    if (extending) {
      copy(copied, end);
      setCopied(end);
      addCells(first, cellCount);
    }
  }
  const rest = cursor - copied;
  if (outputAt + rest > outputEnd) return rest;
  copy(copied, cursor);
  setCopied(cursor);
  record = 0;
  return 0;
}

/** In the order in which they stand in the record. */
function replaceNumbers(first: i32): void {
  for (let target = 0; target < slots; target++) {
    const value = <usize>(first + load<i32>(columnSlot + (<usize>target << 2)));
    const kind: Cell = load<u8>(cells + value);
    if (kind != Cell.Number && kind != Cell.BadNan) continue;
    copy(copied, <usize>load<u32>(numberStarts + (value << 2)));
    setOutputAt(printValue(load<f64>(results + (value << 3)), outputAt));
    setCopied(<usize>load<u32>(numberEnds + (value << 2)));
  }
}

/** In the order in which the columns were asked for. A short record is filled up, so that they stand below their header. */
function addCells(first: i32, cellCount: i32): void {
  for (let cell = cellCount; cell < headerCells; cell++) put(delimiter);
  if (append) addColumn(first, results);
  if (inverse) addColumn(first, recovered);
}

function addColumn(first: i32, from: usize): void {
  for (let slot = 0; slot < slots; slot++) {
    const value = <usize>(first + slot);
    const kind: Cell = load<u8>(cells + value);
    put(delimiter);
    if (kind == Cell.Number || kind == Cell.BadNan || kind == Cell.AbsentNan) {
      setOutputAt(printValue(load<f64>(from + (value << 3)), outputAt));
    }
  }
}
