import { createInflateRaw } from 'node:zlib';
import { Filter, OPTIONS } from '../core/filter.ts';
import { crc32 } from './crc32.ts';
import { FaultError, type Intake } from './intake.ts';

/** Bits of the header that say what stands in it (RFC 1952). */
const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

const MAGIC = 0x1f8b;
const HEADER = 10;
const TRAILER = 8;
const DEFLATE = 8;
/** Bits that no version of the format has given a meaning. */
const RESERVED = 0xe0;

/**
 * What gzip data holds, all its members one after the other. The frame round the deflated data is read here and not by
 * zlib, which drops what it has of a member when its checksum or something behind it is wrong.
 * @throws FaultError where the data ends early, is broken, or is followed by anything but zeros, which tapes are filled with
 */
export async function* gunzip(intake: Intake): AsyncGenerator<Uint8Array> {
  do {
    await passHeader(intake);
    const { checksum, length } = yield* inflate(intake);
    const trailer = await intake.front(TRAILER);
    if (trailer.getUint32(0, true) !== checksum || trailer.getUint32(4, true) !== length % 2 ** 32)
      throw new FaultError('broken');
    intake.pass(TRAILER);
  } while (await isMember(intake));
  while (await intake.has(1)) {
    if (intake.bytes.some((byte) => byte !== 0)) throw new FaultError('trailing');
    intake.pass(intake.bytes.length);
  }
}

async function isMember(intake: Intake): Promise<boolean> {
  return (await intake.has(2)) && (await intake.front(2)).getUint16(0) === MAGIC;
}

async function passHeader(intake: Intake): Promise<void> {
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

/** Text is ended by NUL. Gives the checksum of all before and of it. */
async function passText(intake: Intake, before: number): Promise<number> {
  let checksum = before;
  for (let ended = false; !ended;) {
    await intake.front(1);
    const end = intake.bytes.indexOf(0);
    ended = end >= 0;
    checksum = pass(intake, ended ? end + 1 : intake.bytes.length, checksum);
  }
  return checksum;
}

function pass(intake: Intake, count: number, before: number): number {
  const checksum = crc32(intake.bytes.subarray(0, count), before);
  intake.pass(count);
  return checksum;
}

interface Sum {
  readonly checksum: number;
  readonly length: number;
}

async function* inflate(intake: Intake): AsyncGenerator<Uint8Array, Sum> {
  const filter = new Filter(createInflateRaw(OPTIONS));
  let checksum = 0;
  let length = 0;
  try {
    while (!filter.ended) {
      const before = filter.taken;
      await intake.front(1);
      for await (const piece of filter.give(intake.bytes)) {
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
