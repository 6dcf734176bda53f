import { expect, it } from 'vitest';
import { columnNumber } from '../../src/message/columnNumber.ts';

it.each([
  ['0', 4, 'columns are numbered from 1'],
  ['-1', 4, "counted from the end: -c 4; all except column 1: -c '!1'"],
  ['-4', 4, "counted from the end: -c 1; all except column 4: -c '!4'"],
  ['-5', 4, undefined],
  ['-0', 4, undefined],
  ['1', 4, undefined],
  ['9', 4, 'the last column is -c 4'],
  ['p', 4, undefined],
])('%s of %i columns: %s', (text, cells, meant) => expect(columnNumber(text, cells)).toBe(meant));

it.each([
  ['9', 'the last column is --loss 3'],
  ['-1', 'counted from the end: --loss 3'],
])('%s for an option that takes one column', (text, meant) =>
  expect(columnNumber(text, 3, '--loss')).toBe(meant),
);
