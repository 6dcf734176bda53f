/** For each binary exponent of a double, the power of ten that brings all but its last digit before the point. */
import { powerHigh, powerLow } from '../powers/entry';
import { floorLog10OfPower2, floorLog2OfPower10 } from '../powers/exponents';

/**
 * For values c * 2^q, c of 53 bits, 10^-exponent as 96 bits: times c * 2^11 they give c * 2^q * 10^-exponent, its integer
 * from bit 107 on and its fraction below.
 */
// @ts-ignore: decorator
@unmanaged
class Scale {
  high: u64;
  /** The 32 bits that follow. */
  third: u32;
  /** 10^exponent is the least power of ten above 2^q. */
  exponent: i32;
}

const SCALE_SIZE: usize = 16;
/** One for each exponent as a double's bits have it, 0 to 2047; those of no normal number are empty. */
const scales: usize = memory.data(2048 * 16, 16);

for (let biased = 1; biased < 2047; biased++) {
  const q = biased - 1075;
  const scale = changetype<Scale>(scales + <usize>biased * SCALE_SIZE);
  const exponent = floorLog10OfPower2(q) + 1;
  // 0.05 < 2^(q + floor(log2(10^-exponent))) < 1: the power moves down by 0 to 3 bits.
  const shift = -1 - q - floorLog2OfPower10(-exponent);
  const high = powerHigh(-exponent);
  scale.high = high >> shift;
  scale.third = <u32>((powerLow(-exponent) >> (32 + shift)) | ((high << (32 - shift)) & 0xffff_ffff));
  scale.exponent = exponent;
}

/** That of a double with these bits, as it is in memory. */
// @ts-ignore: decorator
@inline
export function loadScale(bits: u64): v128 {
  return v128.load((<usize>(bits >> 48)) & 0x7ff0, scales);
}
