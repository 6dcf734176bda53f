import { bytesOf } from '../text/byteText.ts';
import type { Kernel } from './kernel.ts';
import { usageError } from '../message/usageError.ts';

/** Writes data for the kernel into consecutive pieces of its scratch area. */
export class Scratch {
  readonly #kernel: Kernel;
  /** The address of the next piece. */
  at: number;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.at = kernel.scratch.value;
  }

  /** Writes bytes; returns their address. */
  bytes(piece: Uint8Array): number {
    const address = this.#take(piece.length);
    new Uint8Array(this.#kernel.memory.buffer).set(piece, address);
    return address;
  }

  /** Writes 32-bit integers; returns their address. */
  integers(values: readonly number[]): number {
    const address = this.#take(4 * values.length);
    const view = new DataView(this.#kernel.memory.buffer);
    for (const [i, value] of values.entries()) view.setInt32(address + 4 * i, value, true);
    return address;
  }

  /** Writes doubles; returns their address. */
  doubles(values: readonly number[]): number {
    const address = this.#take(8 * values.length);
    const view = new DataView(this.#kernel.memory.buffer);
    for (const [i, value] of values.entries()) view.setFloat64(address + 8 * i, value, true);
    return address;
  }

  /** Writes a text, preceded by its length. */
  text(text: string): void {
    const bytes = bytesOf(text);
    this.integers([bytes.length]);
    this.bytes(bytes);
  }

  #take(length: number): number {
    const address = this.at;
    this.at += length;
    const size = this.#kernel.SCRATCH_SIZE.value;
    if (this.at <= this.#kernel.scratch.value + size) return address;
    throw usageError(`the column names and --na values together exceed ${size / 1024} KiB`);
  }
}
