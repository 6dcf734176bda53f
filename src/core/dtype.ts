/** The floating-point type that values are rounded to: IEEE 754 binary64 or binary32. */
export type Dtype = 'float64' | 'float32';
