import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/run.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import type { Job } from '../../src/job/job.ts';
import type { Source } from '../../src/input/source.ts';
import type { Sink } from '../../src/output/sink.ts';
import { inPieces as sourceOf } from '../support/inMemory.ts';
import { USUAL_CSV } from '../support/usualCsv.ts';

const lines: Job = {
  task: 'convert',
  conversion: conversionOf({ from: 'prob', to: 'logit' }, {}, 'float64'),
  input: { kind: 'numbers', file: undefined },
  format: 'lines',
  digits: { kind: 'shortest' },
};

/** A source of one text that notes in `events` when it is opened, read and closed. */
function source(file: string, text: string, events: string[]): Source {
  let rest = Buffer.from(text);
  return {
    file,
    read(into) {
      const piece = rest.subarray(0, into.length);
      into.set(piece);
      rest = rest.subarray(piece.length);
      return piece.length;
    },
    close: () => events.push(`${file} closed`),
  };
}

function* opened(texts: Readonly<Record<string, string>>, events: string[]): Generator<Source> {
  for (const [file, text] of Object.entries(texts)) {
    events.push(`${file} opened`);
    yield source(file, text, events);
  }
}

class Memory implements Sink {
  text = '';
  readonly sizes: number[] = [];
  readonly events: string[] = [];

  write(bytes: Uint8Array): Promise<void> {
    this.sizes.push(bytes.length);
    this.text += Buffer.from(bytes).toString();
    return Promise.resolve();
  }

  finish(): Promise<void> {
    this.events.push('finished');
    return Promise.resolve();
  }

  abandon(): void {
    this.events.push('abandoned');
  }
}

/** A source that gives one piece at each read. */
function inPieces(...pieces: string[]): Source {
  return {
    file: undefined,
    read(into) {
      const piece = Buffer.from(pieces.shift() ?? '');
      into.set(piece);
      return piece.length;
    },
    close() {},
  };
}

/** A sink whose writes take some turns of the event loop. */
class Slow extends Memory {
  override async write(bytes: Uint8Array): Promise<void> {
    await super.write(bytes);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  }
}

describe('convert', () => {
  it('ends the last line of a file before the next one, also during a write', async () => {
    const table: Job = {
      ...lines,
      input: USUAL_CSV,
      format: 'csv',
    };
    const sink = new Slow();
    await convert(table, [inPieces('p\n', '0.5\n', '0.5'), inPieces('p\n', '0.5\n')], sink);
    expect(sink.text).toBe('p\n0\n0\n0\n');
  });

  it('writes the results of a block while it converts the next, with memory for only one', async () => {
    const sink = new Memory();
    await convert(lines, [sourceOf(Buffer.from('0.5\n'.repeat(2 ** 20)), [0])], sink);
    expect(sink.text).toBe('0\n'.repeat(2 ** 20));
    expect(sink.sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sink.sizes)).toBeLessThan(2 ** 20);
  });

  it('lets other tasks run between blocks without output', async () => {
    let isStopped = false;
    let reads = 0;
    setImmediate(() => (isStopped = true));
    const endless: Source = {
      file: undefined,
      read(into) {
        if (isStopped || reads++ === 100) return 0;
        Buffer.from(into.buffer, into.byteOffset, into.length).fill('0.5 ');
        return into.length;
      },
      close() {},
    };
    await convert({ ...lines, format: 'tensor' }, [endless], new Memory());
    expect(reads).toBeLessThan(100);
  });

  it('opens a source when the one before is closed, and leaves the sink to its owner', async () => {
    const events: string[] = [];
    const sink = new Memory();
    const stats = await convert(lines, opened({ a: '0.5 0.2', b: '0.8' }, events), sink);
    expect(events).toEqual(['a opened', 'a closed', 'b opened', 'b closed']);
    expect(sink.text).toBe('0\n-1.3862943611198906\n1.3862943611198908\n');
    expect(sink.events).toEqual([]);
    expect(stats).toMatchObject({ numbers: 3, bad: 0, outside: 0 });
  });

  it('writes the results before an error, closes the source and opens no other', async () => {
    const events: string[] = [];
    const sink = new Memory();
    await expect(convert(lines, opened({ a: '0.5\nx\n', b: '0.8' }, events), sink)).rejects.toMatchObject({
      detail: { kind: 'invalidNumber', place: { file: 'a', line: 2 }, text: 'x' },
    });
    expect(events).toEqual(['a opened', 'a closed']);
    expect(sink.text).toBe('0\n');
    expect(sink.events).toEqual([]);
  });

  it('closes the source when the sink fails, and passes its failure on', async () => {
    const events: string[] = [];
    const sink = new Memory();
    const full = new Error('full');
    sink.write = () => Promise.reject(full);
    await expect(convert(lines, opened({ a: '0.5' }, events), sink)).rejects.toBe(full);
    expect(events).toEqual(['a opened', 'a closed']);
  });

  it('shows how many bytes have been read, over all sources', async () => {
    const seen: number[] = [];
    const numbers = { a: '0.5\n', b: '0.25\n' };
    await convert(lines, opened(numbers, []), new Memory(), { watch: (bytesRead) => seen.push(bytesRead) });
    expect(seen.at(-1)).toBe(9);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});
