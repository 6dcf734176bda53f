import { ratioOfDouble, type Ratio } from './ratio.ts';

/**
 * ln(a) / ln(b) for two bases (0 is e), if it is known to be rational: equal bases, and powers of 2 or of 10 with 2 or
 * 10; undefined: it is irrational.
 *
 * ln a / ln b = n / m means a^m = b^n. With b = 2, a is a power of 2; with b = 10, which is not a perfect power, a power
 * of 10; e is transcendental. Other pairs do not occur: a run has one base in addition to these.
 */
export function logRatio(a: number, b: number): Ratio | undefined {
  if (a === b) return { numerator: 1n, denominator: 1n };
  if (a === 0 || b === 0) return undefined;
  for (const root of [2n, 10n]) {
    const [n, d] = [exponentOf(a, root), exponentOf(b, root)];
    if (n !== undefined && d !== undefined)
      return d < 0n ? { numerator: -n, denominator: -d } : { numerator: n, denominator: d };
  }
  return undefined;
}

/** The k for which `base` is root^k; undefined if there is none. */
function exponentOf(base: number, root: bigint): bigint | undefined {
  const { numerator, denominator } = ratioOfDouble(base);
  let above = numerator;
  let below = denominator;
  while (above % 2n === 0n && below % 2n === 0n) {
    above /= 2n;
    below /= 2n;
  }
  if (above !== 1n && below !== 1n) return undefined;
  let rest = above === 1n ? below : above;
  let exponent = 0n;
  for (; rest % root === 0n; rest /= root) exponent++;
  if (rest !== 1n) return undefined;
  return above === 1n ? -exponent : exponent;
}
