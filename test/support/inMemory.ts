/** Runs conversions in this process: a source that returns bytes in pieces, and a sink that keeps them. */
import type { Blocks } from '../../src/convert/extras.ts';
import { convert } from '../../src/convert/run.ts';
import type { Job } from '../../src/job/job.ts';
import { LogitError } from '../../src/message/error.ts';
import type { Source } from '../../src/input/source.ts';
import type { Sink } from '../../src/output/sink.ts';

/**
 * A source that returns `bytes` in pieces of these sizes, in turn.
 * @param sizes 0, or a size that is too large: as many bytes as fit
 * @param waits whether every other read is asynchronous
 */
export function inPieces(bytes: Uint8Array, sizes: readonly number[], waits = false, file?: string): Source {
  let at = 0;
  let turn = 0;
  return {
    file,
    read(into) {
      const size = sizes[turn % sizes.length] || into.length;
      const piece = bytes.subarray(at, at + Math.min(into.length, size));
      into.set(piece);
      at += piece.length;
      return turn++ % 2 === 1 && waits ? Promise.resolve(piece.length) : piece.length;
    },
    close() {},
  };
}

/** A sink, and a function that returns the bytes written to it. */
export function keepingSink(): { sink: Sink; written: () => Buffer } {
  const pieces: Uint8Array[] = [];
  const sink: Sink = {
    write(bytes) {
      pieces.push(bytes.slice());
      return Promise.resolve();
    },
    finish: () => Promise.resolve(),
    abandon() {},
  };
  return { sink, written: () => Buffer.concat(pieces) };
}

/** Smaller blocks than those of the command: they take less time to create for many runs, and end more often. */
export const SMALL_BLOCKS: Blocks = { input: 64 * 1024, output: 256 * 1024 };

/** The output of a job for one source, and the line that stopped it. Throws any error that is not a LogitError with a place. */
export async function convertSource(
  job: Job,
  source: Source,
): Promise<{ output: Buffer; failedOn: number | undefined }> {
  const { sink, written } = keepingSink();
  const failedOn = await convert(job, [source], sink, { blocks: SMALL_BLOCKS }).then(
    () => undefined,
    (error: unknown) => lineOf(error),
  );
  return { output: written(), failedOn };
}

function lineOf(error: unknown): number {
  if (error instanceof LogitError && 'place' in error.detail) return error.detail.place.line;
  throw error;
}
