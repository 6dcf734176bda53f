import { expect, it } from 'vitest';
import { operandsSource } from '../../src/input/bytes.ts';

it.each([
  [[], ''],
  [['0.2'], '0.2\0'],
  [['', ' 1 ', 'ü'], '\0 1 \0ü\0'],
])('operands %j are read as %j, a piece at a time', async (operands, text) => {
  const source = operandsSource(operands);
  const pieces: number[] = [];
  const into = new Uint8Array(2);
  for (let count = 0; (count = await source.read(into)) > 0;) pieces.push(...into.subarray(0, count));
  expect(Buffer.from(pieces).toString()).toBe(text);
  expect(await source.read(into)).toBe(0);
  expect(source.file).toBeUndefined();
});
