/** The counts of the run so far, as float64 (exact up to 2^53), and the places of the first value of each kind. */
import { Cell, Count, PlaceAt, Seen, Source } from './abi';
import { countBytes } from './bytes';
import { findText, textEnd, textStart } from './json/unescape';
import { slots, slotsSeen } from './memory';
import { arrayItem, source, summing } from './settings';
import { spanOf } from './span';
import { countBadIn, countFailing, failingPlaces } from './statistics';

/** Numbers converted, missing cells, cells that are not numbers, and records dropped because of those. */
export let numbers: f64 = 0;
export let missing: f64 = 0;
export let badCells: f64 = 0;
export let skipped: f64 = 0;
/** How many cells that would become nan stay unchanged, because their record lacks them. */
export let untouched: f64 = 0;

/** Records read, and records with more cells than the header. */
export let rows: f64 = 0;
export let longRows: f64 = 0;
/** Long records with text after the last column of the header. */
export let longTexts: f64 = 0;
/** The number of cells in the first long record, and the maximum in any. */
export let longCells: i32 = 0;
export let longMax: i32 = 0;
/** The maximum size, and the start of the first long record, for messages. */
const LONG_ROW: usize = 1024;
export const longRow: usize = memory.data(1024, 8);
export let longRowSize: i32 = 0;

export function countRows(count: i32): void {
  rows += count;
}

/** Counts a long record. `isEmpty`: its extra cells are empty. */
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

/** Values that the clamp moved to a bound. */
export let clamped: f64 = 0;

/** How many values failed the check or the round trip; how many the round trip recovered exactly, and its largest relative error. */
export let failed: f64 = 0;
export let identical: f64 = 0;
export let worst: f64 = 0;
/** The same error in units in the last place of the dtype. */
export let worstUlps: f64 = 0;

export function countNumbers(count: i32): void {
  numbers += count;
}

/** True: all column slots have had a number. Until then, `slotsSeen` shows which ones have. */
export let allSeen: bool = false;

export function seeAll(): void {
  allSeen = true;
}

export function seeSlot(slot: i32): void {
  see(slot, Seen.Number);
}

/** Sets a flag of a column slot. */
export function see(slot: i32, what: Seen): void {
  const at = slotsSeen + <usize>slot;
  store<u8>(at, load<u8>(at) | <u8>what);
}

/** Blank lines in a table with one column since its last row. They are missing values if another row follows. */
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
 * Places for messages and the report, in the layout of `PlaceAt`: line, value and recovered value (f64), the number of the file
 * (i32, -1: the place is not set) and the column slot (i32), the length of the text of the number and the text (length 0: it is not
 * text, or too long).
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
/** The byte that ends a line: LF, or NUL for arguments, whose line is their number. */
let lineByte: u8 = 0x0a;
/** The line of the address `lineFrom`. */
let line: f64 = 1;
let lineFrom: usize = 0;

/** Starts the lines of a file: `from` is the address of its line `first`. */
export function startLines(fileNumber: i32, endByte: u8, from: usize, first: f64): void {
  blanks = 0;
  file = fileNumber;
  lineByte = endByte;
  line = first;
  lineFrom = from;
}

/** The line of an address, which must not be before the last one that was passed. In an array, each value is a line. */
export function lineAt(address: usize): f64 {
  if (source == Source.Array) return line + <f64>((address - lineFrom) / arrayItem);
  return line + countBytes(lineFrom, address, lineByte);
}

/** Counts the lines before `address`, to which no call goes back. */
export function passLines(address: usize): void {
  line = lineAt(address);
  lineFrom = address;
}

/** The same, if the number of lines is known. */
export function passCounted(address: usize, lines: i32): void {
  line += lines;
  lineFrom = address;
}

/** Notes that the unread bytes were moved to `address`. */
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

/** Sets a place to value `index` of the batch, with its text. */
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
 * Counts a failing value at `address` in its column, and keeps the place of the first ones. In a batch, cells that are not numbers
 * are reported first, so places are inserted in order.
 */
function failIn(slot: i32, address: usize, value: f64): void {
  const first = failingPlaces(slot);
  let place = first + <usize>min(countFailing(slot), Count.Places) * PLACE;
  const end = first + <usize>Count.Places * PLACE;
  // All known places are before this batch.
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

/** The size of the place of a failing value: line, value and file. */
const PLACE: usize = 24;

function isInBatch(place: usize): bool {
  return <i32>load<f64>(place, 16) == file && load<f64>(place) >= line;
}

/** Counts value `index` of the batch as failing. A cell that is not a number was counted already. */
export function failAt(index: i32, value: f64): void {
  const span = spanOf(index);
  if (span.cell == Cell.Number) failIn(index % slots, span.cellStart, value);
}

/** Sets the place of the first record with an infinite loss. */
export function setInfinite(address: usize): void {
  setPlace(firstInfinite, address, 0, NaN, NaN);
}

export function countIdentical(): void {
  identical++;
}

/** Counts value `index` of the batch, which failed the check or the round trip. */
export function countFailed(value: f64, back: f64, index: i32): void {
  failed++;
  if (summing) failAt(index, value);
  if (!isSet(firstFailed)) setPlaceOf(firstFailed, index, value, back);
}

/** Sets the largest error so far and its place: value `index` of the batch. Call it at most once per batch. */
export function setWorst(error: f64, ulps: f64, value: f64, back: f64, index: i32): void {
  worst = error;
  worstUlps = ulps;
  setPlaceOf(worstPlace, index, value, back);
}
