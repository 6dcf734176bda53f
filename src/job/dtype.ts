import { Format } from '../kernel/abi.ts';

/** What is known of a floating-point type besides how it rounds, which is a row of `exact/format.ts`. */
interface Row {
  /** The number that the kernel has for it. */
  readonly code: Format;
  /** Type of NumPy in whose arrays its values are: its own, or the next larger one. */
  readonly arrayType: 'f8' | 'f4' | 'f2';
  /** What it is, for the completion of shells. */
  readonly title: string;
  /** What other programs call it. */
  readonly aliases: readonly string[];
}

/**
 * The floating-point types that values are rounded to: IEEE 754 binary64, binary32 and binary16, and bfloat16. All that is
 * different between them outside `exact/` and `kernel/` is a row. A type of NumPy comes before those without one of their own.
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

export type Dtype = keyof typeof ROWS;

export const DTYPES = Object.keys(ROWS) as readonly Dtype[];

export const DTYPE_ROWS: Readonly<Record<Dtype, Row>> = ROWS;

/** The type that has this number in the kernel. */
export function dtypeOfCode(code: number): Dtype {
  return DTYPES.find((name) => (DTYPE_ROWS[name].code as number) === code)!;
}

/** What the values of a NumPy array are, whose type is `f4`; undefined: not floats that can be read. */
export function dtypeOfArray(type: string): Dtype | undefined {
  return DTYPES.find((name) => DTYPE_ROWS[name].arrayType === type);
}

/** What an array of these values holds: they themselves, or the next larger floats of NumPy. */
export function dtypeInArray(dtype: Dtype): Dtype {
  return dtypeOfArray(DTYPE_ROWS[dtype].arrayType)!;
}

/** Bytes of a value in an array. */
export function sizeInArray(dtype: Dtype): number {
  return Number(DTYPE_ROWS[dtype].arrayType.slice(1));
}
