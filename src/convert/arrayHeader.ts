import type { Job, NumberArray } from '../job/job.ts';
import { sizeInArray } from '../job/dtype.ts';
import { usageError } from '../message/usageError.ts';
import { npyHeader, ROOM } from '../output/npy.ts';
import type { Sink } from '../output/sink.ts';

/** The header of the array that a run writes. It is written before the values, and again at the end if their number was unknown. */
export class ArrayHeader {
  readonly #job: Job;
  readonly #sink: Sink;

  /** @throws LogitError if the count is not known before the values, and the header cannot be written again */
  constructor(job: Job, sink: Sink) {
    this.#job = job;
    this.#sink = sink;
    if (!this.#shape && !sink.rewrite) {
      throw usageError(
        '--format npy requires an uncompressed file: the header contains the number of values, which is known only at the end',
        '-o FILE.npy',
      );
    }
  }

  /** The header to write before the values. */
  toBytes(): Uint8Array {
    return this.#shape ? this.#header(this.#shape) : this.#header([0], ROOM);
  }

  /**
   * Writes the header again if the number of values was unknown.
   * @param bytes the size of all values written
   * @param columns how many columns of a table were converted
   */
  async complete(bytes: number, columns: number): Promise<void> {
    if (this.#shape) return;
    const count = bytes / sizeInArray(this.#job.conversion.dtype);
    await this.#sink.rewrite!(this.#header(columns > 1 ? [count / columns, columns] : [count], ROOM));
  }

  /** The shape of the array; undefined if it is not known before the end. */
  get #shape(): readonly number[] | undefined {
    const { input } = this.#job;
    return input.kind === 'array' ? input.shape : input.kind === 'arguments' ? [input.count] : undefined;
  }

  #header(shape: NumberArray['shape'], room?: number): Uint8Array {
    const { input, conversion } = this.#job;
    const { bigEndian, fortranOrder } =
      input.kind === 'array' ? input : { bigEndian: false, fortranOrder: false };
    return npyHeader({ dtype: conversion.dtype, bigEndian, fortranOrder, shape }, room);
  }
}
