const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** 1 where the high word of a double is stored second. */
const high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * The number of binary digits of |integer|; 0 for 0.
 *
 * Below 2^1024 the exponent of the nearest double gives it, one too high if the conversion rounded up to a
 * power of two.
 */
export function bitLength(integer: bigint): number {
  const magnitude = integer < 0n ? -integer : integer;
  if (magnitude === 0n) return 0;
  const nearest = Number(magnitude);
  if (nearest === Infinity) return hexBitLength(magnitude);
  double[0] = nearest;
  const length = ((words[high] ?? 0) >>> 20) - 1022;
  if (length <= 53) return length;
  return magnitude >> BigInt(length - 1) === 0n ? length - 1 : length;
}

function hexBitLength(magnitude: bigint): number {
  const digits = magnitude.toString(16);
  return 4 * digits.length - (Math.clz32(Number.parseInt(digits.charAt(0), 16)) - 28);
}
