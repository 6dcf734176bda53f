const known = new Map<number, bigint>();

/**
 * ln 2 in units of 2^-scale, error below 1 unit, kept for each scale that was asked for.
 *
 * ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749), with 32 guard bits: each of the three series
 * makes an error below one guard unit per term, times at most 18.
 */
export function ln2(scale: number): bigint {
  const before = known.get(scale);
  if (before !== undefined) return before;
  const guarded = scale + 32;
  const value =
    (18n * atanhOfInverse(26n, guarded) -
      2n * atanhOfInverse(4801n, guarded) +
      8n * atanhOfInverse(8749n, guarded)) >>
    32n;
  known.set(scale, value);
  return value;
}

/** atanh(1/n) = 1/n + 1/(3 n^3) + 1/(5 n^5) + ... in units of 2^-scale. */
function atanhOfInverse(n: bigint, scale: number): bigint {
  const square = n * n;
  let power = (1n << BigInt(scale)) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square;
    sum += power / k;
  }
  return sum;
}
