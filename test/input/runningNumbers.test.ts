import { describe, expect, it } from 'vitest';
import { hasRunningNumbers } from '../../src/input/runningNumbers.ts';

describe('numbers at the start of lines', () => {
  it.each([
    '1 0.5\n2 0.25\n3 0.3\n',
    '     1\t0.5\n     2\t0.25\n     3\t0.3\n',
    '0 0.5\r\n1 0.25\r\n2 -0.3\r\n',
    '1. 0.5\n2. .25\n3. 3e-1',
    '1) 0.5\n2) 0.25\n\n3) nan\n',
    '2019,0.5\n2020,0.25\n2021,inf\n',
    '99998 0.5 1\n99999 0.25 0\n100000 0.3 1\n',
  ])('run in %j', (sample) => expect(hasRunningNumbers(sample, false)).toBe(true));

  it.each([
    '',
    '1 0.5\n2 0.25\n',
    '1\n2\n3\n',
    '1 0.5\n2 0.25\n2 0.3\n',
    '1 0.5\n2 0.25\n4 0.3\n',
    '3 0.5\n2 0.25\n1 0.3\n',
    '1.0 0.5\n2.0 0.25\n3.0 0.3\n',
    '1 # a\n2 # b\n3 # c\n',
    '[1 0.5]\n[2 0.25]\n[3 0.3]\n',
    '0.5 1\n0.25 2\n0.3 3\n',
  ])('do not in %j', (sample) => expect(hasRunningNumbers(sample, false)).toBe(false));

  it('the last line of a longer stream may be cut', () => {
    expect(hasRunningNumbers('1 0.5\n2 0.25\n3 0.3\n4', true)).toBe(true);
    expect(hasRunningNumbers('1 0.5\n2 0.25\n3 0.3\n4', false)).toBe(false);
  });
});
