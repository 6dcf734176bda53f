import { formatValue } from '../engine/formatValue.ts';
import type { Kernel } from '../engine/kernel.ts';
import { naturalLogOdds } from '../engine/logOdds.ts';
import { fit, type Fit, type FitOptions } from '../fit/fit.ts';
import type { FitFault } from '../fit/fault.ts';
import type { Block } from '../fit/rows.ts';
import type { Conversion } from '../job/job.ts';
import { LogitError } from '../message/error.ts';
import type { Rows, Seen, Visitor } from './gather.ts';

/** Rows per block: few blocks are needed, and the last one wastes little memory. */
const ROOM = 65_536;

interface GrowingBlock extends Block {
  length: number;
  labels: Uint8Array | Float64Array;
}

/**
 * Keeps the rows of a run as log-odds and fits them. A value or weight takes 8 bytes, a label 1 byte, or 8 in a block with soft
 * labels.
 */
export class Fitter implements Visitor {
  readonly #conversion: Conversion;
  readonly #blocks: GrowingBlock[] = [];
  #logOdds: ReturnType<typeof naturalLogOdds> | undefined;
  #leftOut = 0;
  #names: readonly string[] = [];

  constructor(conversion: Conversion) {
    this.#conversion = conversion;
  }

  visit(rows: Rows, kernel: Kernel): void {
    const logOdds = (this.#logOdds ??= naturalLogOdds(kernel, this.#conversion));
    for (let from = 0; from < rows.count;) {
      const block = this.#openBlock(rows);
      const count = Math.min(rows.count - from, ROOM - block.length);
      const { length } = block;
      for (let j = 0; j < rows.values.length; j++) {
        const column = block.columns[j]!;
        if (!copyFinite(logOdds(rows.values[j]!, from, count), count, column, length))
          this.#refuseInfinite(rows, j, column, length - from);
      }
      takeLabels(block, rows.labels, from, count);
      block.weights?.set(rows.weights!.subarray(from, from + count), length);
      block.length = length + count;
      from += count;
    }
  }

  end({ missing, outside, columns }: Seen): void {
    this.#leftOut = missing + outside;
    this.#names = columns;
  }

  /** The number of rows that were left out: a value, label or weight is missing, or a value is outside the domain. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** The names of the columns: first the values, then the label. */
  get names(): readonly string[] {
    return this.#names;
  }

  fit(options: FitOptions): Fit | FitFault {
    return fit(this.#blocks, options);
  }

  #openBlock({ values, weights }: Rows): GrowingBlock {
    const last = this.#blocks.at(-1);
    if (last && last.length < ROOM) return last;
    const block: GrowingBlock = {
      length: 0,
      columns: values.map(() => new Float64Array(ROOM)),
      labels: new Uint8Array(ROOM),
      weights: weights && new Float64Array(ROOM),
    };
    this.#blocks.push(block);
    return block;
  }

  #refuseInfinite(rows: Rows, j: number, column: Float64Array, offset: number): never {
    const row = Array.from({ length: rows.count }, (_, i) => i).find(
      (i) => !Number.isFinite(column[i + offset]!),
    )!;
    throw new LogitError({
      kind: 'infiniteLogOdds',
      place: rows.locationOf(row, j),
      text: formatValue(rows.values[j]![row]!, 'float64'),
    });
  }
}

/** Copies numbers. Returns false if one of them is not finite. */
function copyFinite(values: Float64Array, count: number, to: Float64Array, at: number): boolean {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    sum += value;
    to[at + i] = value;
  }
  // The sum of finite numbers may overflow.
  return Number.isFinite(sum) || values.subarray(0, count).every((value) => Number.isFinite(value));
}

function takeLabels(block: GrowingBlock, labels: Float64Array, from: number, count: number): void {
  if (block.labels instanceof Uint8Array) {
    if (copyLabels(labels, from, count, block.labels, block.length)) return;
    block.labels = Float64Array.from(block.labels);
  }
  block.labels.set(labels.subarray(from, from + count), block.length);
}

/** Copies labels 0 and 1. Returns false if there are others. */
function copyLabels(labels: Float64Array, from: number, count: number, to: Uint8Array, at: number): boolean {
  let shares = 0;
  for (let i = 0; i < count; i++) {
    const label = labels[from + i]!;
    shares += label * (1 - label);
    to[at + i] = label;
  }
  return shares === 0;
}
