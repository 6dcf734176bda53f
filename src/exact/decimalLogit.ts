import { bitLength } from './bitLength.ts';
import { decide } from './decide.ts';
import type { Enclosure } from './enclosure.ts';
import type { Format } from './format.ts';
import { ln } from './ln.ts';
import { lnBase } from './lnBase.ts';
import { powerOfTen } from './powerOfTen.ts';
import { quotient } from './quotient.ts';
import type { DecimalRatio } from './ratioOfDecimal.ts';
import { roundRatio } from './round.ts';

/**
 * The log-odds, to `base` (0: e), of a decimal probability with an exponent, as it was written.
 *
 * The exponent may have any size but 0: for p = n / d * 10^e below 10^-5000
 *   logit(p) = ln(n / d) + e ln 10 + theta, 0 < theta = -ln(1 - p) < 2^-16600,
 * which needs no power of ten. NaN outside [0, 1].
 */
export function exactLogitDecimal(probability: DecimalRatio, base: number, format: Format): number {
  const { numerator, exponent } = probability;
  if (numerator < 0n || exponent > 0n) return NaN;
  if (exponent < minExponent) return base === 0 || base > 1 ? -Infinity : Infinity;
  return tinyLogit(probability, base, format);
}

/**
 * Below 10^minExponent the log-odds are beyond all doubles to any base: |ln base| < 710, so they are above 10^330 ln 10 /
 * 710 > 10^308 in magnitude, and ln(n / d) is at most the number of digits written.
 */
const minExponent = -(10n ** 330n);

/**
 * For p below 10^-5000.
 *
 * Only theta keeps log_base(p) from a midpoint when log_base(n / d * 10^e) is one. As in `exactConvertRatio`
 * that means base = c^(2^j), n / d * 10^e = c^k with k odd and |k| >= 2^24, for the float32 midpoints have 25
 * bits. Every prime of c then divides n / d * 10^e at least 2^24 times: while n and d have fewer bits than
 * that, only 2 and 5 do, and to the same power. So base and n / d are powers of ten, p = 10^k' and base =
 * 10^i: log-odds = k' / i + theta / ln base. Any positive number below the distance from k' / i to the next
 * midpoint, at least 2^-46 / 22, rounds as the last term does. Everything else the loop decides; log-odds
 * themselves are not midpoints, as in `exactConvertRatio`.
 */
function tinyLogit(probability: DecimalRatio, base: number, format: Format): number {
  const k = powerOfTen(probability);
  const i = powersOfTen.indexOf(base);
  if (k !== undefined && i > 0) return roundRatio((k << 64n) + 1n, BigInt(i) << 64n, format);
  return decide((bits) => tinyLog(probability, base, bits), format);
}

/** The powers of ten that are doubles. */
const powersOfTen = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

function tinyLog(probability: DecimalRatio, base: number, bits: number): Enclosure {
  const natural = tinyLn(probability, bits + 8);
  return base === 0 ? natural : quotient(natural, lnBase(base, bits + 8), bits + 8);
}

/**
 * ln(n / d) + e ln 10, with theta counted as error. The sum is beyond -11000, so nothing cancels that
 * matters.
 */
function tinyLn({ numerator, denominator, exponent }: DecimalRatio, bits: number): Enclosure {
  const precision = bits + bitLength(exponent);
  const ten = ln(10n, 1n, precision);
  const rest = numerator === denominator ? zero : ln(numerator, denominator, precision);
  const excess = BigInt(Math.max(0, rest.scale - ten.scale));
  const theta = 1n << BigInt(Math.max(0, ten.scale - 16600));
  return {
    value: exponent * ten.value + (rest.value >> excess),
    error: -exponent * ten.error + (rest.error >> excess) + 2n + theta,
    scale: ten.scale,
  };
}

const zero: Enclosure = { value: 0n, error: 0n, scale: 0 };
