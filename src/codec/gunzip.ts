import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { SyncCodec, OPTIONS } from './syncCodec.ts';
import { crc32 } from './crc32.ts';
import { FaultError, type BufferedReader } from './bufferedReader.ts';
import { LONGEST_CONTENT, wholeFrames, type WholeFrame } from '../input/wholeFrames.ts';

/** Flags of the header for its optional fields (RFC 1952). */
const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

const MAGIC = 0x1f8b;
const HEADER = 10;
const TRAILER = 8;
const DEFLATE = 8;
/** Reserved flags, which must be 0. */
const RESERVED = 0xe0;

/**
 * Decompresses all members of gzip data. Headers and checksums are read here, not by zlib, which would drop the output of a member
 * if its checksum is wrong or invalid data follows it.
 * @throws FaultError if the data is truncated, corrupt, or followed by anything but zeros, which pad tapes
 */
export async function* gunzip(intake: BufferedReader): AsyncGenerator<Uint8Array> {
  do {
    await passHeader(intake);
    const { checksum, length } = yield* inflate(intake);
    const trailer = await intake.front(TRAILER);
    if (trailer.getUint32(0, true) !== checksum || trailer.getUint32(4, true) !== length % 2 ** 32)
      throw new FaultError('broken');
    intake.pass(TRAILER);
    // If a member is small, the following ones probably are, too.
    if (length <= LONGEST_CONTENT) yield* wholeFrames(intake, wholeMember);
  } while (await isMember(intake));
  while (await intake.has(1)) {
    if (intake.bytes.some((byte) => byte !== 0)) throw new FaultError('trailing');
    intake.pass(intake.bytes.length);
  }
}

async function isMember(intake: BufferedReader): Promise<boolean> {
  return (await intake.has(2)) && (await intake.front(2)).getUint16(0) === MAGIC;
}

async function passHeader(intake: BufferedReader): Promise<void> {
  const header = await intake.front(HEADER);
  const flags = header.getUint8(3);
  if (header.getUint8(2) !== DEFLATE || flags & RESERVED) throw new FaultError('broken');
  let checksum = pass(intake, HEADER, 0);
  if (flags & HAS_EXTRA) {
    const length = 2 + (await intake.front(2)).getUint16(0, true);
    await intake.front(length);
    checksum = pass(intake, length, checksum);
  }
  if (flags & HAS_NAME) checksum = await passText(intake, checksum);
  if (flags & HAS_COMMENT) checksum = await passText(intake, checksum);
  if (flags & HAS_CHECKSUM) {
    if ((await intake.front(2)).getUint16(0, true) !== (checksum & 0xffff)) throw new FaultError('broken');
    intake.pass(2);
  }
}

/** Skips a text that NUL terminates. Returns the checksum of the header up to its end. */
async function passText(intake: BufferedReader, before: number): Promise<number> {
  let checksum = before;
  for (let ended = false; !ended;) {
    await intake.front(1);
    const end = intake.bytes.indexOf(0);
    ended = end >= 0;
    checksum = pass(intake, ended ? end + 1 : intake.bytes.length, checksum);
  }
  return checksum;
}

function pass(intake: BufferedReader, count: number, before: number): number {
  const checksum = crc32(intake.bytes.subarray(0, count), before);
  intake.pass(count);
  return checksum;
}

interface Sum {
  readonly checksum: number;
  readonly length: number;
}

async function* inflate(intake: BufferedReader): AsyncGenerator<Uint8Array, Sum> {
  const filter = new SyncCodec(createInflateRaw(OPTIONS));
  let checksum = 0;
  let length = 0;
  try {
    while (!filter.ended) {
      const before = filter.taken;
      await intake.front(1);
      for await (const piece of filter.run(intake.bytes)) {
        checksum = crc32(piece, checksum);
        length += piece.length;
        yield piece;
      }
      intake.pass(filter.taken - before);
    }
  } finally {
    filter.close();
  }
  return { checksum, length };
}

/** The member that `bytes` begin with. */
function wholeMember(bytes: Uint8Array): WholeFrame | undefined {
  const start = headerLength(bytes);
  if (start === undefined) return undefined;
  const inflated = inflatedAtOnce(bytes.subarray(start));
  const end = start + (inflated?.taken ?? 0);
  if (!inflated || end + TRAILER > bytes.length) return undefined;
  const { content } = inflated;
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, TRAILER);
  if (trailer.getUint32(0, true) !== crc32(content, 0) || trailer.getUint32(4, true) !== content.length)
    return undefined;
  return { length: end + TRAILER, content };
}

/** The length of the header that `bytes` begin with; undefined: it is incomplete or invalid. */
function headerLength(bytes: Uint8Array): number | undefined {
  const [first, second, method, flags] = bytes;
  if (bytes.length < HEADER || ((first! << 8) | second!) !== MAGIC) return undefined;
  if (method !== DEFLATE || flags! & RESERVED) return undefined;
  let at = HEADER;
  if (flags! & HAS_EXTRA) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (!(flags! & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  if (flags! & HAS_CHECKSUM) {
    const checksum = crc32(bytes.subarray(0, at), 0) & 0xffff;
    if ((bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8) !== checksum) return undefined;
    at += 2;
  }
  return at <= bytes.length ? at : undefined;
}

/** Inflates data at once, and returns how many bytes were consumed; undefined: it is corrupt or too long. */
function inflatedAtOnce(
  bytes: Uint8Array,
): { readonly content: Uint8Array; readonly taken: number } | undefined {
  try {
    // The types lack the option `info`.
    const { buffer, engine } = inflateRawSync(bytes, AT_ONCE) as unknown as {
      buffer: Uint8Array;
      engine: { bytesWritten: number };
    };
    return { content: buffer, taken: engine.bytesWritten };
  } catch {
    return undefined;
  }
}

/** Options for inflating at once. Truncated data is not an error, since the rest may follow. */
const AT_ONCE = {
  info: true,
  finishFlush: constants.Z_SYNC_FLUSH,
  maxOutputLength: LONGEST_CONTENT,
  chunkSize: 4096,
};
