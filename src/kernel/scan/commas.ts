/**
 * Commas directly between two digits of a number stream: they may part two numbers, or belong to one that is written with a
 * decimal comma. The first one is noted; what surrounds it is for the host to judge.
 */
import { COMMA, LF } from '../bytes';
import { inputStart } from '../memory';
import { lineAt } from '../counters';

const HASH: u8 = 0x23;

/** The address of the first such comma (0: none was found so far) and its line. */
export let commaAt: usize = 0;
export let commaLine: f64 = 0;

/** Whether the last count met a comma with a digit, or something else that is not a separator, after it. */
let isSuspect: bool = false;

/**
 * How many lines end in [from, to), whose first such comma is noted; the input ends at `end`.
 * @param inComment whether [from, to) begins within a comment
 */
export function countLines(from: usize, to: usize, end: usize, inComment: bool): i32 {
  const lines = count(from, to);
  if (isSuspect) seekComma(from, to, end, inComment);
  return lines;
}

/** Each byte is read once for two questions: this costs little more than that for the line feeds, which are counted anyway. */
function count(from: usize, to: usize): i32 {
  const feeds = i8x16.splat(LF);
  const commas = i8x16.splat(COMMA);
  const highest = i8x16.splat(0x2f);
  let found = i8x16.splat(0);
  let lines = 0;
  let at = from;
  while (at + 32 <= to) {
    // Lanes count up to 2 in a step of 32 bytes, and hold 255.
    const stop = min(to - 31, at + 127 * 32);
    let counts = i8x16.splat(0);
    for (; at < stop; at += 32) {
      const one = v128.load(at);
      const other = v128.load(at, 16);
      // A true lane is -1.
      counts = i8x16.sub(counts, i8x16.add(i8x16.eq(one, feeds), i8x16.eq(other, feeds)));
      const afterOne = v128.and(i8x16.eq(one, commas), i8x16.gt_u(v128.load(at, 1), highest));
      const afterOther = v128.and(i8x16.eq(other, commas), i8x16.gt_u(v128.load(at, 17), highest));
      found = v128.or(found, v128.or(afterOne, afterOther));
    }
    const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts));
    const halves = i64x2.add(i64x2.extend_low_i32x4_u(sums), i64x2.extend_high_i32x4_u(sums));
    lines += <i32>(i64x2.extract_lane(halves, 0) + i64x2.extract_lane(halves, 1));
  }
  isSuspect = v128.any_true(found);
  for (; at < to; at++) {
    const byte = load<u8>(at);
    lines += i32(byte == LF);
    if (byte == COMMA && load<u8>(at + 1) > 0x2f) isSuspect = true;
  }
  return lines;
}

/**
 * Looks for the first such comma of [from, to), outside comments. After `end` may be anything.
 * @param inComment whether [from, to) begins within a comment
 */
function seekComma(from: usize, to: usize, end: usize, inComment: bool): void {
  const commas = i8x16.splat(COMMA);
  const zeros = i8x16.splat(0x30);
  const ten = i8x16.splat(10);
  /** No comment before this. */
  let known = from;
  if (inComment) known = lineEnd(from, to);
  for (let block = from; block < to; block += 16) {
    const isBeforeDigit = i8x16.lt_u(i8x16.sub(v128.load(block, 1), zeros), ten);
    let found = i8x16.bitmask(v128.and(i8x16.eq(v128.load(block), commas), isBeforeDigit));
    for (; found != 0; found &= found - 1) {
      const at = block + <usize>ctz(found);
      if (at >= to || at + 1 == end) return;
      if (at < known || at == inputStart || load<u8>(at - 1) - 0x30 > 9) continue;
      if (isCommented(known, at)) {
        known = lineEnd(at, to);
        continue;
      }
      commaAt = at;
      commaLine = lineAt(at);
      return;
    }
  }
}

/** Whether a comment that begins at `from` or after it goes on at `at`. */
function isCommented(from: usize, at: usize): bool {
  while (at > from) {
    const byte = load<u8>(--at);
    if (byte == LF) return false;
    if (byte == HASH) return true;
  }
  return false;
}

function lineEnd(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) != LF) at++;
  return at;
}
