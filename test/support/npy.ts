/** Writes and reads files of NumPy arrays for tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of arrays that NumPy wrote, in `good/` and `bad/`. */
export const FIXTURES: string = fileURLToPath(new URL('../../fixtures/npy', import.meta.url));

/** A valid file that NumPy wrote. */
export const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, 'good', name));

/** The header and the values of a file. */
export function parted(bytes: Buffer): { header: string; values: number[] } {
  const end = bytes.indexOf(0x0a) + 1;
  const header = bytes.toString('latin1', 0, end);
  const [, order, size] = /'([<>])f([48])'/.exec(header)!;
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, bytes.length - end);
  const isLittle = order === '<';
  const values = Array.from({ length: view.byteLength / Number(size) }, (_, i) =>
    size === '4' ? view.getFloat32(4 * i, isLittle) : view.getFloat64(8 * i, isLittle),
  );
  return { header, values };
}

/** A file with this header, which need not be valid. */
export const array = (header: string, data: Uint8Array = Buffer.alloc(0), version = 1, minor = 0): Buffer => {
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length[0] = header.length % 256;
  length[1] = header.length >> 8;
  return Buffer.concat([
    Buffer.from(`\x93NUMPY${String.fromCharCode(version, minor)}`, 'latin1'),
    length,
    Buffer.from(header),
    data,
  ]);
};

export const doubles = (...values: number[]): Buffer => Buffer.from(Float64Array.from(values).buffer);

/** The header of an array of doubles. */
export const F8 = (shape: string): string =>
  `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape}), }`;

/** A file with a vector of doubles. */
export const probs = (...values: number[]): Buffer => array(F8(`${values.length},`), doubles(...values));
