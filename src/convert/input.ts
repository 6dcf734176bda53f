import type { Kernel } from '../engine/kernel.ts';
import type { Source } from '../input/source.ts';

/** The kernel's input block: what is read and not yet converted. */
export class Input {
  /** The address after the last byte read. */
  end = 0;
  /** True: the source has ended. */
  last = false;
  /** Bytes of the files: where they are compressed, of what is compressed. */
  bytesRead = 0;
  #bytesBefore = 0;
  #given = 0;
  #newestStart = 0;
  readonly #kernel: Kernel;
  #file = 0;
  #lineEnd = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get start(): number {
    return this.#kernel.inputStart.value;
  }

  get full(): boolean {
    return this.end === this.start + this.#kernel.inputCapacity.value;
  }

  /** Begins a source, which the stats knows as `file`; `lineEnd` is the byte that ends its lines. */
  open(file: number, lineEnd: number): void {
    this.#file = file;
    this.#lineEnd = lineEnd;
    this.last = false;
    this.#bytesBefore = this.bytesRead;
    this.#given = 0;
    this.#place(0, 1);
  }

  /** Whether all bytes of the source that were read are still at hand. */
  get isAllGiven(): boolean {
    return this.#given === this.end - this.start;
  }

  /** What the last read brought. */
  get newest(): Uint8Array {
    return this.bytes(this.#newestStart, this.end);
  }

  /** Reads more after the current bytes; the block must not be full. */
  async fill(source: Source): Promise<void> {
    const room = new Uint8Array(
      this.#kernel.memory.buffer,
      this.end,
      this.start + this.#kernel.inputCapacity.value - this.end,
    );
    const reading = source.read(room);
    const count = typeof reading === 'number' ? reading : await reading;
    this.#newestStart = this.end;
    this.end += count;
    this.#given += count;
    this.bytesRead = this.#bytesBefore + (source.taken ?? this.#given);
    this.last = count === 0;
  }

  /** Keeps what the kernel has not converted, and makes room after it. */
  keepRest(): void {
    this.end = this.#kernel.keepRest(this.end);
  }

  /** Carries what was read over a change of the kernel's memory that moves the block. None of it may be converted yet. */
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
