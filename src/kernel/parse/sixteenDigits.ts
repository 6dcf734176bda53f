import { integerPower } from '../powers/small';
import { joinDigits, joinFour, lastLanes, lessZero, noDigits } from './digits';

/** What `joinLong` returns for anything else. */
export const NO_WORD: u64 = u64.MAX_VALUE;

/**
 * The integer of up to nineteen digits that `integer`, then `lead` <= 3 digits and sixteen more, the last of which
 * is before `end`. NO_WORD if there is anything but digits, or a twentieth. What is before them has no meaning, but
 * is read: 32 bytes from the end. The top bit of `refused` means NO_WORD, too.
 */
// @ts-ignore: decorator
@inline
export function joinLong(integer: u64, lead: usize, end: usize, refused: u64 = 0): u64 {
  const digits = lessZero(v128.load(end - 16));
  const leadDigits = v128.and(lessZero(v128.load(end - 32)), lastLanes(lead));
  const head = integer * integerPower(lead) + joinFour(leadDigits);
  const stray = (((999 - head) | refused) >> 63) | noDigits(v128.max<u8>(digits, leadDigits));
  return stray == 0 ? head * 10_000_000_000_000_000 + joinDigits(digits) : NO_WORD;
}
