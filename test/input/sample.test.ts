import { expect, it } from 'vitest';
import { Sample } from '../../src/input/sample.ts';

function sample(text: string, size: number): string {
  const taken = new Sample();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) taken.take(bytes.subarray(at, at + size));
  return taken.text;
}

it.each([1, 7, 4096, 100_000])('is the same in pieces of %i bytes', (size) => {
  const text = '0.123 '.repeat(10_000);
  expect(sample(text, size)).toBe(text.slice(0, 4096 - (4096 % 6)));
  expect(sample('0,5\n0,7', size)).toBe('0,5\n0,7');
});

it('of one long word is empty', () => expect(sample('x'.repeat(5000), 100)).toBe(''));
