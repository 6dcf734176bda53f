import { describe, expect, it } from 'vitest';
import { firstLine, firstRow } from '../../src/input/peek.ts';
import type { Source } from '../../src/input/source.ts';

/** A source that gives `size` bytes at a time, and counts those it gave. */
function sourceOf(text: string, size: number): Source & { given: number } {
  const bytes = Buffer.from(text);
  return {
    file: undefined,
    given: 0,
    read(into) {
      const piece = bytes.subarray(this.given, this.given + Math.min(size, into.length));
      into.set(piece);
      this.given += piece.length;
      return piece.length;
    },
    close() {},
  };
}

const CSV = { delimiter: ',', quote: '"' };

describe.each([1, 3, 1000])('the first row, read %i bytes at a time', (size) => {
  it.each([
    ['a,b\n1,2\n', ['a', 'b']],
    ['a,b', ['a', 'b']],
    ['\uFEFF\r\n\n"a","b""c"\r\n1', ['a', 'b"c']],
    ['"a\nb",c\n"', ['a\nb', 'c']],
    ['"a\nb', []],
    ['', []],
  ])('of %j is %j', async (text, row) => {
    expect(await firstRow(sourceOf(text, size), CSV)).toEqual(row);
  });

  it.each([
    ['{"a": 1}\n{', '{"a": 1}'],
    ['\uFEFF{}', '{}'],
    ['', ''],
  ])('the first line of %j is %j', async (text, line) => {
    expect(await firstLine(sourceOf(text, size))).toBe(line);
  });
});

it('reads no more of a file than its first row', async () => {
  const source = sourceOf(`a,b\n${'1,2\n'.repeat(1e6)}`, Infinity);
  expect(await firstRow(source, CSV)).toEqual(['a', 'b']);
  expect(source.given).toBeLessThan(2 ** 17);
});

it('a row without end is given up', async () => {
  const source = sourceOf('x'.repeat(2 ** 22), Infinity);
  expect(await firstRow(source, CSV)).toEqual([]);
  expect(source.given).toBeLessThan(2 ** 21);
});
