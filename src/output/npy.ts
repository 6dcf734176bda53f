import type { NumberArray } from '../core/job.ts';

/** Where the header ends that is written before the length is known: any shape of two dimensions fits in. */
export const ROOM = 128;

const START = 10;
const ALIGNMENT = 64;

/**
 * What stands before the values of an array in a file of NumPy (NEP 1), version 1.0.
 * @param room how long it has to be at least
 */
export function npyHeader(
  { dtype, bigEndian, fortranOrder, shape }: Omit<NumberArray, 'kind'>,
  room = 0,
): Buffer {
  const type = `${bigEndian ? '>' : '<'}${dtype === 'float32' ? 'f4' : 'f8'}`;
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${type}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': (${tuple}), }`;
  const length = Math.max(room, Math.ceil((START + text.length + 1) / ALIGNMENT) * ALIGNMENT);
  const header = Buffer.alloc(length, ' ');
  header.write('\x93NUMPY\x01\x00', 'latin1');
  header.writeUInt16LE(length - START, 8);
  header.write(text, START, 'latin1');
  header.write('\n', length - 1);
  return header;
}
