/**
 * Decimals of a double, rounded once: the exact binary value is scaled by a power of ten as a ratio of
 * integers and rounded half to even, as C's printf and Python's format do. (Number.prototype.toFixed and its
 * siblings are exact too, but send ties away from zero: 0.5 to "1", 0.03125 to "0.0313".)
 *
 * All three take finite values only.
 */

/**
 * `value` with `digits` digits after the point: Python's `f"{value:.{digits}f}"`.
 * @param digits 0 to 100; with 0 there is no point.
 * @returns for example `-1.3863`; the sign survives a result of zero, `-0.0000`.
 */
export function fixed(value: number, digits: number): string {
  const scaled = nearestInteger(Math.abs(value), digits)
    .toString()
    .padStart(digits + 1, '0');
  const point = scaled.length - digits;
  return sign(value) + withPoint(scaled, point);
}

/**
 * `value` with one digit before and `digits` after the point, and a power of ten: Python's `f"{value:.{digits}e}"`.
 * @param digits 0 to 100; with 0 there is no point.
 * @returns for example `1.0000e-05`; the exponent has a sign and at least two digits.
 */
export function exponential(value: number, digits: number): string {
  const { significand, exponent } = leadingDigits(Math.abs(value), digits + 1);
  const power = Math.abs(exponent).toString().padStart(2, '0');
  return `${sign(value)}${withPoint(significand, 1)}e${exponent < 0 ? '-' : '+'}${power}`;
}

/**
 * `value` rounded to `digits` significant digits, in the format of ECMAScript's Number::toString (ECMA-262, 6.1.6.1.20)
 * prints a number that has these digits: no trailing zeros, a power of ten below 1e-6 and from 1e21 on.
 * @param digits 1 to 17; 17 tell every double from its neighbours.
 * @returns for example `0.000001234`, `1.2e-7`, `1e+21`; `0` for both zeros.
 */
export function significant(value: number, digits: number): string {
  if (value === 0) return '0';
  const rounded = leadingDigits(Math.abs(value), digits);
  return sign(value) + shortSpelling(rounded.significand.replace(/0+$/, ''), rounded.exponent);
}

/** The digits d of d.ddd·10^exponent, without their point. */
interface Rounded {
  readonly significand: string;
  readonly exponent: number;
}

/** The first `count` digits of `magnitude` >= 0, rounded. Zero is `count` zeros and the exponent 0. */
function leadingDigits(magnitude: number, count: number): Rounded {
  if (magnitude === 0) return { significand: '0'.repeat(count), exponent: 0 };
  // log10 may be off by one next to a power of ten, so start below. A digit too many then says that the exponent is
  // too small; that is also how a carry (9.9996 to 10.00) is seen.
  let exponent = Math.floor(Math.log10(magnitude)) - 1;
  for (;;) {
    const significand = nearestInteger(magnitude, count - 1 - exponent).toString();
    if (significand.length === count) return { significand, exponent };
    exponent += 1;
  }
}

/** The integer nearest to `magnitude`·10^`power`, of two the even one. */
function nearestInteger(magnitude: number, power: number): bigint {
  const { integer, exponent } = binaryParts(magnitude);
  const numerator = (integer << BigInt(Math.max(exponent, 0))) * 10n ** BigInt(Math.max(power, 0));
  const denominator = (1n << BigInt(Math.max(-exponent, 0))) * 10n ** BigInt(Math.max(-power, 0));
  const quotient = numerator / denominator;
  const twiceRest = 2n * (numerator - quotient * denominator);
  const up = twiceRest > denominator || (twiceRest === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** `magnitude` = integer·2^exponent, exactly (IEEE 754 binary64; a zero exponent field marks the subnormals). */
function binaryParts(magnitude: number): { integer: bigint; exponent: number } {
  const bits = new BigUint64Array(Float64Array.of(magnitude).buffer)[0] ?? 0n;
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const field = Number(bits >> 52n);
  if (field === 0) return { integer: fraction, exponent: -1074 };
  return { integer: fraction | 0x10_0000_0000_0000n, exponent: field - 1075 };
}

/** Number::toString of d.ddd·10^exponent, given its digits. */
function shortSpelling(digits: string, exponent: number): string {
  const point = exponent + 1;
  if (exponent < -6 || exponent >= 21) {
    return `${withPoint(digits, 1)}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
  }
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return withPoint(digits.padEnd(point, '0'), point);
}

/** Puts a point after the first `at` digits, or none when nothing would follow it. */
function withPoint(digits: string, at: number): string {
  return at === digits.length ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
}

function sign(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : '';
}
