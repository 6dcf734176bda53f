import { Duplex } from 'node:stream';
import { ReaderGone } from '../output/sink.ts';
import { Conversion } from './conversion.ts';
import type { CsvOptions } from './options.ts';

/**
 * The command's CSV conversion as a stream: bytes of CSV in, the same bytes out but for the numbers converted.
 * @throws RangeError if an option is out of its range, TypeError if there is no such option; later the stream is destroyed
 *   with a LogitError where the command would end with a message
 */
export function csvStream(options: CsvOptions): Duplex {
  let goOn = (): void => {};
  const conversion = new Conversion('csvStream', options, {
    deliver: (bytes) =>
      new Promise((resolve, reject) => {
        if (duplex.destroyed) reject(new ReaderGone());
        goOn = resolve;
        if (duplex.push(Buffer.from(bytes))) resolve();
      }),
    finished: () => void duplex.push(null),
    failed(error) {
      // What was right before it is read first, where somebody reads.
      setImmediate(() => duplex.destroy(error as Error));
    },
  });
  const duplex = new Duplex({
    write(chunk: Buffer, _encoding, taken) {
      conversion.write(chunk).then(
        () => taken(),
        // As late as the failure itself.
        (error: unknown) => setImmediate(() => taken(error as Error)),
      );
    },
    final(done) {
      conversion.end();
      done();
    },
    read: () => goOn(),
    destroy(error, done) {
      conversion.stop(error ?? new Error('the stream was destroyed'));
      goOn();
      done(error);
    },
  });
  return duplex;
}
