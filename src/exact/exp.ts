import { ln2 } from './ln2.ts';

/**
 * e^-z = mantissa * 2^-scale * 2^-exponent, the mantissa within `error` units and in [1/2, 1] as a
 * fixed-point number.
 */
export type Exponential = { readonly mantissa: bigint; readonly error: bigint; readonly exponent: number };

/**
 * How often the argument is halved, and the result squared: about the square root of the bits costs least.
 */
export function halvings(bits: number): number {
  return Math.max(12, Math.floor(Math.sqrt(bits)));
}

/**
 * e^-z for z >= 0 in units of 2^-scale, z within `errorOfZ` units.
 *
 * z = n ln 2 + r with 0 <= r < ln 2; e^(-r / 2^h) = 1 - s + s^2/2 - s^3/6 + ... with s = r / 2^h; then h
 * squarings.
 *
 * Error in units of 2^-scale: each squaring doubles what there is and adds 1, so 2^h times (1 for cutting s,
 * 2 for each term, 1 for the tail, 1 for the squarings); then n for n ln 2, and errorOfZ, both unmagnified,
 * for the derivative of e^-r is at most 1.
 */
export function expNegative(z: bigint, errorOfZ: bigint, scale: number, h: number): Exponential {
  const shift = BigInt(scale);
  const exponent = z / ln2(scale);
  const r = z - exponent * ln2(scale);
  const s = r >> BigInt(h);
  let term = 1n << shift;
  let sum = term;
  let terms = 1n;
  for (; term !== 0n; terms += 1n) {
    term = -((term * s) >> shift) / terms;
    sum += term;
  }
  for (let i = 0; i < h; i += 1) sum = (sum * sum) >> shift;
  const error = ((2n * terms + 3n) << BigInt(h)) + exponent + errorOfZ;
  return { mantissa: sum, error, exponent: Number(exponent) };
}
