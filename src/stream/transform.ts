import { Conversion } from './conversion.ts';
import type { CsvOptions } from './options.ts';

/** The two ends of a transform stream, for `pipeThrough`. */
export interface CsvTransform {
  readonly writable: WritableStream<Uint8Array>;
  readonly readable: ReadableStream<Uint8Array>;
}

/**
 * The CSV conversion of the command as a web stream: reads bytes of CSV and writes them with the numbers converted; all other bytes
 * stay unchanged. The input must be uncompressed. If the command would end with an error, both ends fail with a LogitError.
 * @throws RangeError if an option is out of range or conflicts with another
 * @throws TypeError if `options` is not an object or has an unknown option
 */
export function csvTransform(options: CsvOptions): CsvTransform {
  let reader!: ReadableStreamDefaultController<Uint8Array>;
  let writer!: WritableStreamDefaultController;
  let goOn = (): void => {};
  let settle!: { readonly resolve: () => void; readonly reject: (error: unknown) => void };
  const done = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  // It may reject before anything awaits it.
  done.catch(() => {});

  const conversion = new Conversion('csvTransform', options, {
    // Resolves when the bytes have been read: an error before that would discard them.
    deliver: (bytes) =>
      new Promise((resolve) => {
        goOn = resolve;
        reader.enqueue(bytes.slice());
      }),
    finished() {
      reader.close();
      settle.resolve();
    },
    failed: fail,
  });
  function fail(error: unknown): void {
    reader.error(error);
    writer.error(error);
    settle.reject(error);
  }
  function stop(reason: unknown): void {
    conversion.stop(reason);
    fail(reason);
    goOn();
  }

  // A TransformStream cannot wait for the reader in the middle of a chunk.
  const readable = new ReadableStream<Uint8Array>({
    start: (controller) => void (reader = controller),
    pull: () => goOn(),
    cancel: stop,
  });
  const writable = new WritableStream<Uint8Array>({
    start: (controller) => void (writer = controller),
    write(chunk: unknown) {
      const bytes = bytesIn(chunk);
      if (bytes) return conversion.write(bytes);
      const error = new TypeError(
        'the chunks of csvTransform must be bytes (pipe text through a TextEncoderStream)',
      );
      stop(error);
      throw error;
    },
    close() {
      conversion.end();
      return done;
    },
    abort: stop,
  });
  return { writable, readable };
}

/** The bytes of a chunk; undefined if it is not a view or an ArrayBuffer. */
function bytesIn(chunk: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const isBuffer = Object.prototype.toString.call(chunk) === '[object ArrayBuffer]';
  return isBuffer ? new Uint8Array(chunk as ArrayBuffer) : undefined;
}
