import { SyncCodec, OPTIONS } from './syncCodec.ts';
import { zstd } from './zstd.ts';
import { FaultError, type BufferedReader } from './bufferedReader.ts';
import { LONGEST_CONTENT, wholeFrames, type WholeFrame } from '../input/wholeFrames.ts';

/** The magic number of a frame (RFC 8878). */
const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

const RLE = 1;
const RESERVED = 3;

/** The flag of the descriptor for a checksum after the blocks. */
const CHECKSUM = 4;

/**
 * Decompresses all frames of Zstandard data. The ends of frames are found here: Node.js 22 and 24 ignore frames that begin within a
 * piece, and truncated data.
 * @throws FaultError if the data is truncated, corrupt, or followed by other data
 */
export async function* unzstd(intake: BufferedReader): AsyncGenerator<Uint8Array> {
  while (await intake.has(1)) {
    const magic = (await intake.front(4)).getUint32(0, true);
    if (magic === MAGIC) {
      // If a frame is small, the following ones probably are, too.
      if ((yield* frame(intake)) <= LONGEST_CONTENT) yield* wholeFrames(intake, wholeFrame);
    } else if ((magic & ~0xf) === SKIPPABLE) await skip(intake);
    else throw new FaultError('trailing');
  }
}

async function skip(intake: BufferedReader): Promise<void> {
  const size = (await intake.front(8)).getUint32(4, true);
  const pieces = intake.pieces(8 + size);
  while (!(await pieces.next()).done);
}

/** Decompresses a frame. Returns the length of its content. */
async function* frame(intake: BufferedReader): AsyncGenerator<Uint8Array, number> {
  const filter = new SyncCodec(zstd!.createZstdDecompress(OPTIONS));
  let length = 0;
  try {
    for await (const piece of framePieces(intake, filter)) {
      length += piece.length;
      yield piece;
    }
  } finally {
    filter.close();
  }
  return length;
}

async function* framePieces(intake: BufferedReader, filter: SyncCodec): AsyncGenerator<Uint8Array> {
  const descriptor = (await intake.front(5)).getUint8(4);
  yield* pass(intake, 5 + headerRest(descriptor), filter);
  for (let last = false; !last;) {
    await intake.front(3);
    const blocks = blocksOf(intake.bytes, 0);
    if (blocks.length === 0) throw new FaultError('broken');
    last = blocks.last;
    yield* pass(intake, blocks.length, filter);
  }
  if (descriptor & CHECKSUM) yield* pass(intake, 4, filter);
  yield* filter.end();
}

/** The length of the header after its descriptor: window, dictionary, content size. */
function headerRest(descriptor: number): number {
  const isSingle = (descriptor >> 5) & 1;
  const size = [isSingle, 2, 4, 8][descriptor >> 6]!;
  return 1 - isSingle + [0, 1, 2, 4][descriptor & 3]! + size;
}

/**
 * The total length of the blocks that begin at `start` and whose headers are buffered; there may be very many. `last`: they are the
 * rest of the frame.
 */
function blocksOf(bytes: Uint8Array, start: number): { readonly length: number; readonly last: boolean } {
  let at = start;
  let last = false;
  while (!last && at + 3 <= bytes.length) {
    const header = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
    const type = (header >> 1) & 3;
    if (type === RESERVED) break;
    last = (header & 1) === 1;
    at += 3 + (type === RLE ? 1 : header >> 3);
  }
  return { length: at - start, last };
}

async function* pass(intake: BufferedReader, count: number, filter: SyncCodec): AsyncGenerator<Uint8Array> {
  for await (const piece of intake.pieces(count)) yield* filter.run(piece);
}

/** The frame that `bytes` begin with. A skippable frame is empty. */
function wholeFrame(bytes: Uint8Array): WholeFrame | undefined {
  if (bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const magic = view.getUint32(0, true);
  if ((magic & ~0xf) === SKIPPABLE) {
    const length = 8 + view.getUint32(4, true);
    return length <= bytes.length ? { length, content: NOTHING } : undefined;
  }
  if (magic !== MAGIC) return undefined;
  const header = 5 + headerRest(bytes[4]!);
  const blocks = blocksOf(bytes, header);
  const length = header + blocks.length + (bytes[4]! & CHECKSUM ? 4 : 0);
  if (!blocks.last || length > bytes.length) return undefined;
  try {
    return { length, content: zstd!.zstdDecompressSync(bytes.subarray(0, length), AT_ONCE) };
  } catch {
    return undefined;
  }
}

const NOTHING = new Uint8Array();
const AT_ONCE = { maxOutputLength: LONGEST_CONTENT, chunkSize: 4096 };
