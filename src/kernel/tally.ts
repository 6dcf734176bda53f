/** What the run has seen so far: counts as float64, exact up to 2^53, and where the first of each kind stood. */
import { countBytes } from './bytes';
import { slotsSeen } from './memory';
import { arrayItem, summing } from './settings';
import { countBadIn, countOutsideIn } from './statistics';

/** Numbers converted, missing cells, cells that are no number, records dropped for them. */
export let numbers: f64 = 0;
export let missing: f64 = 0;
export let badCells: f64 = 0;
export let skipped: f64 = 0;

/** Probabilities moved to a bound. */
export let clamped: f64 = 0;

/** Those of them that lay outside [0, 1], from the first batch on of which most were moved, and their range. */
export let held: f64 = 0;
export let heldLeast: f64 = Infinity;
export let heldMost: f64 = -Infinity;

/** Values outside [0, 1] that became nan, and their range. */
export let outside: f64 = 0;
export let outsideLeast: f64 = Infinity;
export let outsideMost: f64 = -Infinity;

/** How many failed the check or the round trip; of the latter, how many came back identical, and the largest relative error. */
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
  store<u8>(slotsSeen + <usize>slot, 1);
}

export function countMissing(count: i32): void {
  missing += count;
}

export function countSkipped(): void {
  skipped++;
}

export function countClamped(count: i32): void {
  clamped += count;
}

export function countHeld(value: f64): void {
  held++;
  heldLeast = min(heldLeast, value);
  heldMost = max(heldMost, value);
}

/**
 * Places that a report names, one struct each: line, value and what came back from it (f64), file as numbered by the
 * host (i32, -1: nothing has happened yet) and column slot (i32).
 */
export const firstOutside: usize = memory.data(32, 8);
export const firstFailed: usize = memory.data(32, 8);
export const firstBad: usize = memory.data(32, 8);
export const worstPlace: usize = memory.data(32, 8);

let file: i32 = 0;
/** The byte that ends a line: LF, or NUL between operands, where the line is the operand's number. */
let lineByte: u8 = 0x0a;
/** The line on which `lineFrom` stands. */
let line: f64 = 1;
let lineFrom: usize = 0;

export function startLines(fileNumber: i32, endByte: u8, from: usize): void {
  file = fileNumber;
  lineByte = endByte;
  line = 1;
  lineFrom = from;
}

/** The line on which `address` stands; it may not lie before what was passed. Every value of an array counts as one. */
export function lineAt(address: usize): f64 {
  if (arrayItem > 0) return line + <f64>((address - lineFrom) / arrayItem);
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
  store<i32>(firstOutside, -1, 24);
  store<i32>(firstFailed, -1, 24);
  store<i32>(firstBad, -1, 24);
  store<i32>(worstPlace, -1, 24);
}

function isSet(place: usize): bool {
  return load<i32>(place, 24) >= 0;
}

function setPlace(place: usize, address: usize, slot: i32, value: f64, back: f64): void {
  store<f64>(place, lineAt(address), 0);
  store<f64>(place, value, 8);
  store<f64>(place, back, 16);
  store<i32>(place, file, 24);
  store<i32>(place, slot, 28);
}

export function countOutside(value: f64, address: usize, slot: i32): void {
  outside++;
  if (summing) countOutsideIn(slot);
  outsideLeast = min(outsideLeast, value);
  outsideMost = max(outsideMost, value);
  if (!isSet(firstOutside)) setPlace(firstOutside, address, slot, value, NaN);
}

export function countBad(address: usize, slot: i32): void {
  badCells++;
  if (summing && slot >= 0) countBadIn(slot);
  if (!isSet(firstBad)) setPlace(firstBad, address, slot, NaN, NaN);
}

export function countIdentical(): void {
  identical++;
}

export function countFailed(value: f64, back: f64, address: usize, slot: i32): void {
  failed++;
  if (!isSet(firstFailed)) setPlace(firstFailed, address, slot, value, back);
}

/** The largest error so far; `address` is kept for the place, so call it once a batch. */
export function setWorst(error: f64, ulps: f64, value: f64, back: f64, address: usize, slot: i32): void {
  worst = error;
  worstUlps = ulps;
  setPlace(worstPlace, address, slot, value, back);
}
