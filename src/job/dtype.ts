/** The floating-point types that values are rounded to: IEEE 754 binary64, binary32 and binary16, and bfloat16. */
export const DTYPES = ['float64', 'float32', 'float16', 'bfloat16'] as const;

export type Dtype = (typeof DTYPES)[number];

/** Bytes of a value in an array; NumPy has no bfloat16, whose values are float32, too. */
export const DTYPE_SIZE: Record<Dtype, number> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 4,
};
