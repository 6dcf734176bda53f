/** The digits of the shortest decimals that read back as two doubles, before it is known where they are to be. */
import { both } from '../splat';
import { loadScale } from './scale';
import { LAYOUT } from './slot';

const TOP_BIT: usize = memory.data<u64>([0x8000_0000_0000_0000]);
const LOW_WORD: usize = memory.data<u64>([0xffff_ffff]);
/** The fraction's part of the product's first word; the next 32 bits are the rest of it. */
const FRACTION_START: usize = memory.data<u64>([0x7ff]);
/** In units of the fraction, which has 43 bits: 1/2, and the most that is less than 1. */
const HALF_UNIT: usize = memory.data<u64>([1 << 42]);
const MAX_FRACTION: usize = memory.data<u64>([(1 << 43) - 1]);
/** In the same units: what a comparison may be off by, and the bits of it plus that, of which one is set beyond doubt. */
const DOUBT: usize = memory.data<u64>([8]);
const NO_DOUBT: usize = memory.data<u64>([~15]);
const NO_DOUBT_MODULO_1: usize = memory.data<u64>([((1 << 43) - 1) & ~15]);
/** The same for 10 f. */
const DOUBT_OF_TENTHS: usize = memory.data<u64>([64]);
const NO_DOUBT_OF_TENTHS: usize = memory.data<u64>([((1 << 43) - 1) & ~127]);

/**
 * Finds the digits of two doubles: leaves the integers of the first sixteen at `heads` (u64 each), for storeFours,
 * and the rest at the two addresses, for writeText. A bit of the result is set where the digits are not right: for zero,
 * infinities, nan, powers of two, subnormal numbers and what a single product cannot decide.
 *
 * One number decides nearly everything (the one-multiplication form of Schubfach, after ibireme's c_numconv_benchmark).
 * The value is c * 2^q, and its neighbours are 2^q away on both sides. With 10^k the largest power of ten not above 2^q,
 * the interval that reads back as the value is less than 10^(k+1) wide. In units of 10^(k+1) the value is an integer m
 * and a fraction f, and the interval reaches h = 2^(q-1) / 10^(k+1) to either side, 0.05 <= h < 0.5. So the answer is m
 * if f < h, m + 1 if f > 1 - h, and otherwise m and one more digit, 10 f rounded.
 *
 * Of c * 10^-(k+1) the three smallest products of 32-bit words are left out, and what is after the power's third
 * word. So f is less than 4 * 2^-43 too small, and h less than 2^-43: f - h, f + h and 10 f are off by less than 4, 5 and
 * 40 of these units. Where a comparison is closer than 8, and for 10 f than 64, and so for every tie, printExact decides.
 * Where the scale is empty, 0 is compared with 0.
 */
// @ts-ignore: decorator
@inline
export function findPair(doubles: v128, heads: usize, at0: usize, at1: usize): i32 {
  const scale0 = loadScale(i64x2.extract_lane(doubles, 0));
  const scale1 = loadScale(i64x2.extract_lane(doubles, 1));
  const highs = v128.shuffle<u64>(scale0, scale1, 0, 2);
  const rests = v128.shuffle<u64>(scale0, scale1, 1, 3);
  const factors = v128.or(i64x2.shl(doubles, 11), both(TOP_BIT));
  // Words of both: the high ones, then the low ones.
  const c = v128.shuffle<u32>(factors, factors, 1, 3, 0, 2);
  const power = v128.shuffle<u32>(highs, highs, 1, 3, 0, 2);
  const swapped = v128.shuffle<u32>(highs, highs, 0, 2, 1, 3);
  const thirds = v128.shuffle<u32>(rests, rests, 0, 2, 0, 2);

  const crossHigh = i64x2.extmul_low_i32x4_u(c, swapped);
  const crossLow = i64x2.extmul_high_i32x4_u(c, swapped);
  const lowest = i64x2.shr_u(i64x2.extmul_low_i32x4_u(c, thirds), 32);
  const low = i64x2.shr_u(i64x2.extmul_high_i32x4_u(c, power), 32);
  const word = both(LOW_WORD);
  const middle = i64x2.add(
    i64x2.add(v128.and(crossHigh, word), v128.and(crossLow, word)),
    i64x2.add(lowest, low),
  );
  const product = i64x2.add(
    i64x2.add(i64x2.extmul_low_i32x4_u(c, power), i64x2.shr_u(crossHigh, 32)),
    i64x2.add(i64x2.shr_u(crossLow, 32), i64x2.shr_u(middle, 32)),
  );

  const m = i64x2.shr_u(product, 11);
  const f = v128.or(i64x2.shl(v128.and(product, both(FRACTION_START)), 32), v128.and(middle, word));
  const h = i64x2.shr_u(highs, 22);
  const sum = i64x2.add(f, h);
  const tenths = i64x2.add(i64x2.add(i64x2.shl(f, 3), i64x2.shl(f, 1)), both(HALF_UNIT)); // 10 f + 1/2
  const up = i64x2.gt_s(sum, both(MAX_FRACTION));
  const down = i64x2.gt_s(h, f);
  const last = v128.andnot(i64x2.shr_u(tenths, 43), v128.or(up, down));

  const head = i64x2.sub(m, up);
  const negative = i64x2.shl(i64x2.shr_u(doubles, 63), 16);
  const rest = v128.or(v128.or(v128.andnot(rests, word), negative), last);
  v128.store(heads, head);
  v128.store64_lane(at0, rest, 0, LAYOUT);
  v128.store64_lane(at1, rest, 1, LAYOUT);

  const doubt = both(DOUBT);
  const atDown = v128.and(i64x2.add(i64x2.sub(f, h), doubt), both(NO_DOUBT));
  const atUp = v128.and(i64x2.add(sum, doubt), both(NO_DOUBT_MODULO_1));
  const atTenth = v128.and(i64x2.add(tenths, both(DOUBT_OF_TENTHS)), both(NO_DOUBT_OF_TENTHS));
  const zero = i64x2.splat(0);
  const fraction = i64x2.shl(doubles, 12);
  const open = v128.or(
    v128.or(i64x2.eq(atDown, zero), i64x2.eq(atUp, zero)),
    v128.or(i64x2.eq(atTenth, zero), i64x2.eq(fraction, zero)),
  );
  return i64x2.bitmask(open);
}
