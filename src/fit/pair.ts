/**
 * Double-double arithmetic: a number as the unevaluated sum of two doubles, about 106 bits.
 *
 * Relative errors stay below 2^-102 as long as no product underflows and no factor exceeds 2^996.
 * Source: Dekker, "A floating-point technique for extending the available precision" (1971); Hida, Li and Bailey, "Library
 * for double-double and quad-double arithmetic" (2007); bounds in Joldes, Muller and Popescu, "Tight and rigorous error bounds
 * for basic building blocks of double-word arithmetic" (2017).
 */
export interface Pair {
  readonly hi: number;
  /** At most half an ulp of `hi`. */
  readonly lo: number;
}

export const ZERO: Pair = { hi: 0, lo: 0 };
export const ONE: Pair = { hi: 1, lo: 0 };

export function pairOf(hi: number): Pair {
  return { hi, lo: 0 };
}

/** a + b, exactly (TwoSum of Knuth and Møller). */
export function twoSum(a: number, b: number): Pair {
  const hi = a + b;
  const bRounded = hi - a;
  return { hi, lo: a - (hi - bRounded) + (b - bRounded) };
}

/** a + b, exactly, if |a| >= |b| or a is 0. */
function fastTwoSum(a: number, b: number): Pair {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

/** 2^27 + 1: splits a double into two halves whose products are exact (Veltkamp). */
const SPLITTER = 134217729;

/** a * b, exactly (Dekker). */
export function twoProduct(a: number, b: number): Pair {
  const hi = a * b;
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return { hi, lo: aLow * bLow - (hi - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

export function add(a: Pair, b: Pair): Pair {
  const high = twoSum(a.hi, b.hi);
  const low = twoSum(a.lo, b.lo);
  const first = fastTwoSum(high.hi, high.lo + low.hi);
  return fastTwoSum(first.hi, first.lo + low.lo);
}

export function negate({ hi, lo }: Pair): Pair {
  return { hi: -hi, lo: -lo };
}

export function subtract(a: Pair, b: Pair): Pair {
  return add(a, negate(b));
}

export function multiply(a: Pair, b: Pair): Pair {
  const product = twoProduct(a.hi, b.hi);
  return fastTwoSum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

export function times(a: Pair, b: number): Pair {
  const product = twoProduct(a.hi, b);
  return fastTwoSum(product.hi, product.lo + a.lo * b);
}

/** a * power, exact if `power` is a power of two and nothing underflows. */
export function scaleBy({ hi, lo }: Pair, power: number): Pair {
  return { hi: hi * power, lo: lo * power };
}

export function divide(a: Pair, b: Pair): Pair {
  const first = a.hi / b.hi;
  const rest = subtract(a, times(b, first));
  const second = rest.hi / b.hi;
  const last = subtract(rest, times(b, second)).hi / b.hi;
  const quotient = fastTwoSum(first, second);
  return fastTwoSum(quotient.hi, quotient.lo + last);
}

/** The square root of a number that is not negative: one step of Newton's method from that of `hi` (Karp and Markstein). */
export function squareRoot(a: Pair): Pair {
  if (a.hi === 0) return ZERO;
  const root = Math.sqrt(a.hi);
  const rest = subtract(a, twoProduct(root, root));
  return fastTwoSum(root, rest.hi / (2 * root));
}

export function toNumber({ hi, lo }: Pair): number {
  return hi + lo;
}
