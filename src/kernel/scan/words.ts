/**
 * The words that Python, NumPy, PyTorch, JAX, TensorFlow and this program print beside numbers. They are skipped; no other
 * word is.
 */
import { isSpace } from '../bytes';
import { startsNumber } from './cell';
import { labelEnd } from './scaleNames';

/** How far a word reaches. */
const enum Reach {
  /** It is skipped as it stands. */
  Itself,
  /** It is skipped up to the next separator: `dtype=torch.float64`. */
  Token,
  /** It is skipped up to the parenthesis that closes it: the numbers in `size=(0, 3)` are no values. */
  Parenthesis,
}

/** Says that a word may go on behind the end of the block. */
export const UNFINISHED: usize = usize.MAX_VALUE;

/** The address behind the word that starts at `start`; 0: none does; UNFINISHED: [start, end) may not hold it whole. */
export function wordEnd(start: usize, end: usize, last: bool): usize {
  for (let i = 0; i < WORDS.length; i++) {
    const word = WORDS[i];
    const held = min(word.length, <i32>(end - start));
    if (!startsWith(start, word, held)) continue;
    if (held < word.length) return last ? 0 : UNFINISHED;
    const behind = start + <usize>held;
    const reach: Reach = reaches[i];
    if (reach == Reach.Itself) return behind;
    // What follows `dtype=` is a name; a number there would be lost.
    if (reach == Reach.Token && behind < end && startsNumber(load<u8>(behind))) return 0;
    return skip(behind, end, last, reach);
  }
  return labelEnd(start, end, last ? 0 : UNFINISHED);
}

const WORDS: StaticArray<string> = [
  'tensor(',
  'array(',
  'Array(',
  'DeviceArray(',
  'tf.Tensor(',
  'np.float64(',
  'np.float32(',
  'np.float16(',
  'dtype=',
  'device=',
  'requires_grad=',
  'grad_fn=',
  'weak_type=',
  'size=(',
  'shape=(',
  'Parameter ',
  'containing:',
];

const reaches: StaticArray<u8> = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 0, 0];

/** A parenthesis that is not closed within so many bytes is none that a program printed. */
const LONGEST_PARENTHESIS: usize = 1024;

/** Whether the `count` bytes at `at` begin `word`. Strings of this module are UTF-16 in memory, and their characters ASCII. */
function startsWith(at: usize, word: string, count: i32): bool {
  const letters = changetype<usize>(word);
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
