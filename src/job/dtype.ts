import { Format } from '../kernel/abi.ts';

/** The properties of a floating-point type, except for its rounding, which is a row of `exact/format.ts`. */
interface Row {
  /** Its number in the kernel. */
  readonly code: Format;
  /** The NumPy type of arrays of its values: the same type, or the next larger one if NumPy does not have it. */
  readonly arrayType: 'f8' | 'f4' | 'f2';
  /** Its description in shell completion. */
  readonly title: string;
  /** Its names in other programs. */
  readonly aliases: readonly string[];
}

/**
 * The floating-point types that values are rounded to: IEEE 754 binary64, binary32 and binary16, and bfloat16. Outside `exact/` and
 * `kernel/`, a row holds everything that differs between them. A type that NumPy has comes before those that share its `arrayType`.
 */
const ROWS = {
  float64: {
    code: Format.Float64,
    arrayType: 'f8',
    title: 'double precision, 53 bits',
    aliases: ['f64', 'double'],
  },
  float32: {
    code: Format.Float32,
    arrayType: 'f4',
    title: 'single precision, 24 bits',
    aliases: ['f32', 'single'],
  },
  float16: {
    code: Format.Float16,
    arrayType: 'f2',
    title: 'half precision, 11 bits',
    aliases: ['f16', 'half', 'fp16'],
  },
  bfloat16: {
    code: Format.Bfloat16,
    arrayType: 'f4',
    title: 'the range of float32, 8 bits',
    aliases: ['bf16'],
  },
} as const satisfies Record<string, Row>;

/** The name of a floating-point type. */
export type Dtype = keyof typeof ROWS;

export const DTYPES = Object.keys(ROWS) as readonly Dtype[];

export const DTYPE_ROWS: Readonly<Record<Dtype, Row>> = ROWS;

/** The type with this number in the kernel. */
export function dtypeOfCode(code: number): Dtype {
  return DTYPES.find((name) => (DTYPE_ROWS[name].code as number) === code)!;
}

/** The type of the values in a NumPy array of type `f8`, `f4` or `f2`; undefined for any other type. */
export function dtypeOfArray(type: string): Dtype | undefined {
  return DTYPES.find((name) => DTYPE_ROWS[name].arrayType === type);
}

/** The type of the elements of an array of these values: the same, or the next larger type that NumPy has. */
export function dtypeInArray(dtype: Dtype): Dtype {
  return dtypeOfArray(DTYPE_ROWS[dtype].arrayType)!;
}

/** The size of an element of such an array, in bytes. */
export function sizeInArray(dtype: Dtype): number {
  return Number(DTYPE_ROWS[dtype].arrayType.slice(1));
}
