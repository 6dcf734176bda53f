/**
 * Labels and weights of rows that are scored or fitted. A label is 1, 0, or a number between them; a weight a finite number
 * that is not negative. What is something else is a bad cell.
 *
 * Labels are kept as they are written until the rows are gathered: 0 for `0`, -1 for `-1`, and -0 for a word or text that
 * means 0, so that `0` and `-1` in one column can be distinguished.
 */
import { Cell } from '../abi';
import { isStringAt } from '../json/skip';
import { rawEnd, rawStart, textEnd, textStart, unescape } from '../json/unescape';
import { slots, SPAN_SIZE, values } from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { quote, json } from '../settings';
import { Span, spanOf, untrimmedEnd } from '../span';
import { isSpace } from '../bytes';
import { spells } from './spreadsheet';
import { lengthOf } from './skipWords';
import { isMissing, missingIsWord, numberEnd, numberStart, trim } from './cell';

/** True: rows are gathered, and nothing is converted. */
export let gathering: bool = false;
/** The slots of the label and of the weight; -1: there is none. */
export let labelSlot: i32 = -1;
export let weightSlot: i32 = -1;

export function setGather(label: i32, weight: i32): void {
  gathering = true;
  labelSlot = label;
  weightSlot = weight;
}

/** The text of the label that is 1, where all others are 0. */
let positive: usize = 0;
let positiveEnd: usize = 0;

/** Takes the text that the host has written at [start, end), which must stay there. */
export function setPositive(start: usize, end: usize): void {
  positive = start;
  positiveEnd = end;
}

/** Whether a label of the run so far was written as the number 0, and whether one was -1. */
let sawZero: bool = false;
let sawMinusOne: bool = false;
/** The cell of the first label that is the one where the other was seen before; 0: there is none. */
let mixedCell: usize = 0;

/** Whether the cell holds the label that shows that 0 and -1 are both used. */
export function isMixed(span: Span): bool {
  return span.cell == Cell.Bad && <usize>span.cellStart == mixedCell;
}

/** How many records of the batch have labels that were read when their cells were taken: each is the digit 0 or 1. */
let digitLabels: i32 = 0;
/** Whether one of them is 0. */
let hasDigitZero: bool = false;

/** Whether a 0 or 1 alone is a label: not a missing value, nor compared with the text of the positive one. */
function areDigitsLabels(): bool {
  return missingIsWord && positive == 0;
}

/** Reads the labels of `count` records from `record` on, whose cells were just taken, if all are the digit 0 or 1. */
export function takeDigits(record: i32, count: i32): void {
  if (digitLabels != record || !areDigitsLabels()) return;
  const step = <usize>slots * SPAN_SIZE;
  const value = record * slots + labelSlot;
  let at = changetype<usize>(spanOf(value));
  const end = at + <usize>count * step;
  let to = values + (<usize>value << 3);
  // Bit 0: a zero. The others: not a digit 0 or 1, or more than one byte.
  let seen: u32 = 0;
  for (; at < end; at += step, to += step >> 1) {
    const span = changetype<Span>(at);
    const digit = <u32>load<u8>(span.start) - 0x30;
    store<f64>(to, <f64>digit);
    seen |= (digit ^ 1) | ((span.end - span.start - 1) << 1);
  }
  if (seen > 1) return;
  digitLabels += count;
  if (seen != 0) hasDigitZero = true;
}

/** Reads the labels of the first `count` records. False if one of them is not a label. */
export function readLabels(count: i32): bool {
  const each = slots;
  mixedCell = 0;
  if (hasDigitZero) sawZero = true;
  const isPlain = areDigitsLabels();
  let all = true;
  for (let i = digitLabels; i < count; i++) {
    const value = i * each + labelSlot;
    const span = spanOf(value);
    // One character, and mostly a digit.
    const digit = <u32>load<u8>(span.start) - 0x30;
    if (isPlain && digit <= 1 && span.end - span.start == 1 && span.cell == Cell.Number) {
      store<f64>(values + (<usize>value << 3), <f64>digit);
      if (digit == 0) sawZero = true;
    } else if (!readLabel(span, values + (<usize>value << 3))) all = false;
  }
  digitLabels = 0;
  hasDigitZero = false;
  if (sawZero && sawMinusOne) {
    findMixed(count);
    return false;
  }
  return all;
}

/** Reads a label of any format. False if it is not a label. */
function readLabel(span: Span, to: usize): bool {
  store<f64>(to, NaN);
  if (span.cell != Cell.Number) return false;
  const cellStart = <usize>span.cellStart;
  trim(cellStart, untrimmedEnd(span));
  let start = numberStart;
  let end = numberEnd;
  span.start = <u32>start;
  span.end = <u32>end;
  if (json && isStringAt(cellStart) && unescape(start, end)) {
    span.start = <u32>rawStart;
    span.end = <u32>rawEnd;
    start = textStart;
    end = textEnd;
  }
  if (positive != 0 && isPositive(start, end, cellStart)) {
    store<f64>(to, 1);
    return true;
  }
  if (isMissing(start, end)) {
    span.cell = Cell.Missing;
    return false;
  }
  const label = positive == 0 ? labelOf(start, end) : isNested(cellStart) ? NaN : NEGATIVE;
  store<f64>(to, label);
  if (isNaN(label)) span.cell = Cell.Bad;
  return !isNaN(label);
}

/** A word or text that means 0. */
const NEGATIVE: f64 = -0.0;

/** The label in the bytes [start, end); nan if they are not one. */
function labelOf(start: usize, end: usize): f64 {
  const word = wordLabel(start, end);
  if (!isNaN(word)) return word;
  if (!parseNumber(start, end)) return NaN;
  const label = parsed;
  if (label == 0) sawZero = true;
  else if (label == -1) sawMinusOne = true;
  else if (!(label > 0 && label <= 1)) return NaN;
  return label;
}

/** The words that mean 1, then those that mean 0, each ended by LF. */
const WORDS: string = `t
y
yes
pos
true
positive
f
n
no
neg
false
negative
`;
const POSITIVE_WORDS: i32 = 6;
const ALL_WORDS: i32 = 12;

/** What a word means, in any case of letters; nan for all else. */
function wordLabel(start: usize, end: usize): f64 {
  let next = changetype<usize>(WORDS);
  for (let i = 0; i < ALL_WORDS; i++) {
    const word = next;
    const length = lengthOf(word);
    next += <usize>(length + 1) << 1;
    if (length == <i32>(end - start) && spells(start, word, length)) return i < POSITIVE_WORDS ? 1 : NEGATIVE;
  }
  return NaN;
}

/** Whether an object or array of JSON starts at `at`. */
function isNested(at: usize): bool {
  return json && (load<u8>(at) | 0x20) == 0x7b;
}

/** Whether the text [start, end) of the cell at `cellStart` is the one that is 1. Within quotes, two of them are one. */
function isPositive(start: usize, end: usize, cellStart: usize): bool {
  while (isSpace(load<u8>(cellStart))) cellStart++;
  const doubled = !json && <i32>load<u8>(cellStart) == quote ? quote : -1;
  let at = positive;
  for (; start < end && at < positiveEnd; start++, at++) {
    const byte = load<u8>(start);
    if (byte != load<u8>(at)) return false;
    if (<i32>byte == doubled && start + 1 < end && <i32>load<u8>(start, 1) == doubled) start++;
  }
  return start == end && at == positiveEnd;
}

/** Finds the first record whose label is 0 or -1 where the other was seen before: it is a bad cell. */
function findMixed(count: i32): void {
  let zero = zeroBefore;
  let minusOne = minusOneBefore;
  for (let i = 0, value = labelSlot; i < count; i++, value += slots) {
    const label = load<f64>(values + (<usize>value << 3));
    if (label == -1) minusOne = true;
    else if (label == 0 && reinterpret<i64>(label) == 0) zero = true;
    if (!(zero && minusOne)) continue;
    const span = spanOf(value);
    span.cell = Cell.Bad;
    mixedCell = span.cellStart;
    return;
  }
}

/** What was seen before the batch at hand. */
let zeroBefore: bool = false;
let minusOneBefore: bool = false;

/** The labels of the batch are done with. */
export function passLabels(): void {
  zeroBefore = sawZero;
  minusOneBefore = sawMinusOne;
}

/** Whether all weights of the first `count` records are such. Any other becomes a bad cell. */
export function checkWeights(count: i32): bool {
  if (weightSlot < 0) return true;
  let all = true;
  for (let i = 0, value = weightSlot; i < count; i++, value += slots) {
    const weight = load<f64>(values + (<usize>value << 3));
    if (weight >= 0 && weight < Infinity) continue;
    all = false;
    const span = spanOf(value);
    if (span.cell == Cell.Number) span.cell = Cell.Bad;
  }
  return all;
}
