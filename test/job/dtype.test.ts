import { describe, expect, it } from 'vitest';
import { formatNamed } from '../../src/exact/format.ts';
import {
  dtypeInArray,
  dtypeOfArray,
  dtypeOfCode,
  DTYPE_ROWS,
  DTYPES,
  sizeInArray,
} from '../../src/job/dtype.ts';

describe('dtypes', () => {
  it.each(DTYPES)('%s has a number in the kernel, and is held in an array that loses nothing', (dtype) => {
    expect(dtypeOfCode(DTYPE_ROWS[dtype].code)).toBe(dtype);
    const [own, held] = [dtype, dtypeInArray(dtype)].map(formatNamed);
    expect(held!.precision).toBeGreaterThanOrEqual(own!.precision);
    expect(held!.minQuantum).toBeLessThanOrEqual(own!.minQuantum);
    expect(held!.largest).toBeGreaterThanOrEqual(own!.largest);
  });

  it('are NumPy types if NumPy has them', () => {
    expect(DTYPES.map((dtype) => [dtype, dtypeInArray(dtype), sizeInArray(dtype)])).toEqual([
      ['float64', 'float64', 8],
      ['float32', 'float32', 4],
      ['float16', 'float16', 2],
      ['bfloat16', 'float32', 4],
    ]);
    expect(['f2', 'f4', 'f8', 'f16', 'i4', ''].map(dtypeOfArray)).toEqual([
      'float16',
      'float32',
      'float64',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
