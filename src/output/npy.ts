import { DTYPE_ROWS } from '../job/dtype.ts';
import { latin1Bytes } from '../text/encoding.ts';
import type { NumberArray } from '../job/job.ts';

/** The size of a header that is written before the length is known: any shape of two dimensions fits. */
export const ROOM = 128;

const START = 10;
const ALIGNMENT = 64;

/**
 * The header of a NumPy array file (NEP 1), version 1.0.
 * @param room the minimum size
 */
export function npyHeader(
  { dtype, bigEndian, fortranOrder, shape }: Omit<NumberArray, 'kind'>,
  room = 0,
): Uint8Array {
  const type = `${bigEndian ? '>' : '<'}${DTYPE_ROWS[dtype].arrayType}`;
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${type}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': (${tuple}), }`;
  const length = Math.max(room, Math.ceil((START + text.length + 1) / ALIGNMENT) * ALIGNMENT);
  const rest = length - START;
  const start = `\x93NUMPY\x01\x00${String.fromCharCode(rest % 256, rest >> 8)}`;
  return latin1Bytes(`${start}${text.padEnd(rest - 1)}\n`);
}
