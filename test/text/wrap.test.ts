import { expect, it } from 'vitest';
import { wrap } from '../../src/text/wrap.ts';

it.each([
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 13, ['one two three']],
  ['one two-and-three four', 5, ['one', 'two-and-three', 'four']],
  ['', 5, ['']],
])('%j in %i columns', (text, width, lines) => expect(wrap(text, width)).toEqual(lines));
