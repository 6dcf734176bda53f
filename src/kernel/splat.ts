/**
 * A constant in both lanes, from where memory holds it: the `index`th from `at` on. Engines make a vector anew at every
 * use, in three instructions, but load it in one.
 */
// @ts-ignore: decorator
@inline
export function both(at: usize, index: usize = 0): v128 {
  return v128.load64_splat(at + (index << 3));
}
