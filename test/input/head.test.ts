import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Head } from '../../src/input/head.ts';

it('the head of a source is its first bytes, however they come', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), pieces, (size, given) => {
      const head = new Head(size);
      head.take(Uint8Array.of(1, 2, 3));
      head.clear();
      for (const piece of given) head.take(piece);
      const all = given.flatMap((piece) => [...piece]);
      expect([...head.bytes]).toEqual(all.slice(0, size));
      expect(head.isFull).toBe(all.length >= size);
    }),
  );
});
