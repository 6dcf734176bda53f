import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/engine/kernel.ts';
import { generator, next, repeat } from '../random.ts';

const kernel = createKernel();
const start: number = kernel.scratch.value;
const memory = Buffer.from(kernel.memory.buffer);

function print(value: number): string {
  return memory.toString('latin1', start, kernel.printShortest(value, start));
}

/** The values among `values` that the kernel does not spell as String does. */
function misspelled(values: Iterable<number>): number[] {
  return [...values].filter((value) => print(value) !== String(value));
}

describe('the shortest decimal of a double', () => {
  const random = generator(2);

  it.each([
    [0, '0'],
    [-0, '0'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [NaN, 'nan'],
    [1, '1'],
    [-1, '-1'],
    [0.1, '0.1'],
    [0.5, '0.5'],
    [123, '123'],
    [0.000001, '0.000001'],
    [0.0000123, '0.0000123'],
    [1e-7, '1e-7'],
    [1.5e-7, '1.5e-7'],
    [1e20, '100000000000000000000'],
    [123456789012345680000, '123456789012345680000'],
    [1e21, '1e+21'],
    [-1.25e21, '-1.25e+21'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [2 ** 53, '9007199254740992'],
    [1e15, '1000000000000000'],
    [1e23, '1e+23'],
    [9.5e-7, '9.5e-7'],
    [1.3862943611198906, '1.3862943611198906'],
    [-13.815509557963773, '-13.815509557963773'],
  ])('%d is %s', (value, text) => {
    expect(print(value)).toBe(text);
  });

  it.each<[string, number, () => number]>([
    ['any double', 300_000, random.double],
    ['probabilities', 200_000, random.unit],
    ['log-odds', 200_000, () => Math.log(random.unit() / random.unit())],
    ['few digits', 200_000, () => random.below(10 ** (1 + random.below(9))) / 10 ** random.below(12)],
    ['integers', 100_000, () => Math.floor(random.unit() * 2 ** random.below(70))],
    ['ties of the last digit', 50_000, () => 2 ** 51 + random.below(2 ** 31) + random.below(4) / 4],
  ])('is String for %s', (_, count, value) => {
    expect(misspelled(repeat(count, value))).toEqual([]);
  });

  it('is String for powers of two and ten, and for their neighbours', () => {
    const values = [];
    for (let k = -1074; k <= 1023; k++) values.push(2 ** k, next(2 ** k), -(2 ** k));
    for (let k = -323; k <= 308; k++)
      values.push(Number(`1e${k}`), next(Number(`1e${k}`)), Number(`9.5e${k - 1}`));
    for (let k = 0; k < 2000; k++) values.push(k * 5e-324, 2 ** -1022 - k * 5e-324);
    expect(misspelled(values)).toEqual([]);
  });

  it('stays within 32 bytes and reads back', () => {
    const wrong = repeat(20_000, () => -Math.abs(random.double())).filter((value) => {
      memory.fill(0x7f, start, start + 64);
      const end = kernel.printShortest(value, start);
      const touched = memory.subarray(end + 32, start + 64).some((byte) => byte !== 0x7f);
      return touched || !kernel.parseDecimal(start, end) || kernel.parsed.value !== value;
    });
    expect(wrong).toEqual([]);
  });
});
