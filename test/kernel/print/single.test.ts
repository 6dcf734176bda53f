import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/engine/kernel.ts';
import { generator, repeat } from '../random.ts';

const kernel = createKernel();
const start: number = kernel.scratch.value;
const memory = Buffer.from(kernel.memory.buffer);

function print(value: number): string {
  return memory.toString('latin1', start, kernel.printShortestSingle(value, start));
}

/**
 * The shortest decimal that reads back as the positive float32 `value`, by trying ever more digits. Of n digits the
 * closest comes first, of two equally close ones the even one; then the one above it, for at a power of two the interval
 * is wider above and may hold only a decimal that is farther away.
 */
function shortest(value: number): string {
  for (let n = 0; ; n++) {
    const [digits = '', exponent = ''] = value.toExponential(n).split('e');
    const closest = Number(digits.replace('.', ''));
    const tie = closest % 2 === 1 && /^50*e/.test(value.toExponential(100).slice(n + 2));
    for (const candidate of tie ? [closest - 1] : [closest, closest + 1]) {
      const decimal = Number(`${candidate}e${Number(exponent) - n}`);
      if (Math.fround(decimal) === value) return String(decimal);
    }
  }
}

/** The values among `values` that the kernel spells in another way. */
function misspelled(values: Iterable<number>): number[] {
  return [...values].filter(
    (value) => print(value) !== shortest(value) || print(-value) !== `-${shortest(value)}`,
  );
}

describe('the shortest decimal of a float32', () => {
  const random = generator(3);

  it.each([
    [0, '0'],
    [-0, '0'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [NaN, 'nan'],
    [1, '1'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(-13.8155), '-13.8155'],
    [Math.fround(1e-7), '1e-7'],
    [Math.fround(0.000001), '0.000001'],
    [Math.fround(1e21), '1e+21'],
    [Math.fround(1e20), '100000000000000000000'],
    [16777216, '16777216'],
    [33554432, '33554432'],
    [Math.fround(3.4028235e38), '3.4028235e+38'],
    [2 ** -126, '1.1754944e-38'],
    [2 ** -149, '1e-45'],
    // Read as a double first it would be the next float32; read as a float32 it is this one, and no other is.
    [Math.fround(7.0385307e-26), '7.038531e-26'],
    // Ties go to the even digit.
    [150503.125, '150503.12'],
    [2 ** -12, '0.00024414062'],
    // Below a power of two the interval is half as wide: 1.2379400e+27 is closer and reads back as the float32 below.
    [2 ** 90, '1.2379401e+27'],
    [2 ** -96, '1.2621775e-29'],
  ])('%d is %s', (value, text) => {
    expect(print(value)).toBe(text);
  });

  it.each<[string, number, () => number]>([
    ['any float32', 20_000, () => Math.abs(random.single()) || 1],
    ['probabilities', 10_000, () => Math.fround(random.unit()) || 1],
    ['few digits', 20_000, () => Math.fround((1 + random.below(9999)) / 10 ** random.below(8))],
    ['ties of the last digit', 10_000, () => 2 ** 17 + random.below(2 ** 20) / 8],
  ])('is the one found by trial for %s', (_, count, value) => {
    expect(misspelled(repeat(count, value))).toEqual([]);
  });

  it('is the one found by trial for powers of two and subnormal numbers', () => {
    const values = [];
    for (let k = -149; k <= 127; k++) values.push(2 ** k);
    for (let k = 1; k <= 1000; k++)
      values.push(k * 2 ** -149, 2 ** -126 - k * 2 ** -149, 2 ** -126 + k * 2 ** -149);
    expect(misspelled(values)).toEqual([]);
  });
});
