/** The doubles in their order, as integers: 0 is 0, 1 the least above it, -1 the least below. */

const cell = new DataView(new ArrayBuffer(8));

export function rankOf(value: number): bigint {
  cell.setFloat64(0, value);
  const bits = cell.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

export function doubleAt(rank: bigint): number {
  cell.setBigInt64(0, rank < 0n ? -rank - 0x8000_0000_0000_0000n : rank);
  return cell.getFloat64(0);
}

/** The next double towards another one. */
export function neighbour(value: number, towards: number): number {
  return doubleAt(rankOf(value) + (towards > value ? 1n : -1n));
}
