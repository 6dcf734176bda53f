import { expect, it } from 'vitest';
import { holdsSeparator } from '../../src/input/separator.ts';

it.each([' ', '\t', '\n', '\v', '\f', '\r', ',', '(', ')', '[', ']', '#'])(
  '%j ends a number',
  (separator) => {
    expect(holdsSeparator(Buffer.from(`123${separator}`))).toBe(true);
  },
);

it.each(['', '0.5', '-1e-3', '80%', '1/3', 'dtype=torch.float64', '\0{};:|\u00a0'])(
  '%j has no end',
  (text) => {
    expect(holdsSeparator(Buffer.from(text))).toBe(false);
  },
);
