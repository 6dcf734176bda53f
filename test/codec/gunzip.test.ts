import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/codec/crc32.ts';
import { gunzip } from '../../src/codec/gunzip.ts';
import { FaultError, BufferedReader } from '../../src/codec/bufferedReader.ts';
import { inPieces } from '../support/inMemory.ts';
import { cases } from '../support/thorough.ts';

const MANY = cases(100_000);

interface Member {
  readonly content: Buffer;
  /** Bits of the header: a checksum of it, a field, a name, a comment. */
  readonly flags: number;
}

function bytesOf({ content, flags }: Member): Buffer {
  const fields = [
    ...(flags & 4 ? [Buffer.from([3, 0, 1, 0, 2])] : []),
    ...(flags & 8 ? [Buffer.from('name\0')] : []),
    ...(flags & 16 ? [Buffer.from('why\0')] : []),
  ];
  const header = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3]), ...fields]);
  const sum = Buffer.alloc(flags & 2 ? 2 : 0);
  if (flags & 2) sum.writeUInt16LE(crc32(header, 0) & 0xffff);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(content, 0));
  trailer.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, sum, deflateRawSync(content), trailer]);
}

/** What comes out of bytes that are read in pieces, and the fault that ends it. */
async function unpacked(bytes: Uint8Array, pieces: readonly number[]) {
  const intake = new BufferedReader(inPieces(bytes, pieces), new Uint8Array());
  const found: Uint8Array[] = [];
  let fault: string | undefined;
  try {
    for await (const piece of gunzip(intake)) found.push(Buffer.from(piece));
  } catch (error) {
    fault = error instanceof FaultError ? error.fault : (error as Error).name;
  }
  return { content: Buffer.concat(found), fault };
}

const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(65_535, 65_536, 65_537, 200_000).map((length) => 'ab'.repeat(length / 2)),
  },
);
const member: fc.Arbitrary<Member> = fc.record({
  content: text.map((content) => Buffer.from(content)),
  flags: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 15 }).map((bits) => bits << 1),
  ),
});
const members = fc.array(member, { minLength: 1, maxLength: 12 });
const pieces = fc.oneof(
  fc.constant([0]),
  fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
);

describe('the members of gzip data', () => {
  it('give their contents one after the other, small or large, however they are read', async () => {
    await fc.assert(
      fc.asyncProperty(members, pieces, fc.nat(3), async (all, sizes, zeros) => {
        const bytes = Buffer.concat([...all.map(bytesOf), Buffer.alloc(zeros)]);
        const { content, fault } = await unpacked(bytes, sizes);
        expect(fault).toBeUndefined();
        expect(content.equals(Buffer.concat(all.map((one) => one.content)))).toBe(true);
      }),
      { numRuns: cases(100) },
    );
  });

  it('give all before one that is damaged, and the fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        members,
        member,
        members,
        pieces,
        fc.nat(),
        fc.nat(7),
        async (before, one, after, sizes, at, bit) => {
          const damaged = bytesOf(one);
          const place = at % damaged.length;
          damaged[place]! ^= 1 << bit;
          const whole = Buffer.concat(before.map(({ content }) => content));
          const { content, fault } = await unpacked(
            Buffer.concat([...before.map(bytesOf), damaged, ...after.map(bytesOf)]),
            sizes,
          );
          expect(content.subarray(0, whole.length).equals(whole)).toBe(true);
          // Not every bit means something: names do not, nor what pads the last byte of deflated data.
          const isHarmless = content.equals(
            Buffer.concat([...before, one, ...after].map((some) => some.content)),
          );
          expect(isHarmless || fault !== undefined).toBe(true);
        },
      ),
      { numRuns: cases(200) },
    );
  });

  it('give all before an early end', async () => {
    await fc.assert(
      fc.asyncProperty(members, member, pieces, fc.nat(), async (before, one, sizes, at) => {
        const cut = bytesOf(one);
        const bytes = Buffer.concat([...before.map(bytesOf), cut.subarray(0, 2 + (at % (cut.length - 2)))]);
        const whole = Buffer.concat(before.map(({ content }) => content));
        const { content, fault } = await unpacked(bytes, sizes);
        expect(fault).toBe('truncated');
        expect(content.subarray(0, whole.length).equals(whole)).toBe(true);
      }),
      { numRuns: cases(100) },
    );
  });

  // mxmlnkn/rapidgzip#9: many small streams one after the other.
  it('may be many', async () => {
    const small = bytesOf({ content: Buffer.from('0.5\n'), flags: 0 });
    const { content, fault } = await unpacked(Buffer.concat(Array.from({ length: MANY }, () => small)), [0]);
    expect([content.length, fault]).toEqual([4 * MANY, undefined]);
  });

  it('may be many, and empty', async () => {
    const empty = bytesOf({ content: Buffer.alloc(0), flags: 8 });
    const { content, fault } = await unpacked(Buffer.concat(Array.from({ length: MANY }, () => empty)), [0]);
    expect([content.length, fault]).toEqual([0, undefined]);
  });

  // madler/pigz#19: blocked gzip (BGZF) has at most 64 KiB in a member, a field in each header, and an empty member at its end.
  it('may be blocks of 64 KiB with a field in their headers, the last one empty', async () => {
    const block = Buffer.alloc(65_280, 'id,p\n');
    const all = [...Array.from({ length: 50 }, () => block), Buffer.alloc(0)];
    const bytes = Buffer.concat(all.map((content) => bytesOf({ content, flags: 4 })));
    const { content, fault } = await unpacked(bytes, [0]);
    expect([content.equals(Buffer.concat(all)), fault]).toEqual([true, undefined]);
  });
});
