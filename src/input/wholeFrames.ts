import { joined } from '../text/encoding.ts';
import type { BufferedReader } from '../codec/bufferedReader.ts';

/** A complete gzip member or Zstandard frame: its length and its content. */
export interface WholeFrame {
  readonly length: number;
  readonly content: Uint8Array;
}

/** The maximum content that is decompressed at once: that of a member of blocked gzip (BGZF). */
export const LONGEST_CONTENT = 64 * 1024;

/** The maximum number of frames before a turn of the event loop, which frees their memory. */
const MAX_FRAMES = 1000;

/**
 * Decompresses frames that are completely in the buffer. A stream for each small frame would take about a hundred times as long,
 * and files may consist only of such frames.
 * @param decode decompresses the frame at the start of the bytes; undefined: it is incomplete, too long or invalid
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
