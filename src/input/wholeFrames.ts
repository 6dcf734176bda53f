import { joined } from '../text/encoding.ts';
import type { BufferedReader } from '../codec/bufferedReader.ts';

/** A member of gzip data, or a frame of Zstandard data, that is all at hand: how long it is, and what it holds. */
export interface WholeFrame {
  readonly length: number;
  readonly content: Uint8Array;
}

/** No more than this is decompressed at once. Blocked gzip (BGZF) has as much in each member. */
export const LONGEST_CONTENT = 64 * 1024;

/** Nor more frames than these: what they take is freed when the event loop has its turn. */
const MAX_FRAMES = 1000;

/**
 * Decompresses frames that are at hand as a whole, one after the other. A stream for each would take some hundred times as
 * long as a small frame does, and files may consist of nothing else.
 * @param decode undefined: the bytes do not begin with a whole frame, or it is too long for this, or anything is wrong with it
 */
export async function* wholeFrames(
  intake: BufferedReader,
  decode: (bytes: Uint8Array) => WholeFrame | undefined,
): AsyncGenerator<Uint8Array> {
  for (let frame: WholeFrame | undefined; await intake.has(1);) {
    const { bytes } = intake;
    const contents: Uint8Array[] = [];
    let used = 0;
    for (let count = 0, size = 0; count < MAX_FRAMES && size < LONGEST_CONTENT; count++) {
      frame = decode(bytes.subarray(used));
      if (!frame) break;
      if (frame.content.length > 0) contents.push(frame.content);
      size += frame.content.length;
      used += frame.length;
    }
    intake.pass(used);
    if (contents.length > 0) yield joined(contents);
    if (!frame && intake.bytes.length > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
