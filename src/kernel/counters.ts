/** What the run has seen so far: counts as float64, exact up to 2^53, and where the first of each kind was. */
import { Cell, Count, PlaceAt, Seen, Source } from './abi';
import { countBytes } from './bytes';
import { findText, textEnd, textStart } from './json/unescape';
import { slots, slotsSeen } from './memory';
import { arrayItem, source, summing } from './settings';
import { spanOf } from './span';
import { countBadIn, countFailing, failingPlaces } from './statistics';

/** Numbers converted, missing cells, cells that are not a number, records dropped for them. */
export let numbers: f64 = 0;
export let missing: f64 = 0;
export let badCells: f64 = 0;
export let skipped: f64 = 0;
/** Of those that are to be nan, how many stay as they were: their record has no place for it. */
export let untouched: f64 = 0;

/** Records read, and those of them that have more cells than the header. */
export let rows: f64 = 0;
export let longRows: f64 = 0;
/** Long ones that have text where the header has no column. */
export let longTexts: f64 = 0;
/** The cells of the first long one, and the most that any has. */
export let longCells: i32 = 0;
export let longMax: i32 = 0;
/** The start of the first long one, for a message to be made of it. */
const LONG_ROW: usize = 1024;
export const longRow: usize = memory.data(1024, 8);
export let longRowSize: i32 = 0;

export function countRows(count: i32): void {
  rows += count;
}

/** `isEmpty`: there is nothing in the cells that are too many. */
export function countLong(start: usize, end: usize, cells: i32, isEmpty: bool): void {
  longRows++;
  if (!isEmpty) longTexts++;
  longMax = max(longMax, cells);
  if (isSet(firstLong)) return;
  setPlace(firstLong, start, -1, NaN, NaN);
  longCells = cells;
  longRowSize = <i32>min(end - start, LONG_ROW);
  memory.copy(longRow, start, longRowSize);
}

/** Probabilities moved to a bound. */
export let clamped: f64 = 0;

/** How many failed the check or the round trip; of the latter, how many were recovered exactly, and the largest relative error. */
export let failed: f64 = 0;
export let identical: f64 = 0;
export let worst: f64 = 0;
/** The same error in units of the last place of the dtype. */
export let worstUlps: f64 = 0;

export function countNumbers(count: i32): void {
  numbers += count;
}

/** True: a number was seen in each column slot. Until then `slotsSeen` has those in which one was. */
export let allSeen: bool = false;

export function seeAll(): void {
  allSeen = true;
}

export function seeSlot(slot: i32): void {
  see(slot, Seen.Number);
}

/** Something was seen in the column. */
export function see(slot: i32, what: Seen): void {
  const at = slotsSeen + <usize>slot;
  store<u8>(at, load<u8>(at) | <u8>what);
}

/** Blank lines of a table of one column since its last row: missing values, if another row follows. */
export let blanks: f64 = 0;

export function countBlank(): void {
  blanks++;
}

export function takeBlanks(count: f64): void {
  blanks -= count;
}

export function countMissing(count: i32): void {
  missing += count;
}

export function countSkipped(): void {
  skipped++;
}

export function countUntouched(): void {
  untouched++;
}

export function countClamped(count: i32): void {
  clamped += count;
}

/**
 * Places that a report names, one struct each: line, value and the value recovered from it (f64), file as numbered by the
 * host (i32, -1: nothing has happened yet) and column slot (i32), how long the number's text is and the text itself
 * (0: it is not text, or longer than there is room for).
 */
export const firstOutside: usize = memory.data(PlaceAt.Size, 8);
export const firstFar: usize = memory.data(PlaceAt.Size, 8);
export const firstFailed: usize = memory.data(PlaceAt.Size, 8);
export const firstBad: usize = memory.data(PlaceAt.Size, 8);
export const firstLong: usize = memory.data(PlaceAt.Size, 8);
export const firstInfinite: usize = memory.data(PlaceAt.Size, 8);
export const worstPlace: usize = memory.data(PlaceAt.Size, 8);
const LONGEST_TEXT: usize = PlaceAt.Size - PlaceAt.TextBytes;

let file: i32 = 0;
/** The byte that ends a line: LF, or NUL between arguments, where the line is the argument's number. */
let lineByte: u8 = 0x0a;
/** The line on which `lineFrom` is. */
let line: f64 = 1;
let lineFrom: usize = 0;

/** The bytes of a file come next: at `from` those of its line `first`. */
export function startLines(fileNumber: i32, endByte: u8, from: usize, first: f64): void {
  blanks = 0;
  file = fileNumber;
  lineByte = endByte;
  line = first;
  lineFrom = from;
}

/** The line on which `address` is; it may not lie before what was passed. Every value of an array counts as one. */
export function lineAt(address: usize): f64 {
  if (source == Source.Array) return line + <f64>((address - lineFrom) / arrayItem);
  return line + countBytes(lineFrom, address, lineByte);
}

/** All before `address` is done with. */
export function passLines(address: usize): void {
  line = lineAt(address);
  lineFrom = address;
}

/** The same, where it is known how many lines that are. */
export function passCounted(address: usize, lines: i32): void {
  line += lines;
  lineFrom = address;
}

/** The unread bytes were moved to `address`. */
export function moveLines(address: usize): void {
  lineFrom = address;
}

export function clearPlaces(): void {
  store<i32>(firstOutside, -1, PlaceAt.File);
  store<i32>(firstFar, -1, PlaceAt.File);
  store<i32>(firstFailed, -1, PlaceAt.File);
  store<i32>(firstBad, -1, PlaceAt.File);
  store<i32>(firstLong, -1, PlaceAt.File);
  store<i32>(firstInfinite, -1, PlaceAt.File);
  store<i32>(worstPlace, -1, PlaceAt.File);
}

export function isSet(place: usize): bool {
  return load<i32>(place, PlaceAt.File) >= 0;
}

function setPlace(place: usize, address: usize, slot: i32, value: f64, back: f64): void {
  store<f64>(place, lineAt(address), PlaceAt.Line);
  store<f64>(place, value, PlaceAt.Value);
  store<f64>(place, back, PlaceAt.Recovered);
  store<i32>(place, file, PlaceAt.File);
  store<i32>(place, slot, PlaceAt.Slot);
  store<i32>(place, 0, PlaceAt.TextLength);
}

/** The place of value `index` of the batch, and its text. */
export function setPlaceOf(place: usize, index: i32, value: f64, back: f64): void {
  const span = spanOf(index);
  setPlace(place, span.cellStart, index % slots, value, back);
  if (source == Source.Array) return;
  findText(span.start, span.end);
  const length = textEnd - textStart;
  if (length > LONGEST_TEXT) return;
  store<i32>(place, <i32>length, PlaceAt.TextLength);
  memory.copy(place + PlaceAt.TextBytes, textStart, length);
}

export function countBad(address: usize, slot: i32): void {
  badCells++;
  if (summing && slot >= 0) {
    countBadIn(slot);
    failIn(slot, address, NaN);
  }
  if (!isSet(firstBad)) setPlace(firstBad, address, slot, NaN, NaN);
}

/**
 * The value at `address` fails, in its column. Of a batch those that are not numbers come first, so that each is put in its
 * place among those that are known.
 */
function failIn(slot: i32, address: usize, value: f64): void {
  const first = failingPlaces(slot);
  let place = first + <usize>min(countFailing(slot), Count.Places) * PLACE;
  const end = first + <usize>Count.Places * PLACE;
  // All that are known are before this batch.
  if (place == end && !isInBatch(end - PLACE)) return;
  const at = lineAt(address);
  for (; place > first && isInBatch(place - PLACE) && load<f64>(place - PLACE) > at; place -= PLACE) {
    if (place < end) memory.copy(place, place - PLACE, PLACE);
  }
  if (place == end) return;
  store<f64>(place, at);
  store<f64>(place, value, 8);
  store<f64>(place, <f64>file, 16);
}

/** Line, value and file of one that fails. */
const PLACE: usize = 24;

function isInBatch(place: usize): bool {
  return <i32>load<f64>(place, 16) == file && load<f64>(place) >= line;
}

/** Value `index` of the batch fails. A cell that is not a number has been counted as such. */
export function failAt(index: i32, value: f64): void {
  const span = spanOf(index);
  if (span.cell == Cell.Number) failIn(index % slots, span.cellStart, value);
}

/** The record at `address` has an infinite loss. */
export function setInfinite(address: usize): void {
  setPlace(firstInfinite, address, 0, NaN, NaN);
}

export function countIdentical(): void {
  identical++;
}

/** Value `index` of the batch failed. */
export function countFailed(value: f64, back: f64, index: i32): void {
  failed++;
  if (summing) failAt(index, value);
  if (!isSet(firstFailed)) setPlaceOf(firstFailed, index, value, back);
}

/** The largest error so far, of value `index` of the batch; its place is kept, so call it once a batch. */
export function setWorst(error: f64, ulps: f64, value: f64, back: f64, index: i32): void {
  worst = error;
  worstUlps = ulps;
  setPlaceOf(worstPlace, index, value, back);
}
