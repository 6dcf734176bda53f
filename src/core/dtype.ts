/** The floating-point types that values are rounded to: IEEE 754 binary64 and binary32. */
export const DTYPES = ['float64', 'float32'] as const;

export type Dtype = (typeof DTYPES)[number];

/** Bytes of a value. */
export const DTYPE_SIZE: Record<Dtype, number> = { float64: 8, float32: 4 };
