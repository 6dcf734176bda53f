import { DTYPE_SIZE } from './dtype.ts';
import { Bad, Digits, Text } from '../kernel/events.ts';
import type { BadPolicy, Conversion, Csv, DigitStyle, Job } from './job.ts';
import type { Kernel } from './kernel.ts';
import { Problem } from './problem.ts';

const BAD: Record<BadPolicy, Bad> = { fail: Bad.Fail, keep: Bad.Keep, nan: Bad.Nan, skip: Bad.Skip };
const DIGITS: Record<DigitStyle['kind'], Digits> = {
  shortest: Digits.Shortest,
  fixed: Digits.Fixed,
  significant: Digits.Significant,
};

/** Tells the kernel all of a job but its columns, which the header decides. */
export function configure(kernel: Kernel, job: Job): void {
  configureConversion(kernel, job.conversion);
  kernel.setText(textOf(job), DIGITS[job.digits.kind], job.digits.kind === 'shortest' ? 0 : job.digits.count);
  kernel.setSource(job.input.kind === 'csv');
  kernel.setResultsBigEndian(job.input.kind === 'array' && job.input.bigEndian);
  if (job.input.kind === 'array') kernel.setArray(DTYPE_SIZE[job.input.dtype], job.input.bigEndian);
  if (job.input.kind === 'operands') kernel.setOperands();
  if (job.input.kind === 'csv') configureRecords(kernel, job.input);
  if (job.format === 'none') kernel.setCheck();
}

/** Lets the kernel keep the figures of each column. */
export function configureSummary(kernel: Kernel): void {
  kernel.setSummary();
  makeRoom(kernel, 1);
}

function makeRoom(kernel: Kernel, columns: number): void {
  if (!kernel.setColumns(columns)) throw new RangeError('no memory for so many columns');
}

/** Chooses the function that `convertArray` and `run` apply. */
export function configureConversion(kernel: Kernel, conversion: Conversion): void {
  kernel.setFunction(conversion.direction === 'sigmoid', conversion.dtype === 'float32', conversion.base);
  if (conversion.eps !== undefined) kernel.setEps(conversion.eps);
  if (conversion.exact) kernel.setExact();
  if (conversion.inverse) kernel.setInverse(conversion.inverse.tolerance ?? -1);
}

function textOf({ format, input }: Job): Text {
  if (format === 'tensor' || format === 'none') return Text.None;
  if (format === 'npy') return Text.Values;
  if (input.kind === 'csv') return Text.Records;
  return format === 'csv' ? Text.Table : Text.Lines;
}

function configureRecords(kernel: Kernel, { delimiter, quote, bad, append, after, missing }: Csv): void {
  kernel.setRecords(delimiter.charCodeAt(0), quote?.charCodeAt(0) ?? -1, BAD[bad], append);
  if (after) kernel.setAfter();
  let at = kernel.scratch.value;
  for (const spelling of missing) {
    const bytes = Buffer.from(spelling);
    if (at + 4 + bytes.length > kernel.scratch.value + kernel.SCRATCH_SIZE.value) {
      throw new Problem({
        kind: 'usage',
        text: 'the list of spellings of a missing value is longer than 64 KiB',
      });
    }
    new DataView(kernel.memory.buffer).setInt32(at, bytes.length, true);
    new Uint8Array(kernel.memory.buffer).set(bytes, at + 4);
    at += 4 + bytes.length;
  }
  kernel.setMissing(kernel.scratch.value, at);
}

/**
 * Tells the kernel which columns to convert.
 * @param columns 0-based indices in the record, in the order asked for
 * @param cells how many cells the header (or the first record) has
 */
export function configureColumns(kernel: Kernel, columns: readonly number[], cells: number): void {
  makeRoom(kernel, columns.length);
  const slots = columns.map((_, slot) => slot).sort((a, b) => columns[a]! - columns[b]!);
  const { buffer } = kernel.memory;
  new Int32Array(buffer, kernel.columnIndex.value, slots.length).set(slots.map((slot) => columns[slot]!));
  new Int32Array(buffer, kernel.columnSlot.value, slots.length).set(slots);
  kernel.setHeaderCells(cells);
}
