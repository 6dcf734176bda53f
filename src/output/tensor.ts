/**
 * The text that PyTorch prints for a 1-D or 2-D floating-point tensor, to the byte, with its default print options
 * and a choice of precision. Based on torch/_tensor_str.py of PyTorch 1.13.
 */

import { isArray, numbersIn, type FloatArray, type Numbers } from '../engine/arrays.ts';
import { exponential, fixed, significant } from '../engine/decimal.ts';
import { digitsOf } from '../job/digits.ts';
import type { Dtype } from '../job/dtype.ts';
import { DTYPE, refuseUnknown, within } from '../job/optionSpecs.ts';

/** How a tensor is printed. */
export interface TensorStyle {
  /** The type that elements are rounded to. float32, PyTorch's default, is printed without a `dtype=` suffix. */
  dtype: Dtype;
  /** Digits after the point, 0 to 100, as in `torch.set_printoptions(precision=N)`; default 4. */
  precision?: number;
  /** Significant digits of each element, 1 to 17, instead of `precision`; PyTorch has no such option. */
  significant?: number;
}

const PREFIX = 'tensor(';
const LINE_WIDTH = 80;
/** A tensor with more elements is summarised: of a dimension longer than twice EDGE, only EDGE elements at each end are shown. */
const THRESHOLD = 1000;
const EDGE = 3;

/**
 * Collects values, but keeps only those that the text needs: up to 1000 elements, and the edges. Memory does not grow, and the time of a
 * `push` does not depend on the length of the chunk.
 */
export class TensorText {
  readonly #style: TensorStyle;
  readonly #columns: number | undefined;
  readonly #shape: readonly number[] | undefined;
  /** The length of a row. A vector is kept as a matrix with one column. */
  readonly #rowLength: number;
  /** How many elements of a row a summary keeps: all, or both edges. */
  readonly #keptLength: number;
  /** The first elements: the whole tensor unless it is summarised. */
  readonly #all: FloatArray;
  /** Rows 0 to 5 without their middle columns: all rows, or the upper edge. */
  readonly #firstRows: FloatArray;
  /** The last three rows without their middle columns; row r is in slot r % 3. */
  readonly #lastRows: FloatArray;
  #count = 0;

  /**
   * @param style `columns`, 1 or more, makes a 2-D tensor with rows of that length; without it the tensor is 1-D. `shape` is for
   *   tensors without dimensions or without elements.
   */
  constructor(style: TensorStyle & { columns?: number; shape?: readonly number[] }) {
    this.#style = style;
    this.#columns = style.columns;
    this.#shape = style.shape;
    this.#rowLength = style.columns ?? 1;
    this.#keptLength = Math.min(this.#rowLength, 2 * EDGE);
    // PyTorch prints 16-bit floats like the float32 with the same value.
    const Elements = style.dtype === 'float64' ? Float64Array : Float32Array;
    this.#all = new Elements(THRESHOLD);
    this.#firstRows = new Elements(2 * EDGE * this.#keptLength);
    this.#lastRows = new Elements(EDGE * this.#keptLength);
  }

  /** Appends values in row-major order; a chunk may begin and end within a row. */
  push(values: Numbers): void {
    const start = this.#count;
    const end = start + values.length;
    for (let at = start; at < end && at < THRESHOLD; at++) this.#all[at] = values[at - start] ?? NaN;

    const firstRow = Math.floor(start / this.#rowLength);
    const endRow = Math.ceil(end / this.#rowLength);
    for (let row = firstRow; row < endRow && row < 2 * EDGE; row++) {
      this.#keepRow(row, this.#firstRows, row, values);
    }
    for (let row = Math.max(firstRow, endRow - EDGE); row < endRow; row++) {
      this.#keepRow(row, this.#lastRows, row % EDGE, values);
    }
    this.#count = end;
  }

  /**
   * The tensor's text, without a line end.
   * @throws RangeError when the last row is not full.
   */
  toString(): string {
    if (this.#count % this.#rowLength !== 0) {
      throw new RangeError(`${this.#count} values do not fill rows of ${this.#rowLength}`);
    }
    if (this.#count === 0) {
      return emptyText(
        this.#shape ?? (this.#columns === undefined ? [0] : [0, this.#columns]),
        this.#style.dtype,
      );
    }
    const summarized = this.#count > THRESHOLD;
    const rows = summarized ? this.#edgeRows() : this.#allRows();
    const element = elementText(rows.flat(), this.#style);
    if (this.#shape?.length === 0) return closed(PREFIX + element.format(this.#all[0]!), this.#style.dtype);
    const body =
      this.#columns === undefined
        ? vectorBody(rows.flat(), element, summarized, PREFIX.length)
        : matrixBody(rows, element, {
            rows: summarized && this.#rowCount() > 2 * EDGE,
            columns: summarized && this.#columns > 2 * EDGE,
          });
    return closed(PREFIX + body, this.#style.dtype);
  }

  /** Copies the elements of `values`, which begin at element #count, that are in the edges of `row` into a slot of `rows`. */
  #keepRow(row: number, rows: FloatArray, slot: number, values: Numbers): void {
    for (let kept = 0; kept < this.#keptLength; kept++) {
      const column = kept < EDGE ? kept : this.#rowLength - this.#keptLength + kept;
      const value = values[row * this.#rowLength + column - this.#count];
      if (value !== undefined) rows[slot * this.#keptLength + kept] = value;
    }
  }

  #rowCount(): number {
    return this.#count / this.#rowLength;
  }

  #allRows(): number[][] {
    const length = this.#rowLength;
    return sequence(0, this.#rowCount()).map((row) => [
      ...this.#all.subarray(row * length, (row + 1) * length),
    ]);
  }

  #edgeRows(): number[][] {
    const length = this.#keptLength;
    const slot = (rows: FloatArray, at: number) => [...rows.subarray(at * length, (at + 1) * length)];
    const count = this.#rowCount();
    if (count <= 2 * EDGE) return sequence(0, count).map((row) => slot(this.#firstRows, row));
    return [
      ...sequence(0, EDGE).map((row) => slot(this.#firstRows, row)),
      ...sequence(count - EDGE, count).map((row) => slot(this.#lastRows, row % EDGE)),
    ];
  }
}

/**
 * The text that PyTorch prints for a tensor of these values, such as `tensor([0.1000, 0.9000])`, without a line end.
 * @param values numbers for a 1-D tensor, rows of numbers for a 2-D one
 * @param style `dtype` defaults to float32 for a Float32Array, otherwise to float64
 * @throws RangeError if rows differ in length or an option is out of range
 * @throws TypeError if a value is not a number, or `style` is not an object or has an unknown option
 */
export function formatTensor(
  values: Numbers | readonly (readonly number[])[],
  style: Partial<TensorStyle> = {},
): string {
  refuseUnknown('formatTensor', style, STYLE);
  const { dtype: asked, ...digits } = style;
  digitsOf(digits);
  const { rows, isMatrix } = rowsIn(values);
  const usual = !isMatrix && rows[0] instanceof Float32Array ? 'float32' : 'float64';
  const dtype = asked === undefined ? usual : within(DTYPE, 'dtype', asked);
  const columns = isMatrix ? commonLength(rows) : undefined;
  if (columns === 0) return emptyText([rows.length, 0], dtype);
  const text = new TensorText({ ...digits, dtype, ...(columns !== undefined && { columns }) });
  for (const row of rows) text.push(row);
  return text.toString();
}

const STYLE: Record<keyof TensorStyle, true> = { dtype: true, precision: true, significant: true };

/** The rows of a matrix, or a vector as the only row. Each element is read once. */
function rowsIn(values: unknown): { rows: readonly Numbers[]; isMatrix: boolean } {
  if (!isArray(values)) throw wrongType();
  const elements = Array.isArray(values)
    ? Array.from({ length: values.length }, (_, i): unknown => values[i])
    : undefined;
  const isMatrix = typeof elements?.[0] === 'object';
  const given: readonly unknown[] = isMatrix ? elements : [elements ?? values];
  const rows = given.map((row) => {
    const numbers = isArray(row) ? numbersIn(row) : undefined;
    if (numbers === undefined) throw wrongType();
    return numbers;
  });
  return { rows, isMatrix };
}

function wrongType(): TypeError {
  return new TypeError('the value of formatTensor must be an array of numbers or of rows of numbers');
}

function commonLength(rows: readonly Numbers[]): number {
  const length = rows[0]?.length ?? 0;
  const odd = rows.findIndex((row) => row.length !== length);
  if (odd >= 0)
    throw new RangeError(`row ${odd} must have length ${length}, like row 0, got ${rows[odd]?.length}`);
  return length;
}

/** The format of elements, and the width to which they are aligned. */
interface ElementText {
  readonly width: number;
  readonly format: (value: number) => string;
}

/** Chooses one format for all elements that are shown. */
function elementText(shown: readonly number[], style: TensorStyle): ElementText {
  // PyTorch does not measure zeros and numbers that are not finite, so these may be wider: tensor([0., inf]).
  const measured = shown.filter((value) => Number.isFinite(value) && value !== 0);
  const digits = style.significant;
  if (digits !== undefined) {
    const format = orNonFinite((value) => significant(value, digits));
    return { width: widest(shown, format), format };
  }
  const format = orNonFinite(finiteFormat(measured, style.precision ?? 4));
  return { width: widest(measured, format), format };
}

/** PyTorch's three modes: scientific for a wide range, `1.` if all are integers, otherwise digits after the point. */
function finiteFormat(measured: readonly number[], precision: number): (value: number) => string {
  const magnitudes = measured.map(Math.abs);
  const smallest = Math.min(...magnitudes);
  const largest = Math.max(...magnitudes);
  const whole = measured.every(Number.isInteger);
  // Without measured elements, `smallest` is Infinity, `largest` -Infinity, and every comparison is false.
  if (largest / smallest > 1000 || largest > 1e8 || (!whole && smallest < 1e-4)) {
    return (value) => exponential(value, precision);
  }
  return whole ? (value) => `${fixed(value, 0)}.` : (value) => fixed(value, precision);
}

function orNonFinite(format: (value: number) => string): (value: number) => string {
  return (value) => {
    if (Number.isFinite(value)) return format(value);
    if (Number.isNaN(value)) return 'nan';
    return value < 0 ? '-inf' : 'inf';
  };
}

function widest(values: readonly number[], format: (value: number) => string): number {
  return Math.max(1, ...values.map((value) => format(value).length));
}

/** A row in brackets, broken into lines; `cut` puts dots between its edges. */
function vectorBody(values: readonly number[], element: ElementText, cut: boolean, indent: number): string {
  const texts = values.map((value) => element.format(value).padStart(element.width));
  if (cut) texts.splice(EDGE, 0, ' ...');
  const perLine = Math.max(1, Math.floor((LINE_WIDTH - indent) / (element.width + 2)));
  const lines = sequence(0, Math.ceil(texts.length / perLine)).map((line) =>
    texts.slice(line * perLine, (line + 1) * perLine).join(', '),
  );
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}

function matrixBody(
  rows: readonly (readonly number[])[],
  element: ElementText,
  cut: { rows: boolean; columns: boolean },
): string {
  const indent = PREFIX.length + 1;
  const texts = rows.map((row) => vectorBody(row, element, cut.columns, indent));
  if (cut.rows) texts.splice(EDGE, 0, '...');
  return `[${texts.join(`,\n${' '.repeat(indent)}`)}]`;
}

/** Adds the dtype, on a new line if it would not fit, and the parenthesis. */
function closed(text: string, dtype: Dtype): string {
  const suffix = dtypeSuffix(dtype);
  if (suffix === '') return `${text})`;
  // PyTorch adds 2 to the length of the last line, so that no line ends beyond column 79.
  const lastLine = text.length - text.lastIndexOf('\n') + 1;
  const gap = lastLine + 2 + suffix.length > LINE_WIDTH ? `,\n${' '.repeat(PREFIX.length)}` : ', ';
  return `${text}${gap}${suffix})`;
}

function emptyText(shape: readonly number[], dtype: Dtype): string {
  const size = shape.length === 1 ? '' : `size=(${shape.join(', ')})`;
  const parts = ['[]', size, dtypeSuffix(dtype)];
  return `${PREFIX}${parts.filter((part) => part !== '').join(', ')})`;
}

function dtypeSuffix(dtype: Dtype): string {
  return dtype === 'float32' ? '' : `dtype=torch.${dtype}`;
}

/** The integers from `start` to `end`, without `end`. */
function sequence(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
