import { DTYPE_ROWS, type Dtype } from '../job/dtype.ts';
import { latin1Text } from '../text/encoding.ts';
import { sharedKernel } from './sharedKernel.ts';

/** The text of a value, as in results: the shortest decimal that reads back as the same value of the dtype. */
export function formatValue(value: number, dtype: Dtype): string {
  const kernel = sharedKernel();
  const start = kernel.scratch.value;
  const end = kernel.printShortestOf(value, DTYPE_ROWS[dtype].code, start);
  return latin1Text(new Uint8Array(kernel.memory.buffer, start, end - start));
}
