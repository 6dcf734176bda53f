import { describe, expect, it, vi } from 'vitest';
import { Output } from '../../src/convert/output.ts';
import type { Kernel } from '../../src/engine/kernel.ts';
import type { Sink } from '../../src/output/sink.ts';

/** The part of a kernel that is written out: two halves, and how far the one in use is filled. */
class Halves {
  readonly memory = { buffer: new ArrayBuffer(16) };
  readonly outputStart = { value: 0 };
  readonly outputAt = { value: 0 };

  useOutput(half: number): void {
    this.outputStart.value = 8 * half;
    this.outputAt.value = 8 * half;
  }

  /** Puts text out as the kernel does. */
  print(text: string): void {
    Buffer.from(this.memory.buffer).write(text, this.outputAt.value);
    this.outputAt.value += text.length;
  }
}

/** A sink whose writes end when they are told to. */
class Gate implements Sink {
  readonly begun: Uint8Array[] = [];
  readonly #ends: { resolve: () => void; reject: (error: Error) => void }[] = [];

  write(bytes: Uint8Array): Promise<void> {
    this.begun.push(bytes);
    return new Promise((resolve, reject) => this.#ends.push({ resolve, reject }));
  }

  end(write: number): void {
    this.#ends[write]!.resolve();
  }

  fail(write: number, error: Error): void {
    this.#ends[write]!.reject(error);
  }

  get texts(): string[] {
    return this.begun.map((bytes) => Buffer.from(bytes).toString());
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  abandon(): void {}
}

function arrange(): { kernel: Halves; gate: Gate; output: Output } {
  const kernel = new Halves();
  const gate = new Gate();
  return { kernel, gate, output: new Output(kernel as unknown as Kernel, gate) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('write-behind', () => {
  it('lets the kernel fill one half while the other is being written', async () => {
    const { kernel, gate, output } = arrange();
    kernel.print('first');
    expect(await output.flush()).toBe(true);
    kernel.print('second');
    expect(gate.texts).toEqual(['first']);
  });

  it('writes one piece at a time', async () => {
    const { kernel, gate, output } = arrange();
    kernel.print('first');
    await output.flush();
    kernel.print('second');
    const flushing = output.flush();
    await turn();
    expect(gate.begun).toHaveLength(1);
    gate.end(0);
    await flushing;
    expect(gate.texts).toEqual(['first', 'second']);
  });

  it('passes output on at once while nothing is being written', async () => {
    const { kernel, gate, output } = arrange();
    kernel.print('first');
    expect(await output.pass()).toBe(true);
    expect(gate.texts).toEqual(['first']);
  });

  it('passes on little pieces together, as soon as the write before them is done', async () => {
    const { kernel, gate, output } = arrange();
    kernel.print('first');
    await output.pass();
    kernel.print('se');
    expect(await output.pass()).toBe(false);
    kernel.print('cond');
    expect(await output.pass()).toBe(false);
    expect(gate.begun).toHaveLength(1);
    gate.end(0);
    await turn();
    expect(gate.texts).toEqual(['first', 'second']);
    expect(output.bytesWritten).toBe(11);
  });

  it('writes output once that was passed on and then flushed', async () => {
    const { kernel, gate, output } = arrange();
    kernel.print('first');
    await output.pass();
    kernel.print('second');
    await output.pass();
    const flushing = output.flush();
    gate.end(0);
    expect(await flushing).toBe(true);
    expect(gate.texts).toEqual(['first', 'second']);
  });

  it('writes all output before it settles', async () => {
    const { kernel, gate, output } = arrange();
    kernel.print('first');
    await output.pass();
    kernel.print('second');
    await output.pass();
    const settling = output.settle();
    gate.end(0);
    await turn();
    gate.end(1);
    await settling;
    expect(gate.texts).toEqual(['first', 'second']);
    expect(kernel.outputAt.value).toBe(0);
  });

  it('says when there is nothing to write, and writes nothing then', async () => {
    const { gate, output } = arrange();
    expect(await output.flush()).toBe(false);
    expect(gate.begun).toEqual([]);
    expect(output.lastByte).toBeUndefined();
  });

  it("writes the host's bytes after the kernel's, and is then done with both", async () => {
    const { kernel, gate, output } = arrange();
    kernel.print('kernel');
    const writing = output.write(Buffer.from('host'));
    await turn();
    gate.end(0);
    await turn();
    gate.end(1);
    await writing;
    expect(gate.texts).toEqual(['kernel', 'host']);
    expect(output.lastByte).toBe('t'.charCodeAt(0));
    expect(kernel.outputStart.value).toBe(0);
  });

  it.each(['flush', 'pass', 'settle'] as const)(
    'meets the failure of a write at the next %s',
    async (next) => {
      const { kernel, gate, output } = arrange();
      const full = new Error('full');
      kernel.print('lost');
      await output.flush();
      gate.fail(0, full);
      await turn();
      kernel.print('more');
      await expect(output[next]()).rejects.toBe(full);
      expect(gate.begun).toHaveLength(1);
    },
  );

  it('reports at the next settle an error that a delayed write throws at once', async () => {
    const { kernel, gate, output } = arrange();
    const full = new Error('full');
    kernel.print('first');
    await output.pass();
    kernel.print('second');
    await output.pass();
    const write = vi.spyOn(gate, 'write').mockImplementation(() => {
      throw full;
    });
    gate.end(0);
    await turn();
    await expect(output.settle()).rejects.toBe(full);
    expect(write).toHaveBeenCalledOnce();
  });

  it('does not repeat a write that throws at once', async () => {
    const { kernel, gate, output } = arrange();
    const enough = new Error('enough');
    const write = vi.spyOn(gate, 'write').mockImplementation(() => {
      throw enough;
    });
    kernel.print('first');
    await expect(output.flush()).rejects.toBe(enough);
    await output.settle();
    expect(write).toHaveBeenCalledOnce();
  });

  it('writes nothing that was due when the write before it fails', async () => {
    const { kernel, gate, output } = arrange();
    const full = new Error('full');
    kernel.print('first');
    await output.pass();
    kernel.print('second');
    await output.pass();
    gate.fail(0, full);
    await turn();
    await expect(output.settle()).rejects.toBe(full);
    expect(gate.texts).toEqual(['first']);
  });
});
