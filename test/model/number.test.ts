import { describe, expect, it } from 'vitest';
import { generator, repeat } from '../kernel/random.ts';
import { nearest, numberOf } from './number.ts';

describe('a number by the model', () => {
  it.each([
    ['0.5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['-1e-3', -0.001],
    ['80%', 0.8],
    ['1e2%', 1],
    ['1/3', 1 / 3],
    ['-1/-4', 0.25],
    ['0.1/0.3', 1 / 3],
    ['1e-400/1e-400', 1],
    ['1e400/3', Infinity],
    ['1/1e400', 0],
    ['1e999999999999/7', Infinity],
    ['Infinity', Infinity],
    ['-INF', -Infinity],
    ['nan', NaN],
  ])('%s', (text, value) => expect(numberOf(text)).toBe(value));

  it.each([
    '',
    '.',
    '+',
    '1e',
    '0x1',
    '1_0',
    '5%%',
    '1/0',
    '1/',
    '/1',
    '1/2/3',
    '1%/2',
    'inf/2',
    'infi',
    ' 1',
  ])('%j is not one', (text) => expect(numberOf(text)).toBeUndefined());

  it('is the quotient rounded once', () => {
    const random = generator(5);
    const whole = (): number => Math.floor(random.unit() * 2 ** 53) + 1;
    for (const [a, b] of repeat(500, () => [whole(), whole()] as const)) {
      expect(nearest(BigInt(a), BigInt(b))).toBe(a / b);
      expect(nearest(BigInt(a), 1n << 1100n)).toBe(a * 2 ** -1000 * 2 ** -100);
    }
    expect(nearest(10n ** 400n, 1n)).toBe(Infinity);
    expect(nearest(1n, 2n ** 1075n)).toBe(0);
    expect(nearest(3n, 2n ** 1075n)).toBe(2 * 5e-324);
  });
});
