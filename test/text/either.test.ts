import { expect, it } from 'vitest';
import { either } from '../../src/text/either.ts';

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
])('%j: %s', (choices, text) => expect(either(choices)).toBe(text));
