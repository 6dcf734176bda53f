/**
 * Rows that a stray quote swallows: `"yo` opens a cell, and the rows up to the next quote become its text. Reported by users of
 * Miller (#1533), tarql (#45) and GDAL (#11863).
 *
 * A record on several lines is suspect if each line, read as if quotes were text, is a row of the table with numbers (or missing
 * values, but for the first) in the columns to convert. Correct CSV has such cells, too: "Main St, 12" on one line of an address. So one of two signs more is needed: text
 * follows the closing quote, which no writer of CSV does, or the number of the first line is within a bounded domain.
 */
import { columnIndex, slots } from '../memory';
import { parsed, parseNumber } from '../parse/number';
import { recordOf } from '../record';
import { delimiter, domainEnd, domainStart, headerCells, quote, quoteIsSure } from '../settings';
import { CR, LF } from '../bytes';
import { closingQuote, isMissing, numberEnd, numberStart, trim } from './cell';

/** The first of the batch's `count` records that holds rows; `count` if none does. */
export function findSwallowed(count: i32): i32 {
  if (headerCells < 2) return count;
  for (let index = 0; index < count; index++) {
    const record = recordOf(index);
    const start = <usize>record.start;
    const end = <usize>record.end;
    // Mostly the last line has fewer cells.
    if (cellsOfLastLine(start, end) != headerCells) continue;
    const lineEnd = find(start, end, LF);
    if (!isRow(start, lineEnd) || numbers == 0) continue;
    const isWithin = parsed > domainStart && parsed < domainEnd && domainEnd - domainStart < Infinity;
    if (areRows(lineEnd + 1, end) && (isWithin || textFollowsQuote(start, end, end, LF))) return index;
  }
  return count;
}

/** How many cells the last line of [start, end) has, read as if quotes were text; 0 if there is no other line. */
function cellsOfLastLine(start: usize, end: usize): i32 {
  const lineFeeds = i8x16.splat(LF);
  const delimiters = i8x16.splat(delimiter);
  let cells = 1;
  let at = end;
  while (true) {
    at -= 16;
    const bytes = v128.load(at);
    const inside = at < start ? -1 << <i32>min<usize>(start - at, 16) : -1;
    const feeds = i8x16.bitmask(i8x16.eq(bytes, lineFeeds)) & inside;
    const found = i8x16.bitmask(i8x16.eq(bytes, delimiters)) & inside;
    if (feeds != 0) return cells + popcnt(found >> (32 - clz(feeds)));
    cells += popcnt(found);
    if (at <= start) return 0;
  }
}

/** The address of the next `byte`; `end` if there is none. */
function find(at: usize, end: usize, byte: u8): usize {
  const wanted = i8x16.splat(byte);
  for (; at < end; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (found != 0) return min(at + ctz(found), end);
  }
  return end;
}

function areRows(at: usize, end: usize): bool {
  while (true) {
    const lineEnd = find(at, end, LF);
    if (!isRow(at, lineEnd)) return false;
    if (lineEnd == end) return true;
    at = lineEnd + 1;
  }
}

/** How many numbers the row last read has in the columns to convert; `parsed` is the last of them. */
let numbers: i32 = 0;

/** Whether a line has the cells of the header, and a number or a missing value in the columns to convert. */
function isRow(start: usize, end: usize): bool {
  if (end > start && load<u8>(end - 1) == CR) end--;
  numbers = 0;
  let target = 0;
  let cell = 0;
  let at = start;
  while (true) {
    const cellEnd = find(at, end, delimiter);
    while (target < slots && load<i32>(columnIndex + (<usize>target << 2)) == cell) {
      trim(at, cellEnd);
      if (!isMissing(numberStart, numberEnd)) {
        if (!parseNumber(numberStart, numberEnd)) return false;
        numbers++;
      }
      target++;
    }
    cell++;
    if (cellEnd == end) return cell == headerCells;
    at = cellEnd + 1;
  }
}

/**
 * Whether a record that is shorter than the header lacks the cells that a stray quote swallows, as in `"yo,"0.25","1"`: text follows
 * the closing quote of a cell with delimiters in it, and read as if quotes were text, the record has the cells of the header, with a
 * number in a column to convert after that cell.
 */
export function hidesCells(start: usize, end: usize): bool {
  if (quoteIsSure || !isRow(start, end) || numbers == 0) return false;
  return textFollowsQuote(start, numberStart, end, delimiter);
}

/** Whether a quoted cell that starts before `limit` and holds `byte` has text after its closing quote. */
function textFollowsQuote(start: usize, limit: usize, end: usize, byte: u8): bool {
  for (let at = start; at < limit; at++) {
    if (<i32>load<u8>(at) == quote) {
      const close = closingQuote(at + 1, end);
      if (close == 0) return false;
      if (close < end && load<u8>(close) != delimiter && find(at, close, byte) < close) return true;
      at = close;
    }
    at = find(at, end, delimiter);
  }
  return false;
}
