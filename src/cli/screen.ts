import { descriptorSink } from '../output/descriptor.ts';
import type { Sink } from '../output/sink.ts';
import { writableSink } from '../output/writable.ts';
import type { Streams } from './streams.ts';

const LF = 0x0a;

/** The last byte that was written to standard output. */
const lastBytes = new WeakMap<Streams, number | undefined>();

/** A sink for standard output. */
export function standardOutput(streams: Streams): Sink {
  const { stdout } = streams;
  const sink = typeof stdout === 'number' ? descriptorSink(stdout) : writableSink(stdout);
  return {
    ...sink,
    write(bytes) {
      lastBytes.set(streams, bytes.at(-1));
      return sink.write(bytes);
    },
  };
}

/** Ends an open line of results before a message, if both streams are terminals. */
export async function endOpenLine(streams: Streams): Promise<void> {
  if ((lastBytes.get(streams) ?? LF) === LF) return;
  if (!(await streams.isTerminal('stdout')) || !(await streams.isTerminal('stderr'))) return;
  lastBytes.delete(streams);
  streams.stderr.write('\n');
}
