import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/engine/kernel.ts';
import { exactDecimal, generator, halfway, next, repeat } from '../random.ts';
import { cases } from '../../support/thorough.ts';

const kernel = createKernel();
const start: number = kernel.scratch.value;
const memory = Buffer.from(kernel.memory.buffer);

/** What the kernel reads in `text`, or undefined; `before` and `after` are round it. */
function read(text: string, before = '', after = ''): number | undefined {
  memory.write(before + text + after, start, 'latin1');
  const from = start + before.length;
  return kernel.parseDecimal(from, from + text.length) ? kernel.parsed.value : undefined;
}

/** The texts among `texts` that the kernel does not read as Number does. */
function misread(texts: Iterable<string>): string[] {
  return [...texts].filter((text) => !Object.is(read(text), Number(text)));
}

describe('text that is a number', () => {
  it.each([
    ['5', 5],
    ['5.', 5],
    ['.5', 0.5],
    ['0.5', 0.5],
    ['00012.50', 12.5],
    ['+5', 5],
    ['-5', -5],
    ['-.5', -0.5],
    ['+5.', 5],
    ['0', 0],
    ['-0', -0],
    ['-0.0', -0],
    ['-.0e5', -0],
    ['12', 12],
    ['123.25', 123.25],
    ['1e5', 1e5],
    ['1E+05', 1e5],
    ['1e-05', 1e-5],
    ['.5e1', 5],
    ['5.e1', 50],
    ['-1.5e-007', -1.5e-7],
    ['80%', 0.8],
    ['12.5%', 0.125],
    ['-.5%', -0.005],
    ['5.%', 0.05],
    ['1e2%', 1],
    ['1E+02%', 1],
    ['-0%', -0],
    ['inf', Infinity],
    ['-inf', -Infinity],
    ['+INF', Infinity],
    ['Infinity', Infinity],
    ['-iNfInItY', -Infinity],
    ['nan', NaN],
    ['-NaN', NaN],
    ['+nAN', NaN],
    ['1e400', Infinity],
    ['-1e400', -Infinity],
    ['1e-400', 0],
    ['-1e-400', -0],
    ['1e99999999999', Infinity],
    ['1e99999999999999999999999999', Infinity],
    ['0e99999999999', 0],
    ['1e-99999999999', 0],
    ['1e-18446744073709551616', 0],
    ['1e-18446744073709551615', 0],
    [`0.${'0'.repeat(400)}1e401`, 1],
    [`1${'0'.repeat(400)}e-400`, 1],
    [`${'0'.repeat(100)}.5`, 0.5],
    [`1e${'0'.repeat(100)}2`, 100],
  ])('%j', (text, value) => {
    expect(read(text)).toBe(value);
    // Neither what is before nor what comes after belongs to it.
    for (const around of ['9', '.', '-', 'e', '%', 'y'])
      expect(read(text, around, around.repeat(40))).toBe(value);
  });

  it.each([
    '',
    ' ',
    '+',
    '-',
    '.',
    '-.',
    '+.%',
    '%',
    '5%%',
    '5 %',
    '%5',
    'e5',
    '.e5',
    '1e',
    '1e+',
    '1e-',
    '1e%',
    '1e+%',
    '1e5.',
    '1e5.5',
    '1e5e5',
    '1ee5',
    '1 e5',
    '1f5',
    '1.2.3',
    '..5',
    '5..',
    '1..5',
    '--5',
    '+-5',
    '5-',
    '5+',
    '1-5',
    ' 5',
    '5 ',
    '5,5',
    '1_000',
    '0x10',
    '0b1',
    '0o7',
    '5n',
    '1:5',
    '1/5',
    '0.5:',
    '0.5/',
    '0./5',
    'in',
    'infi',
    'infinit',
    'infinityy',
    'inf%',
    'nan%',
    'infinity%',
    'na',
    'nano',
    '--inf',
    'inf5',
    '5inf',
    '\x09nf',
    'abc',
    '0.12345a78901234567',
    '0.1234567890123456a',
    '0.a23456789012345678',
    '0.1234567890123456789a',
    `0.${'1'.repeat(40)}a`,
    `${'1'.repeat(40)}..5`,
    `${'1'.repeat(40)}e`,
    '\xb5',
    '5\xb0',
    '\u00ff',
    '1\0',
  ])('%j is not one', (text) => {
    expect(read(text)).toBeUndefined();
    for (const around of ['9', '.', '5e5', '%', 'y'])
      expect(read(text, around, around.repeat(20))).toBeUndefined();
  });

  it('follows the grammar, for any short text of its characters', () => {
    const grammar = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?|inf|infinity|nan)$/i;
    const text = fc.string({ unit: fc.constantFrom(...'00123456789..eE+-%infa'.split('')), maxLength: 12 });
    fc.assert(
      fc.property(text, (given) => {
        expect(read(given) !== undefined).toBe(grammar.test(given));
      }),
      { numRuns: cases(20_000), seed: 1 },
    );
  });

  it('does not need a byte before its start', () => {
    memory.write('0.5', 0, 'latin1');
    expect(kernel.parseDecimal(0, 3)).toBe(1);
    expect(kernel.parsed.value).toBe(0.5);
  });
});

describe('the double that is nearest', () => {
  const random = generator(1);

  it.each<[string, number, () => string]>([
    ['any double', 150_000, () => String(random.double())],
    ['any double with 17 digits', 150_000, () => random.double().toExponential(16)],
    [
      'any double with more digits than it has',
      50_000,
      () => random.double().toExponential(18 + random.below(8)),
    ],
    ['probabilities', 150_000, () => String(random.unit())],
    ['decimals of any length up to 25', 150_000, () => random.unit().toFixed(random.below(26))],
    ['log-odds', 100_000, () => String(Math.log(random.unit() / random.unit()))],
    [
      'digits on both sides of the point',
      150_000,
      () => `${random.digits(random.below(22))}.${random.digits(1 + random.below(22))}`,
    ],
    [
      'digits and exponents',
      100_000,
      () => `-${random.digits(1 + random.below(21))}E${random.below(700) - 350}`,
    ],
    ['long digits', 3_000, () => `${random.digits(800)}e${random.below(700) - 1100}`],
  ])('of %s', (_, count, text) => {
    expect(misread(repeat(count, text))).toEqual([]);
  });

  it('of every power of ten and two, and of their neighbours', () => {
    const powers = [];
    for (let k = -345; k <= 310; k++)
      powers.push(`1e${k}`, `9.999999999999999e${k}`, `1.0000000000000002e${k}`);
    for (let k = -1074; k <= 1023; k++)
      powers.push(String(2 ** k), exactDecimal(2 ** k), String(next(2 ** k)));
    expect(misread(powers)).toEqual([]);
  });

  it('of subnormal numbers and at both ends of the range', () => {
    const texts = [
      '2.4703282292062327e-324',
      '2.4703282292062328e-324',
      '4.9e-324',
      '2.2250738585072011e-308',
    ];
    texts.push('1.7976931348623157e308', '1.7976931348623158e308', '1.7976931348623159e308', '0.1e-323');
    for (let k = 1; k < 2000; k++) texts.push(String(k * 5e-324), exactDecimal(k * 5e-324));
    expect(misread(texts)).toEqual([]);
  });

  it('of the exact decimal of a double, with 767 digits at most', () => {
    expect(misread(repeat(2_000, () => exactDecimal(Math.abs(random.double()))))).toEqual([]);
  });

  it('is the even one halfway between two, and the nearer one next to that', () => {
    const wrong = [];
    const values = [1, 2 ** 53, 2 ** 53 + 2, 5e-324, 2 ** -1022, 0.5, 3, 1e22, 1e23, Number.MAX_VALUE];
    for (let i = 0; i < cases(2_000); i++) values.push(Math.abs(random.double()), 1 + random.below(1e9) / 8);
    for (const value of values) {
      const [digits = '', exponent = '0'] = halfway(value).split('e');
      const texts = [`${digits}e${exponent}`, `${digits}${'0'.repeat(30)}1e${Number(exponent) - 31}`];
      texts.push(`${BigInt(digits) * 10n ** 30n - 1n}e${Number(exponent) - 30}`);
      wrong.push(...misread(texts));
    }
    expect(wrong).toEqual([]);
  });

  it('of nineteen-digit integers next to a halfway point', () => {
    const texts = [];
    for (let i = 0; i < cases(20_000); i++) {
      const odd = BigInt(2 ** 53 + 2 * random.below(2 ** 31)) * 2n + 1n;
      for (const by of [-1n, 0n, 1n]) texts.push(String(odd + by), `${odd * 125n + by}e-3`);
    }
    expect(misread(texts)).toEqual([]);
  });

  it('of a percentage, rounded once', () => {
    // 100 * the digits would round twice: 0.29 * 100 is not 29.
    const wrong = [];
    for (let i = 0; i < cases(100_000); i++) {
      const digits = (100 * random.unit()).toFixed(random.below(18));
      if (read(`${digits}%`) !== Number(`${digits}e-2`)) wrong.push(digits);
    }
    for (let i = 0; i < cases(2_000); i++) {
      const digits = `${random.digits(3)}.${random.digits(60)}`;
      const exponent = random.below(640) - 330;
      if (read(`${digits}e${exponent}%`) !== Number(`${digits}e${exponent - 2}`)) wrong.push(digits);
    }
    expect(wrong).toEqual([]);
    expect(read(`${halfway(1).replace('e-53', '')}e-51%`)).toBe(1);
  });
});
