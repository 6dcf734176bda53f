/**
 * What one writes by hand: one pass over the bytes of each block that finds the cells, with Number, Math.log and String
 * for those to convert. Everything else is copied as bytes.
 *
 *     node byte-loop.mjs TASK
 */
import { openSync, readSync, writeSync } from 'node:fs';

const task = JSON.parse(process.argv[2]);
const isTarget = task.columns.map(({ name }) => task.targets.includes(name));
const [least, most] = [task.eps, 1 - task.eps];
const convert =
  task.direction === 'sigmoid'
    ? (x) => 1 / (1 + Math.exp(-x))
    : (given) => {
        const p = Math.min(Math.max(given, least), most);
        return Math.log(p / (1 - p));
      };

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const BLOCK = 1 << 18;

const input = openSync(task.input, 'r');
const output = openSync(task.output, 'w');
/** Twice a block, since a record may hang over from the block before. */
const block = Buffer.alloc(2 * BLOCK);
/** No result is longer than 25 bytes, and no cell to convert is shorter than one byte. */
const written = Buffer.alloc(26 * 2 * BLOCK);
let writtenEnd = 0;
let isHeader = task.header;

/** Converts the complete records of the first `end` bytes; returns where they end. */
function convertBlock(end) {
  let writtenDone = 0;
  let copied = 0;
  let cellStart = 0;
  let column = 0;
  let done = 0;
  let inQuotes = false;
  for (let at = 0; at < end; at++) {
    const byte = block[at];
    if (byte === QUOTE) inQuotes = !inQuotes;
    if (inQuotes || (byte !== COMMA && byte !== LF)) continue;
    if (isTarget[column] && !isHeader) {
      const quotes = block[cellStart] === QUOTE ? 1 : 0;
      copy(copied, cellStart + quotes);
      copied = at - quotes;
      const number = block.latin1Slice(cellStart + quotes, copied);
      writtenEnd += written.latin1Write(String(convert(Number(number))), writtenEnd);
    }
    cellStart = at + 1;
    column++;
    if (byte !== LF) continue;
    isHeader = false;
    column = 0;
    copy(copied, cellStart);
    copied = cellStart;
    done = cellStart;
    writtenDone = writtenEnd;
  }
  // The record that is not complete is converted again when it is.
  writtenEnd = writtenDone;
  return done;
}

function copy(from, to) {
  writtenEnd += block.copy(written, writtenEnd, from, to);
}

function flush() {
  for (let at = 0; at < writtenEnd; at += writeSync(output, written, at, writtenEnd - at));
  writtenEnd = 0;
}

let kept = 0;
for (;;) {
  const count = readSync(input, block, kept, block.length - kept, null);
  if (count === 0) break;
  const done = convertBlock(kept + count);
  flush();
  block.copyWithin(0, done, kept + count);
  kept += count - done;
}
