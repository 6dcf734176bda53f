/** Numbers as text: the shortest decimal by `String`, or digits by integer arithmetic, ties to even. */
import { formatNamed } from '../../src/exact/format.ts';
import { nearest as nearestOf } from '../../src/exact/nearest.ts';
import { ratioOfDecimal } from '../../src/exact/ratioOfDecimal.ts';
import type { Dtype } from '../../src/job/dtype.ts';
import type { DigitStyle } from '../../src/job/job.ts';

export function spell(value: number, digits: DigitStyle, dtype: Dtype): string {
  if (!Number.isFinite(value)) return special(value);
  if (digits.kind === 'fixed') return fixed(value, digits.count);
  if (digits.kind === 'significant') return significant(value, digits.count);
  return shortest(value, dtype);
}

export function special(value: number): string {
  return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
}

/** The shortest decimal that reads back as the same value of the dtype, the closest of those. */
export function shortest(value: number, dtype: Dtype): string {
  if (!Number.isFinite(value)) return special(value);
  if (dtype === 'float64' || value === 0) return String(value);
  return (value < 0 ? '-' : '') + shortestOf(Math.abs(value), dtype);
}

/**
 * By ever more digits. Of n digits the closest comes first; then the one above it, for at a power of two the interval is
 * wider above and may hold only a decimal that is farther away.
 */
function shortestOf(value: number, dtype: Dtype): string {
  for (let n = 1; ; n++) {
    const { digits, exponent } = rounded(value, n);
    for (const candidate of [digits, digits + 1n]) {
      const text = `${candidate}e${exponent}`;
      const ratio = ratioOfDecimal(text);
      if (typeof ratio !== 'string' && nearestOf(ratio, formatNamed(dtype)) === value)
        return String(Number(text));
    }
  }
}

/** So many digits after the point; the sign of what rounds to zero stays. */
export function fixed(value: number, count: number): string {
  const digits = String(nearest(Math.abs(value), count)).padStart(count + 1, '0');
  const whole = digits.slice(0, digits.length - count);
  return sign(value) + (count > 0 ? `${whole}.${digits.slice(-count)}` : whole);
}

/** One digit before and so many after the point, and a power of ten of two digits or more. */
export function exponential(value: number, count: number): string {
  const { digits, exponent } = value === 0 ? NOTHING : rounded(Math.abs(value), count + 1);
  const text = String(digits).padEnd(count + 1, '0');
  const power = value === 0 ? 0 : exponent + count;
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${sign(value)}${text[0]}${count > 0 ? '.' : ''}${text.slice(1)}e${power < 0 ? '-' : '+'}${size}`;
}

const NOTHING = { digits: 0n, exponent: 0 };

/** So many significant digits at most, without zeros at the end. */
export function significant(value: number, count: number): string {
  if (value === 0) return '0';
  const { digits, exponent } = rounded(Math.abs(value), count);
  return sign(value) + plain(digits, exponent);
}

/** digits * 10^exponent as Number::toString lays out digits. */
function plain(digits: bigint, exponent: number): string {
  let text = String(digits);
  let power = exponent;
  for (; text.endsWith('0'); power++) text = text.slice(0, -1);
  const point = text.length + power;
  if (point > 21 || point < -5) {
    const mantissa = text.length > 1 ? `${text[0]}.${text.slice(1)}` : text;
    return `${mantissa}e${point > 0 ? '+' : '-'}${Math.abs(point - 1)}`;
  }
  if (point <= 0) return `0.${'0'.repeat(-point)}${text}`;
  if (point >= text.length) return text.padEnd(point, '0');
  return `${text.slice(0, point)}.${text.slice(point)}`;
}

/** The nearest `count` digits of a positive value: digits * 10^exponent. */
function rounded(value: number, count: number): { digits: bigint; exponent: number } {
  // A carry, here or there, makes the power of ten one too large or too small.
  let exponent = Number(value.toExponential(20).split('e')[1]) - count;
  for (;;) {
    const digits = nearest(value, -exponent);
    if (String(digits).length === count) return { digits, exponent };
    exponent++;
  }
}

/** The integer nearest to value * 10^power, ties to even. */
function nearest(value: number, power: number): bigint {
  let numerator = 1n;
  let denominator = 1n;
  if (power > 0) numerator = 10n ** BigInt(power);
  else denominator = 10n ** BigInt(-power);
  let mantissa = value;
  for (; !Number.isInteger(mantissa); mantissa *= 2) denominator *= 2n;
  numerator *= BigInt(mantissa);
  const floor = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n);
  return up ? floor + 1n : floor;
}

function sign(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : '';
}
