import { readFileSync } from 'node:fs';

const fixtures = new URL('../../fixtures/', import.meta.url);

/** The rows of a fixture file, split at spaces; comments and empty lines left out. */
export function rowsOf(path: string): string[][] {
  const lines = readFileSync(new URL(path, fixtures), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' '));
}

const view = new DataView(new ArrayBuffer(8));

/** The number with the given bits: 16 hex digits are a float64, 8 a float32. */
export function numberOfHex(hex: string): number {
  if (hex.length === 8) {
    view.setUint32(0, Number.parseInt(hex, 16));
    return view.getFloat32(0);
  }
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

export function nextUp(x: number): number {
  view.setFloat64(0, x === 0 ? 0 : x);
  view.setBigUint64(0, view.getBigUint64(0) + (x >= 0 ? 1n : -1n));
  return view.getFloat64(0);
}
