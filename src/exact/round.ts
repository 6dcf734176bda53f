import { bitLength } from './bitLength.ts';
import type { Format } from './format.ts';

const view = new DataView(new ArrayBuffer(8));

/**
 * 2^exponent for -1074 <= exponent <= 1023, from its bits: ECMAScript leaves the accuracy of `**` to the
 * engine.
 */
function powerOfTwo(exponent: number): number {
  view.setBigUint64(0, exponent >= -1022 ? BigInt(exponent + 1023) << 52n : 1n << BigInt(exponent + 1074));
  return view.getFloat64(0);
}

/**
 * integer * 2^-scale rounded once to the nearest value of the format, ties to even, with subnormals and
 * overflow.
 *
 * 0n becomes +0; what underflows keeps its sign. A negative scale is allowed.
 */
export function roundFixed(integer: bigint, scale: number, format: Format): number {
  if (integer === 0n) return 0;
  const magnitude = integer < 0n ? -integer : integer;
  const exponent = bitLength(magnitude) - 1 - scale;
  const quantum = Math.max(exponent - (format.precision - 1), format.minQuantum);
  const rounded = roundMagnitude(magnitude, quantum + scale, quantum, format);
  return integer < 0n ? -rounded : rounded;
}

function roundMagnitude(magnitude: bigint, dropped: number, quantum: number, format: Format): number {
  if (quantum > 971) return Infinity;
  // At most 2^53 times a power of two: the product is exact, or overflows where rounding does.
  const value = Number(shiftToEven(magnitude, dropped)) * powerOfTwo(quantum);
  return value > format.largest ? Infinity : value;
}

/** magnitude / 2^dropped to the nearest integer, ties to even. */
function shiftToEven(magnitude: bigint, dropped: number): bigint {
  if (dropped <= 0) return magnitude << BigInt(-dropped);
  const floorOfTwice = magnitude >> BigInt(dropped - 1);
  const floor = floorOfTwice >> 1n;
  if ((floorOfTwice & 1n) === 0n) return floor;
  const isTie = floorOfTwice << BigInt(dropped - 1) === magnitude;
  return isTie && (floor & 1n) === 0n ? floor : floor + 1n;
}

/** numerator / denominator (denominator > 0) rounded once, as `roundFixed`. */
export function roundRatio(numerator: bigint, denominator: bigint, format: Format): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scale = Math.max(0, 66 + bitLength(denominator) - bitLength(magnitude));
  const scaled = magnitude << BigInt(scale);
  const floor = scaled / denominator;
  // A sticky bit below 65 significant ones: it decides ties and nothing else.
  const sticky = (floor << 1n) | (floor * denominator === scaled ? 0n : 1n);
  return roundFixed(numerator < 0n ? -sticky : sticky, scale + 1, format);
}
