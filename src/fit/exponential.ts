import { add, multiply, ONE, type Pair, scaleBy, squareRoot, subtract, times } from './pair.ts';

/** The size of the table of powers of two: one for each 64th of an octave. */
export const STEPS = 64;

/** ln(2) / 64, from 40 decimal digits of ln(2). */
const STEP: Pair = scaleBy({ hi: 0.6931471805599453, lo: 2.3190468138462996e-17 }, 1 / STEPS);

/** 2^(i/64) for i from 0 to 63: products of square roots of square roots of 2. */
export const POWERS: readonly Pair[] = powers();

function powers(): Pair[] {
  const roots: Pair[] = [];
  for (let root = squareRoot({ hi: 2, lo: 0 }), bit = STEPS / 2; bit >= 1; bit /= 2, root = squareRoot(root))
    roots.push(root);
  return Array.from({ length: STEPS }, (_, i) =>
    roots.reduce((product, root, j) => ((i >> (5 - j)) & 1 ? multiply(product, root) : product), ONE),
  );
}

const HALF: Pair = { hi: 0.5, lo: 0 };
const SIXTH: Pair = { hi: 1 / 6, lo: 9.25185853854297e-18 };
const TWENTY_FOURTH: Pair = { hi: 1 / 24, lo: 2.3129646346357427e-18 };

/**
 * e^x for x <= 0, as a double-double.
 *
 * With x = n ln(2)/64 + r, |r| <= ln(2)/128 = 0.0055, it is 2^(n/64) e^r. Terms of the series of e^r up to r^4/24 are computed in
 * double-doubles; the sum of the others is below 4e-14, so that doubles are enough. The truncation error, r^11/11!, is below 4e-33.
 * Relative error: below 2e-29 (1 + |x|) for x > -700. For smaller x the result may be subnormal and lose bits; for x < -745 it is 0.
 */
export function exponential(x: Pair): Pair {
  if (x.hi < -745) return { hi: 0, lo: 0 };
  const n = Math.round(x.hi / STEP.hi);
  const r = subtract(x, times(STEP, n));
  const t = r.hi;
  const tail =
    t * (1 / 120 + t * (1 / 720 + t * (1 / 5040 + t * (1 / 40320 + t * (1 / 362880 + t / 3628800)))));
  let sum = add(TWENTY_FOURTH, { hi: tail, lo: 0 });
  sum = add(SIXTH, multiply(r, sum));
  sum = add(HALF, multiply(r, sum));
  const minusOne = add(r, multiply(multiply(r, r), sum));
  const i = ((n % STEPS) + STEPS) % STEPS;
  const power = POWERS[i]!;
  const exponent = (n - i) / STEPS;
  const result = add(power, multiply(power, minusOne));
  // 2^exponent as two factors: it may be subnormal although the result is not.
  const half = exponent >> 1;
  return scaleBy(scaleBy(result, 2 ** half), 2 ** (exponent - half));
}
