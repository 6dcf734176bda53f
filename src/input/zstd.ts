import { Filter, OPTIONS } from '../core/filter.ts';
import { zstd } from '../core/zstd.ts';
import { FaultError, type Intake } from './intake.ts';

/** RFC 8878. */
const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

const RLE = 1;
const RESERVED = 3;

/**
 * What Zstandard data holds, all its frames one after the other. Where a frame ends is read here: Node.js 22 and 24 pass
 * over frames that begin within a piece, and over an end that is missing.
 * @throws FaultError where the data ends early, is broken, or is followed by something else
 */
export async function* unzstd(intake: Intake): AsyncGenerator<Uint8Array> {
  while (await intake.has(1)) {
    const magic = (await intake.front(4)).getUint32(0, true);
    if (magic === MAGIC) yield* frame(intake);
    else if ((magic & ~0xf) === SKIPPABLE) await skip(intake);
    else throw new FaultError('trailing');
  }
}

async function skip(intake: Intake): Promise<void> {
  const size = (await intake.front(8)).getUint32(4, true);
  const pieces = intake.pieces(8 + size);
  while (!(await pieces.next()).done);
}

async function* frame(intake: Intake): AsyncGenerator<Uint8Array> {
  const filter = new Filter(zstd!.createZstdDecompress(OPTIONS));
  try {
    const descriptor = (await intake.front(5)).getUint8(4);
    yield* pass(intake, 5 + headerRest(descriptor), filter);
    for (let last = false; !last;) {
      const block = await intake.front(3);
      const header = block.getUint16(0, true) | (block.getUint8(2) << 16);
      const type = (header >> 1) & 3;
      if (type === RESERVED) throw new FaultError('broken');
      last = (header & 1) === 1;
      yield* pass(intake, 3 + (type === RLE ? 1 : header >> 3), filter);
    }
    if (descriptor & 4) yield* pass(intake, 4, filter);
    yield* filter.end();
  } finally {
    filter.close();
  }
}

/** How long the header is behind its descriptor: window, dictionary, size of the content. */
function headerRest(descriptor: number): number {
  const isSingle = (descriptor >> 5) & 1;
  const size = [isSingle, 2, 4, 8][descriptor >> 6]!;
  return 1 - isSingle + [0, 1, 2, 4][descriptor & 3]! + size;
}

async function* pass(intake: Intake, count: number, filter: Filter): AsyncGenerator<Uint8Array> {
  for await (const piece of intake.pieces(count)) yield* filter.give(piece);
}
