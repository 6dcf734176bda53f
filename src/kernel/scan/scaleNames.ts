/**
 * What this program prints before the tensors of a round trip: the values of a scale, `probs:` or `logits10:`, and what came
 * back of them, `logprob(odds):` or `sigmoid(logits):`. See `label` in `job/scale.ts`.
 */

/** Names of scales without an `s` at their end and without their base, which only the last ones have. */
const STEMS: StaticArray<string> = [
  'sigmoid',
  'odd',
  'deciban',
  'prob',
  'percent',
  'complement',
  'phred',
  'logit',
  'logprob',
  'log1mprob',
];
/** The first that is that of a scale, that whose name is not a plural, and that has a base. */
const SCALE: i32 = 1;
const SINGULAR: i32 = 3;
const BASE: i32 = 7;

/** More than the longest label has. */
const LONGEST: usize = 32;

const OPEN: u8 = 0x28;
const CLOSE: u8 = 0x29;

/** The address after the label that starts at `start`; 0: none does; `unfinished`: [start, end) may not hold it whole. */
export function labelEnd(start: usize, end: usize, unfinished: usize): usize {
  const stop = min(end, start + LONGEST);
  let at = start;
  let open: usize = 0;
  for (; at < stop; at++) {
    const byte = load<u8>(at);
    if (byte == OPEN && open == 0) open = at;
    else if (!isLetter(byte) && byte != CLOSE) break;
  }
  if (at == end && at < start + LONGEST) return unfinished;
  if (at == stop || load<u8>(at) != 0x3a) return 0;
  const isLabel =
    open == 0
      ? isName(start, at, true)
      : load<u8>(at - 1) == CLOSE && isName(start, open, false) && isName(open + 1, at - 1, true);
  return isLabel ? at + 1 : 0;
}

/** A small letter or a digit. */
function isLetter(byte: u8): bool {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
}

/** The name of a scale, or the plural of one. */
function isName(start: usize, end: usize, isPlural: bool): bool {
  let last = end;
  if (ends(start, last, 0x32)) last--;
  else if (ends(start, last, 0x30) && load<u8>(last - 2) == 0x31) last -= 2;
  const hasBase = last != end;
  const hasS = ends(start, last, 0x73);
  if (hasS) last--;
  for (let i = hasBase ? BASE : isPlural ? SCALE : 0; i < STEMS.length; i++) {
    if (isWord(start, last, STEMS[i])) return hasS == (isPlural || (i >= SCALE && i < SINGULAR));
  }
  return false;
}

function ends(start: usize, end: usize, byte: u8): bool {
  return end > start + 2 && load<u8>(end - 1) == byte;
}

/** Strings of this module are UTF-16 in memory, and their characters ASCII. */
function isWord(start: usize, end: usize, word: string): bool {
  if (<usize>word.length != end - start) return false;
  const letters = changetype<usize>(word);
  for (let at = start; at < end; at++) {
    if (<u16>load<u8>(at) != load<u16>(letters + ((at - start) << 1))) return false;
  }
  return true;
}
