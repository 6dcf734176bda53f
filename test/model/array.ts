/** Arrays of NumPy once more: the values of a file, without the header, and the file that comes of them. */
import type { Dtype } from '../../src/job/dtype.ts';
import type { Job, NumberArray } from '../../src/job/job.ts';
import { convertValue, rounded, type Converted } from './conversion.ts';
import { numberLines } from './numbers.ts';
import type { File, Outcome } from './outcome.ts';
import { countNumber, noCounts } from './counts.ts';
import { tensorsOf } from './tensor.ts';

export type ArrayJob = Job & { readonly input: NumberArray };

/** What a run has to do with the values in `file`. */
export function convertArray({ name, text }: File, job: ArrayJob): Outcome {
  const { input, conversion, format } = job;
  const stats = { ...noCounts(), hasContent: true };
  const shown: Converted[] = [];
  for (const [i, value] of valuesOf(Buffer.from(text, 'latin1'), input).entries()) {
    const converted = convertValue(rounded(value, conversion), conversion);
    const place = { input: 'array', file: name, line: i + 1, column: undefined } as const;
    countNumber(stats, place, undefined, converted, conversion);
    shown.push(converted);
  }
  if (stats.numbers === 0) stats.filesWithoutNumbers.push(name);
  const trouble = undefined;
  if (format === 'tensor') return { output: tensorsOf(shown, input.shape[1], job), trouble, stats };
  if (format !== 'npy') return { output: numberLines(shown, job), trouble, stats };
  const results = shown.map(({ result }) => result);
  const output = Buffer.concat([header(job), bytesOf(results, conversion.dtype, input.bigEndian)]);
  return { output: output.toString('latin1'), trouble, stats };
}

/** Formats of 16 bits but that of NumPy are kept as float32. */
const SIZE: Record<Dtype, 2 | 4 | 8> = { float64: 8, float32: 4, float16: 2, bfloat16: 4 };

function valuesOf(bytes: Buffer, { dtype, bigEndian }: NumberArray): number[] {
  const size = SIZE[dtype];
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => {
    const ordered = Buffer.from(bytes.subarray(i * size, (i + 1) * size));
    if (bigEndian) ordered.reverse();
    return size === 8
      ? ordered.readDoubleLE()
      : size === 4
        ? ordered.readFloatLE()
        : halfOf(ordered.readUInt16LE());
  });
}

/** The value of a binary16 number. */
function halfOf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** Values as an array has them. */
export function bytesOf(values: readonly number[], dtype: Dtype, bigEndian: boolean): Buffer {
  const size = SIZE[dtype];
  return Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(size);
      if (size === 8) bytes.writeDoubleLE(value);
      else if (size === 4) bytes.writeFloatLE(value);
      else bytes.writeUInt16LE(bitsOfHalf(value));
      return bigEndian ? bytes.toReversed() : bytes;
    }),
  );
}

/** The bits of a value that binary16 has. */
function bitsOfHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (magnitude === Infinity) return sign | 0x7c00;
  if (magnitude < 2 ** -14) return sign | (magnitude * 2 ** 24);
  const exponent = Math.floor(Math.log2(magnitude));
  return sign | ((exponent + 15) << 10) | (magnitude * 2 ** (10 - exponent) - 1024);
}

/** NEP 1, version 1.0: the values begin at a multiple of 64 bytes. */
export function header({ input, conversion }: ArrayJob, dtype: Dtype = conversion.dtype): Buffer {
  const { bigEndian, fortranOrder, shape } = input;
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const order = fortranOrder ? 'True' : 'False';
  const text = `{'descr': '${bigEndian ? '>' : '<'}f${SIZE[dtype]}', 'fortran_order': ${order}, 'shape': (${lengths}), }`;
  const padded = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(padded.length);
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\0', 'latin1'), length, Buffer.from(padded)]);
}

/** The output with every nan as the one that is usual: which bits a nan has depends on the processor. */
export function withUsualNan(output: string, job: ArrayJob): string {
  const start = header(job).length;
  const { dtype } = job.conversion;
  const values = valuesOf(Buffer.from(output.slice(start), 'latin1'), {
    ...job.input,
    dtype: dtype === 'bfloat16' ? 'float32' : dtype,
  });
  return output.slice(0, start) + bytesOf(values, dtype, job.input.bigEndian).toString('latin1');
}
