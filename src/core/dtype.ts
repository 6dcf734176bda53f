/** The floating-point types that can be asked for: IEEE 754 binary64 and binary32. */
export const DTYPES = ['float64', 'float32'] as const;

/** The types that values are rounded to; binary16 and bfloat16 besides. */
export type Dtype = (typeof DTYPES)[number] | 'float16' | 'bfloat16';

/** Bytes of a value in an array; NumPy has no bfloat16, whose values are float32, too. */
export const DTYPE_SIZE: Record<Dtype, number> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 4,
};
