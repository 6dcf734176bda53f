/**
 * Exact sums of doubles: a superaccumulator (R. M. Neal, "Fast exact summation using small and large superaccumulators", 2015).
 *
 * Signed limbs of 64 bits, the limb i counting 2^(32 i - 1088); a double adds to three of them. Limbs take 2^30
 * additions before they have to pass on what is beyond 32 bits. A sum does not depend on the order of its numbers, nor on
 * how they are parted, and limbs of two parts add up to those of the whole.
 */
import { Count } from './abi';

/** The exponent of the first limb is below that of the least subnormal double, by whole limbs. */
const BIAS: i32 = 1088 - 1075;

/** Adds a finite value to the sum whose limbs are at `limbs`. */
export function addExactly(limbs: usize, value: f64): void {
  const bits = reinterpret<u64>(value);
  const exponent = <i32>(bits >> 52) & 0x7ff;
  const fraction = bits & 0x000fffffffffffff;
  const significand = exponent == 0 ? fraction : fraction | 0x0010000000000000;
  // The value is significand 2^(max(exponent, 1) - 1075).
  const place = max(exponent, 1) + BIAS;
  const shift = <u64>(place & 31);
  const at = limbs + (<usize>(place >> 5) << 3);
  const low = <i64>((significand << shift) & 0xffffffff);
  const rest = (significand >> 1) >> (31 - shift);
  const middle = <i64>(rest & 0xffffffff);
  const high = <i64>(rest >> 32);
  // Signs cannot be foreseen, so no branch depends on them: (x ^ -1) + 1 is -x.
  const flip = <i64>bits >> 63;
  store<i64>(at, load<i64>(at) + ((low ^ flip) - flip));
  store<i64>(at, load<i64>(at, 8) + ((middle ^ flip) - flip), 8);
  store<i64>(at, load<i64>(at, 16) + ((high ^ flip) - flip), 16);
}

/** Passes on what is beyond 32 bits of each limb: to be called before 2^30 values more are added. */
export function carry(limbs: usize): void {
  let over: i64 = 0;
  for (let i = 0; i < <i32>Count.Limbs - 1; i++) {
    const at = limbs + (<usize>i << 3);
    const limb = load<i64>(at) + over;
    over = limb >> 32;
    store<i64>(at, limb & 0xffffffff);
  }
  const last = limbs + (<usize>(<i32>Count.Limbs - 1) << 3);
  store<i64>(last, load<i64>(last) + over);
}
