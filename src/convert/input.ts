import type { Kernel } from '../engine/kernel.ts';
import type { Source } from '../input/source.ts';
import { ReadAhead } from './readAhead.ts';

/** The factor by which the block grows while a source is read ahead: with larger pieces, the kernel waits less often. */
const AHEAD = 4;

/** The kernel's input block: the bytes that were read and are not converted yet. */
export class Input {
  /** The address after the last byte read. */
  end = 0;
  /** True: the source has ended. */
  last = false;
  /** How many bytes of the files were read; of compressed files, how many compressed bytes. */
  bytesRead = 0;
  #bytesBefore = 0;
  #given = 0;
  #newestStart = 0;
  readonly #kernel: Kernel;
  #file = 0;
  #lineEnd = 0;
  #ahead: ReadAhead | undefined;
  #isEnlarged = false;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get start(): number {
    return this.#kernel.inputStart.value;
  }

  /** Whether the block must grow before more can be read. */
  get isFull(): boolean {
    return !this.#ahead && this.end === this.start + this.#kernel.inputCapacity.value;
  }

  /** Whether the next piece is read while the kernel works. */
  get isAhead(): boolean {
    return this.#ahead !== undefined;
  }

  /** Begins a source. `file` is its number in locations; `lineEnd` is the byte that ends its lines. */
  open(file: number, lineEnd: number): void {
    this.#file = file;
    this.#lineEnd = lineEnd;
    this.last = false;
    this.#bytesBefore = this.bytesRead;
    this.#given = 0;
    this.#place(0, 1);
  }

  /** The bytes of the last read. */
  get newest(): Uint8Array {
    return this.bytes(this.#newestStart, this.end);
  }

  /** From now on reads the source ahead, into the other half of a larger block, if the source can and there is enough memory. */
  readAhead({ readLater }: Source): void {
    const { inputCapacity, outputCapacity } = this.#kernel;
    if (!readLater || !this.#kernel.setBlocks(AHEAD * inputCapacity.value, outputCapacity.value)) return;
    this.#isEnlarged = true;
    this.#ahead = new ReadAhead(this.#kernel, readLater);
  }

  /** Waits for a pending read, then undoes `readAhead`. Bytes that are not converted yet are lost. */
  async settle(): Promise<void> {
    if (!this.#isEnlarged) return;
    await this.#ahead?.length().catch(() => {});
    this.#ahead = undefined;
    this.#isEnlarged = false;
    const { inputCapacity, outputCapacity } = this.#kernel;
    this.#kernel.setBlocks(inputCapacity.value / AHEAD, outputCapacity.value);
  }

  /** Reads more after the current bytes. The block must not be full. */
  async fill(source: Source): Promise<void> {
    const reading = this.#ahead ? this.#takeAhead(this.#ahead) : source.read(this.#room);
    const count = typeof reading === 'number' ? reading : await reading;
    this.#newestStart = this.end;
    this.end += count;
    this.#given += count;
    this.bytesRead = this.#bytesBefore + (source.taken ?? this.#given);
    this.last = count === 0;
  }

  /** The free part of the block, after the current bytes. */
  get #room(): Uint8Array {
    return this.bytes(this.end, this.start + this.#kernel.inputCapacity.value);
  }

  /**
   * Takes the piece that was read ahead. If the bytes before it do not fit into its headroom, both are joined at the start of the block,
   * and reading ahead ends.
   */
  async #takeAhead(ahead: ReadAhead): Promise<number> {
    const { start } = ahead;
    const count = await ahead.length();
    if (this.end === start) ahead.next();
    else {
      const piece = this.bytes(start, start + count).slice();
      this.#ahead = undefined;
      this.keepRest();
      this.bytes(this.end, this.end + count).set(piece);
    }
    return count;
  }

  /** Keeps the bytes that the kernel has not converted, and makes room after them. */
  keepRest(): void {
    const kernel = this.#kernel;
    const rest = this.end - kernel.cursor.value;
    if (!this.#ahead) this.end = kernel.keepRest(this.end, this.start);
    else if (this.#ahead.hasRoomFor(rest)) this.end = kernel.keepRest(this.end, this.#ahead.start - rest);
  }

  /** Runs a change of the kernel's memory that moves the block, and keeps its bytes. None of them may be converted yet. */
  carryOver(change: () => void): void {
    const bytes = this.bytes(this.start, this.end).slice();
    const line = this.#kernel.lineAt(this.start);
    change();
    new Uint8Array(this.#kernel.memory.buffer).set(bytes, this.start);
    this.#place(bytes.length, line);
  }

  /** The bytes [from, to), in the kernel's memory. */
  bytes(from: number, to: number): Uint8Array {
    return new Uint8Array(this.#kernel.memory.buffer, from, to - from);
  }

  #place(length: number, line: number): void {
    this.end = this.start + length;
    this.#kernel.startLines(this.#file, this.#lineEnd, this.start, line);
    this.#kernel.skipTo(this.start);
  }
}
