import type { Source } from './source.ts';

/** A source that returns `bytes`. */
function bytesSource(bytes: Uint8Array): Source {
  let at = 0;
  return {
    file: undefined,
    read(into) {
      const piece = bytes.subarray(at, at + into.length);
      into.set(piece);
      at += piece.length;
      return piece.length;
    },
    close() {},
  };
}

/** A source of arguments for the kernel: each is terminated by NUL, which no argument can contain. */
export function argumentSource(args: readonly string[]): Source {
  return bytesSource(Buffer.from(args.map((argument) => `${argument}\0`).join('')));
}
