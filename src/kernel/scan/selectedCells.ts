/** The cells to convert of the batch: their values, and what becomes of those that are not a number. */
import { recordCount, setCounts, setCursor, setTroubleCells, stopAt } from '../batch';
import { Bad, Cell, StopReason, Text } from '../abi';
import { CR } from '../bytes';
import { returnsPart } from '../json/returns';
import { isStringAt } from '../json/skip';
import { rawEnd, rawStart, textEnd, textStart, unescape } from '../json/unescape';
import { cellEnds, pending, recordValues, slots, values } from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { parseSpans } from '../parse/spans';
import { NO_OBJECT, Record, recordOf } from '../record';
import { after, bad, even, extending, headerCells, quote, json, text } from '../settings';
import { setSpan, Span, spanOf, untrimmedEnd } from '../span';
import {
  allSeen,
  countBad,
  countLong,
  countMissing,
  countNumbers,
  countSkipped,
  countUntouched,
  seeAll,
  seeSlot,
} from '../counters';
import { isMissing, missingIsWord, numberEnd, numberStart, trim } from './cell';
import { checkWeights, gathering, isMixed, labelSlot, readLabels } from './labels';
import { areEmpty, cellsEnd, holdsReturn } from './ragged';
import { hidesCells } from './swallowed';

/** Record marks in place of the index of its first value. */
export const AS_IT_WAS: i32 = -1;
export const DROPPED: i32 = -2;

/** Reads the cells of the first `count` records. False if one of them is not a number. */
export function readCells(count: i32): bool {
  let all = true;
  if (after) keepEnds(count * slots);
  const left = missingIsWord ? parseAll(count * slots) : listAll(count * slots);
  for (let i = 0; i < left; i++) {
    if (!readCell(load<i32>(pending + (<usize>i << 2)))) all = false;
  }
  if (!gathering) return all;
  // Both visit all records.
  const labels = readLabels(count);
  return checkWeights(count) && labels && all;
}

function parseAll(count: i32): i32 {
  return parseSpans(count, slots, gathering ? labelSlot : -1);
}

/** Notes where cells end, before spans become those of their numbers alone. */
function keepEnds(count: i32): void {
  for (let i = 0; i < count; i++) store<u32>(cellEnds + (<usize>i << 2), <u32>untrimmedEnd(spanOf(i)));
}

/** Where a number may mean a missing value, each cell is compared first. Labels are not numbers. */
function listAll(count: i32): i32 {
  let listed = 0;
  for (let i = 0; i < count; i++) {
    if (gathering && i % slots == labelSlot) continue;
    store<i32>(pending + (<usize>listed << 2), i);
    listed++;
  }
  return listed;
}

/** Reads a cell of any format. False if it is not a number. */
function readCell(value: i32): bool {
  const span = spanOf(value);
  const to = values + (<usize>value << 3);
  store<f64>(to, NaN);
  if (span.cell != Cell.Number) return false;
  trim(span.cellStart, untrimmedEnd(span));
  span.start = <u32>numberStart;
  span.end = <u32>numberEnd;
  if (readText(span, numberStart, numberEnd) || (span.cell == Cell.Bad && readEscaped(span))) {
    store<f64>(to, parsed);
    return true;
  }
  return false;
}

/** Reads the text [start, end) of a cell into `parsed`. False if it is not a number: then the cell is missing or bad. */
function readText(span: Span, start: usize, end: usize): bool {
  span.cell = Cell.Number;
  if (isMissing(start, end)) span.cell = Cell.Missing;
  else if (!parseNumber(start, end)) span.cell = Cell.Bad;
  return span.cell == Cell.Number;
}

/** The same for a string of JSON with escapes, of which the span then has the bytes of the number. */
function readEscaped(span: Span): bool {
  if (!json || !isStringAt(span.cellStart) || !unescape(span.start, span.end)) return false;
  span.start = <u32>rawStart;
  span.end = <u32>rawEnd;
  return readText(span, textStart, textEnd);
}

/**
 * Applies the policy to what is not a number in the records of the batch, and counts what is missing. Values of records that
 * go out as they are, or not at all, are taken out of the batch; the batch ends before a record that the policy fails.
 */
export function settleRecords(): void {
  let value = 0;
  let index = 0;
  for (; index < recordCount; index++) {
    const from = index * slots;
    const first = settle(index, from);
    if (first == FAILED) {
      setCursor(recordOf(index).start);
      setTroubleCells(recordOf(index).cells);
      break;
    }
    store<i32>(recordValues + (<usize>index << 2), first < 0 ? first : value);
    if (first < 0) continue;
    for (let slot = 0; slot < slots; slot++) moveValue(from + slot, value++);
  }
  setCounts(value, index);
}

/** What a row of another length than the header stops the run with, if it does. */
function raggedEvent(record: Record): StopReason {
  if (holdsReturn(record.start, record.end)) return StopReason.Returns;
  if (even) return StopReason.OtherLength;
  if (record.cells < headerCells && hidesCells(record.start, record.end)) return StopReason.Swallowed;
  return extending && bad == Bad.Fail && record.cells > headerCells ? StopReason.TooLong : StopReason.Input;
}

/** Whether a carriage return that is not in quotes parts a cell, so that it holds the end of a line and the start of another. */
function isParted(span: Span): bool {
  if (<i32>load<u8>(span.cellStart) == quote) return false;
  for (let at: usize = span.start; at < span.end; at++) if (load<u8>(at) == CR) return true;
  return false;
}

/** The same as `settle` for a line that is not an object. */
function settleOther(record: Record, value: i32): i32 {
  const event = returnsPart(record.start, record.end) ? StopReason.Returns : StopReason.NoObject;
  if (bad == Bad.Fail || event == StopReason.Returns) {
    stopAt(event, record.start, spanOf(value).start, record.end, 0);
    return FAILED;
  }
  if (text != Text.Records && bad != Bad.Skip) return missLine(record.start, value);
  countBad(record.start, -1);
  if (bad == Bad.Nan) countUntouched();
  if (bad != Bad.Skip) return AS_IT_WAS;
  countSkipped();
  return DROPPED;
}

/** Moves what is known of a value to another place in the batch. */
function moveValue(from: i32, to: i32): void {
  if (from == to) return;
  store<f64>(values + (<usize>to << 3), load<f64>(values + (<usize>from << 3)));
  const span = spanOf(from);
  setSpan(to, span.start, span.end, span.cellStart, span.cell);
  if (after) store<u32>(cellEnds + (<usize>to << 2), load<u32>(cellEnds + (<usize>from << 2)));
}

/** The policy fails a record. */
const FAILED: i32 = -3;

/** Returns the record's first value, `value`, or a mark that it has none. */
function settle(index: i32, value: i32): i32 {
  const record = recordOf(index);
  if (record.cells == NO_OBJECT) return settleOther(record, value);
  if (headerCells > 0 && record.cells != headerCells) {
    const event = raggedEvent(record);
    if (event != StopReason.Input) {
      stopAt(event, record.start, record.start, record.end, 0);
      return FAILED;
    }
    if (record.cells > headerCells) {
      const surplus = cellsEnd(record.start, record.end, headerCells);
      countLong(record.start, record.end, record.cells, areEmpty(surplus, record.end));
      if (extending && bad == Bad.Skip) return DROPPED;
    }
  }
  let numbers = 0;
  let missing = 0;
  for (let slot = 0; slot < slots; slot++) {
    const span = spanOf(value + slot);
    if (span.cell == Cell.Number && !(gathering && slot >= labelSlot)) numbers++;
    if (span.cell == Cell.Missing) missing++;
    if (span.cell != Cell.Bad && span.cell != Cell.Absent) continue;
    if (span.cell == Cell.Bad && headerCells > 0 && isParted(span)) {
      stopAt(StopReason.Returns, record.start, record.start, record.end, slot);
      return FAILED;
    }
    const mixed = gathering && isMixed(span);
    if (bad == Bad.Fail || mixed) {
      const event = mixed ? StopReason.MixedLabels : span.cell == Cell.Bad ? StopReason.NotNumber : StopReason.NoCell;
      stopAt(event, span.cellStart, span.start, span.end, slot);
      return FAILED;
    }
    countBad(span.cellStart, slot);
    if (bad == Bad.Skip) {
      countSkipped();
      return DROPPED;
    }
    if (bad == Bad.Nan && span.cell == Cell.Absent && text == Text.Records && !extending) countUntouched();
    if (bad == Bad.Nan) span.cell = span.cell == Cell.Bad ? Cell.BadNan : Cell.AbsentNan;
  }
  countNumbers(numbers);
  countMissing(missing);
  if (!allSeen && numbers > 0) seeNumbers(value, numbers);
  return value;
}

/** A line that is not an object lacks all fields. Where results are values and no text, it has its row of them like any other. */
function missLine(start: usize, value: i32): i32 {
  for (let slot = 0; slot < slots; slot++) {
    setSpan(value + slot, start, start, start, bad == Bad.Nan ? Cell.AbsentNan : Cell.Absent);
    store<f64>(values + (<usize>(value + slot) << 3), NaN);
    countBad(start, slot);
  }
  return value;
}

/** The columns in which the record that begins with `value` has its `numbers` numbers. */
function seeNumbers(value: i32, numbers: i32): void {
  if (numbers == slots) seeAll();
  else for (let slot = 0; slot < slots; slot++) if (spanOf(value + slot).cell == Cell.Number) seeSlot(slot);
}
