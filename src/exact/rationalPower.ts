import { bitLength } from './bitLength.ts';
import { ratioOfDouble, type Ratio } from './ratio.ts';

/** Powers with more bits than this are beyond every format. */
const maxBits = 4000;

/**
 * base^(n / d) where it is rational and has no more than some thousand bits, for a base that is a double; otherwise
 * undefined.
 *
 * In lowest terms it is rational only if base is the d-th power of a rational number.
 */
export function rationalPower(base: number, n: bigint, d: bigint): Ratio | undefined {
  const sign = d < 0n ? -1n : 1n;
  const common = gcd(n < 0n ? -n : n, d * sign);
  const exponent = (n * sign) / common;
  const degree = (d * sign) / common;
  const { numerator, denominator } = lowestTerms(ratioOfDouble(base));
  const above = root(numerator, degree);
  const below = root(denominator, degree);
  if (above === undefined || below === undefined) return undefined;
  const size = exponent < 0n ? -exponent : exponent;
  if (size * BigInt(Math.max(bitLength(above), bitLength(below))) > maxBits) return undefined;
  const power = { numerator: above ** size, denominator: below ** size };
  return exponent < 0n ? { numerator: power.denominator, denominator: power.numerator } : power;
}

function lowestTerms({ numerator, denominator }: Ratio): Ratio {
  const common = gcd(numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

function gcd(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

/** The integer whose `degree`-th power is `power` >= 0; undefined if there is none. Newton's method from above. */
function root(power: bigint, degree: bigint): bigint | undefined {
  if (degree === 1n || power < 2n) return power;
  const length = bitLength(power);
  // 2 to the degree is more.
  if (degree >= length) return undefined;
  let guess = 1n << BigInt(Math.ceil(length / Number(degree)));
  for (;;) {
    const below = guess ** (degree - 1n);
    const next = ((degree - 1n) * guess + power / below) / degree;
    if (next >= guess) return below * guess === power ? guess : undefined;
    guess = next;
  }
}
