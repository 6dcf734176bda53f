import { expect, it } from 'vitest';
import { argumentSource } from '../../src/input/bytes.ts';

it.each([
  [[], ''],
  [['0.2'], '0.2\0'],
  [['', ' 1 ', 'ü'], '\0 1 \0ü\0'],
])('arguments %j are read as %j, a piece at a time', async (args, text) => {
  const source = argumentSource(args);
  const pieces: number[] = [];
  const into = new Uint8Array(2);
  for (let count = 0; (count = await source.read(into)) > 0;) pieces.push(...into.subarray(0, count));
  expect(Buffer.from(pieces).toString()).toBe(text);
  expect(await source.read(into)).toBe(0);
  expect(source.file).toBeUndefined();
});
