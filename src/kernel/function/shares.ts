/**
 * What two lanes of values say of their probabilities p: the shares p and 1 - p and their sum, `whole`, all three times the
 * same positive number, each a double and its rest. Two steps meet here: what the value is read from fills the place of a
 * pair, and what the result is written as takes two of the three.
 *
 *     p, its rest | 1 - p, its rest | whole, its rest | logarithm of p, its rest | logarithm of 1 - p, its rest
 *     relative error of a quotient | of the argument of a logarithm | lanes that can be used (all bits set)
 *
 * Where a share is a power e^-a, its logarithm -a is known better than the share; in all other cases it is 0 here.
 */
import { MAX_PAIRS } from '../pairs';

export const SHARES_SIZE: usize = 208;
export const REST: usize = 16;
export const P: usize = 0;
export const Q: usize = 32;
export const WHOLE: usize = 64;
/** From a share to its logarithm. */
export const P_LOGARITHM: usize = 96;
export const Q_LOGARITHM: usize = 128;
export const QUOTIENT_ERROR: usize = 160;
export const LOGARITHM_ERROR: usize = 176;
export const USUAL: usize = 192;

/** Those of the pairs under way. */
export const shares: usize = memory.data(MAX_PAIRS * <i32>SHARES_SIZE, 16);

/** Stores a double and its rest. */
// @ts-ignore: decorator
@inline
export function storePart(at: usize, part: usize, high: v128, low: v128): void {
  v128.store(at + part, high);
  v128.store(at + part, low, 16);
}
