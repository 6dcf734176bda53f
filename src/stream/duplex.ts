import { Duplex } from 'node:stream';
import { ReaderGone } from '../output/sink.ts';
import { Conversion } from './conversion.ts';
import type { CsvOptions } from './options.ts';

/**
 * The CSV conversion of the command as a Node.js stream: reads bytes of CSV and writes them with the numbers converted; all other
 * bytes stay unchanged. The input must be uncompressed. If the command would end with an error, the stream is destroyed with a
 * LogitError.
 * @throws RangeError if an option is out of range or conflicts with another
 * @throws TypeError if `options` is not an object or has an unknown option
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
      // A reader first gets the rows that were converted before the error.
      setImmediate(() => duplex.destroy(error as Error));
    },
  });
  const duplex = new Duplex({
    write(chunk: Buffer, _encoding, taken) {
      conversion.write(chunk).then(
        () => taken(),
        // Not before `failed` destroys the stream.
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
