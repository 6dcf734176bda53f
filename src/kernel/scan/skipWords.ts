/**
 * The words that Python, NumPy, PyTorch, JAX, TensorFlow and this program print next to numbers. They are skipped; no other
 * word is.
 */
import { isSpace } from '../bytes';
import { startsNumber } from './cell';
import { labelEnd } from './scaleNames';

/** How far a word reaches. */
const enum Reach {
  /** It is skipped as it is. */
  Itself,
  /** It is skipped up to the next separator: `dtype=torch.float64`. */
  Token,
  /** It is skipped up to the parenthesis that closes it: the numbers in `size=(0, 3)` are not values. */
  Parenthesis,
}

/** Says that a word may go on after the end of the block. */
export const UNFINISHED: usize = usize.MAX_VALUE;

/** The address after the word that starts at `start`; 0: none does; UNFINISHED: [start, end) may not hold it whole. */
export function wordEnd(start: usize, end: usize, last: bool): usize {
  let next = changetype<usize>(WORDS);
  for (let i = 0; i < reaches.length; i++) {
    const word = next;
    const length = lengthOf(word);
    next += <usize>(length + 1) << 1;
    const held = min(length, <i32>(end - start));
    if (!startsWith(start, word, held)) continue;
    if (held < length) return last ? 0 : UNFINISHED;
    const following = start + <usize>held;
    const reach: Reach = reaches[i];
    if (reach == Reach.Itself) return following;
    // What follows `dtype=` is a name; a number there would be lost.
    if (reach == Reach.Token && following < end && startsNumber(load<u8>(following))) return 0;
    return skip(following, end, last, reach);
  }
  return labelEnd(start, end, last ? 0 : UNFINISHED);
}

/** Each is ended by LF. */
const WORDS: string = `tensor(
array(
Array(
DeviceArray(
tf.Tensor(
np.float64(
np.float32(
np.float16(
dtype=
device=
requires_grad=
grad_fn=
weak_type=
size=(
shape=(
Parameter 
containing:
`;

const reaches: StaticArray<u8> = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 0, 0];

/** A parenthesis that is not closed within so many bytes is not one that a program printed. */
const LONGEST_PARENTHESIS: usize = 1024;

/** The length of the word at `at` in a list. Strings of this module are UTF-16 in memory, and their characters ASCII. */
export function lengthOf(at: usize): i32 {
  let length = 0;
  while (load<u16>(at + (<usize>length << 1)) != 0x0a) length++;
  return length;
}

/** Whether the `count` bytes at `at` begin the word at `letters`. */
function startsWith(at: usize, letters: usize, count: i32): bool {
  for (let i = 0; i < count; i++) {
    if (<u16>load<u8>(at + <usize>i) != load<u16>(letters + (<usize>i << 1))) return false;
  }
  return true;
}

function skip(at: usize, end: usize, last: bool, reach: Reach): usize {
  const start = at;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    if (reach == Reach.Parenthesis) {
      if (byte == 0x29) return at + 1;
      if (at - start == LONGEST_PARENTHESIS) return 0;
    } else if (byte == 0x2c || byte == 0x29 || byte == 0x5d || isSpace(byte)) return at;
  }
  if (!last) return UNFINISHED;
  return reach == Reach.Token ? end : 0;
}
