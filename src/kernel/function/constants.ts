/** Constants of the pair functions. */

/**
 * A constant in both lanes, from where memory holds it: the `index`th from `at` on. Engines make a vector anew at every
 * use, in three instructions, but load it in one.
 */
// @ts-ignore: decorator
@inline
export function both(at: usize, index: usize = 0): v128 {
  return v128.load64_splat(at + (index << 3));
}

export const ONE: usize = memory.data<f64>([1]);
export const HALF: usize = memory.data<f64>([0.5]);
/** All but sign and exponent of a double. */
export const FRACTION_BITS: usize = memory.data<u64>([0x000fffffffffffff]);
