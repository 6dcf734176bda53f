import { describe, expect, it } from 'vitest';
import { isWithin, rangeOf } from '../../src/input/range.ts';

describe('rangeOf a table of 9 columns', () => {
  it.each([
    ['3', { first: 3, last: 3 }],
    ['03', { first: 3, last: 3 }],
    ['2-5', { first: 2, last: 5 }],
    ['2-', { first: 2, last: 9 }],
    ['5-2', { first: 5, last: 2 }],
    ['0-12', { first: 0, last: 12 }],
    ['-5', undefined],
    ['-', undefined],
    ['2-5-7', undefined],
    ['2 - 5', undefined],
    ['a-b', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('%j', (text, range) => expect(rangeOf(text, 9)).toEqual(range));
});

describe('isWithin', () => {
  it.each([
    [1, 9, true],
    [9, 9, true],
    [0, 3, false],
    [3, 10, false],
    [5, 2, false],
    [10, 9, false],
  ])('%i to %i of 9: %s', (first, last, expected) => expect(isWithin({ first, last }, 9)).toBe(expected));
});
