import { beforeEach, describe, expect, it } from 'vitest';
import { configureFunction } from './function/configure.ts';
import { createKernel, type Kernel } from '../../src/engine/kernel.ts';
import { Digits, StopReason, Text } from '../../src/kernel/abi.ts';
import { generator, repeat } from './random.ts';

const random = generator(5);
let kernel: Kernel;

beforeEach(() => {
  kernel = createKernel();
  kernel.setColumns(1);
  kernel.setBlocks(1024 * 1024, 2 * 1024 * 1024);
});

/** The most values in a batch. */
const BATCH = 512;

/** The address after the last line given. */
let lineEnd = 0;

/** Runs the kernel over lines of text; returns how it stopped. */
function run(lines: readonly string[]): StopReason {
  const start: number = kernel.inputStart.value;
  const memory = Buffer.from(kernel.memory.buffer);
  lineEnd = start + memory.write(lines.map((line) => `${line}\n`).join(''), start, 'latin1');
  kernel.startLines(0, 10, start, 1);
  kernel.skipTo(start);
  kernel.useOutput(0);
  return kernel.run(lineEnd, true);
}

function values(at: number): number[] {
  return [...new Float64Array(kernel.memory.buffer, at, kernel.valueCount.value)];
}

describe.each([
  { name: 'probabilities', areLogOdds: false },
  { name: 'log-odds', areLogOdds: true },
])('a batch of $name', ({ areLogOdds }) => {
  beforeEach(() => {
    configureFunction(kernel, areLogOdds ? 'prob' : 'logit', 0, false);
    kernel.setText(Text.None, Digits.Shortest, 0);
  });

  /** Those of the texts that a batch does not read as Number does. */
  function misread(texts: readonly string[]): string[] {
    const wrong: string[] = [];
    for (let i = 0; i < texts.length; i += BATCH) {
      const batch = texts.slice(i, i + BATCH);
      expect(run(batch)).toBe(StopReason.Values);
      const read = values(kernel.values.value);
      wrong.push(...batch.filter((text, j) => !Object.is(read[j], Number(text))));
    }
    return wrong;
  }

  it.each<[string, (digits: number) => string]>([
    ['a digit and so many after the point', (digits) => `${random.below(10)}.${random.digits(digits)}`],
    ['zero and so many', (digits) => `-0.${random.digits(digits)}`],
    ['many zeros', (digits) => `0.${'0'.repeat(digits - 1)}${random.below(10)}`],
    ['nines', (digits) => `9.${'9'.repeat(digits)}`],
    [
      'more digits before the point',
      (digits) => `${random.digits(1 + random.below(5))}.${random.digits(digits)}`,
    ],
    ['no digit before it', (digits) => `.${random.digits(digits)}`],
    ['a plus', (digits) => `+${random.below(10)}.${random.digits(digits)}`],
    ['an exponent', (digits) => `${random.below(10)}.${random.digits(digits)}${exponent()}`],
    [
      'an exponent and no digit after the point',
      (digits) => `${random.digits(1 + (digits % 9))}.${exponent()}`,
    ],
    ['an exponent and no digit before it', (digits) => `-.${random.digits(1 + (digits % 9))}${exponent()}`],
    ['an exponent and no point', (digits) => `+${random.digits(1 + (digits % 12))}${exponent()}`],
  ])('is read as Number reads it, whatever the length: %s', (_, text) => {
    const texts = repeat(20_000, () => text(1 + random.below(24)));
    expect(misread(texts)).toEqual([]);
  });

  /** `e-05`, `E+3`, `e300` and the like. */
  function exponent(): string {
    const sign = ['', '+', '-'][random.below(3)]!;
    return `${'eE'[random.below(2)]!}${sign}${'0'.repeat(random.below(3))}${random.below(10 ** (1 + random.below(3)))}`;
  }

  it('is read as Number reads it next to 2^53 and halfway between two doubles', () => {
    const texts = [
      '9.007199254740991',
      '9.007199254740992',
      '9.007199254740993',
      '0.9007199254740991',
      '-0.9007199254740992',
      '0.9007199254740993',
      '1.9007199254740993',
      '4.503599627370497',
      '0.50000000000000005',
      '0.500000000000000055',
      '0.5000000000000000555',
      '0.99999999999999994',
      '0.999999999999999944',
      '0.0000000000000000',
      '-0.0000000000000000000',
      '0.1000000000000000055',
      '1.0000000000000002220',
      '1.0000000000000001110',
    ];
    expect(misread(texts)).toEqual([]);
  });

  it.each([
    '0.5x',
    '0.x5',
    'x.5',
    '0-5',
    '1:5',
    '0.1234567890123456x',
    '0.12345678901234x6',
    '0.x1234567890123456',
    '--.5',
    '1e',
    '1e-',
    '1e+-5',
    '1e5e3',
    '1e5.',
    'e5',
    '.e5',
    '1e0x',
    '1e:5',
    '1e-0005x',
    // What these bytes give times 10^16 is next to a multiple of 2^64.
    '^\x110123456789012345',
    '\xfb&5123456789012345',
  ])('is left before %s, which is not a number', (text) => {
    expect(run(['0.25', text, '0.75'])).toBe(StopReason.Values);
    expect(values(kernel.values.value)).toEqual([0.25]);
    expect(run(['0.1234567890123456', text])).toBe(StopReason.Values);
    expect(values(kernel.values.value)).toEqual([0.1234567890123456]);
  });
});

describe('the results of a batch', () => {
  beforeEach(() => {
    kernel.setText(Text.Lines, Digits.Shortest, 0);
  });

  function spell(value: number): string {
    if (Number.isFinite(value)) return String(value);
    return String(value).toLowerCase().replace('infinity', 'inf');
  }

  /** The lines that are not the results as String spells them. */
  function misspelled(sigmoid: boolean, base: number, numbers: readonly number[]): string[] {
    const wrong: string[] = [];
    for (let i = 0; i < numbers.length; i += BATCH - 1) {
      const batch = numbers.slice(i, i + BATCH - 1).map(String);
      configureFunction(kernel, sigmoid ? 'prob' : 'logit', base, false);
      expect(run(batch)).toBe(StopReason.Input);
      const { outputStart, outputAt } = kernel;
      const lines = Buffer.from(kernel.memory.buffer)
        .toString('latin1', outputStart.value, outputAt.value)
        .split('\n');
      const results = new Float64Array(kernel.memory.buffer, kernel.results.value, batch.length);
      wrong.push(...[...results].map(spell).filter((text, j) => text !== lines[j]));
    }
    return wrong;
  }

  it.each<[string, boolean, number, () => number]>([
    ['log-odds', false, 0, random.unit],
    ['log-odds of what is near 0', false, 10, () => random.unit() * 10 ** -random.below(300)],
    ['log-odds near 0', false, 0, () => 0.5 + (random.unit() - 0.5) * 2 ** -random.below(53)],
    ['probabilities', true, 0, () => random.unit() * 80 - 40],
    ['probabilities down to the smallest', true, 2, () => -random.unit() * 1080],
    ['powers of two, zero, one and infinities among others', true, 2, () => special()],
    ['infinities and zeros among others', false, 0, () => [0, 1, 0.5, random.unit(), 0.25][random.below(5)]!],
  ])('are formatted as String() formats them: %s', (_, sigmoid, base, number) => {
    expect(misspelled(sigmoid, base, repeat(20_000, number))).toEqual([]);
  });

  it.each([false, true])('go on where the output was full; float32: %o', (single) => {
    const numbers = Array.from({ length: 400 }, random.unit).map(String);
    const whole = linesOf(numbers, single, 1024 * 1024);
    expect(whole.split('\n')).toHaveLength(401);
    for (const room of [40, 41, 63, 100, 1000]) expect(linesOf(numbers, single, room)).toBe(whole);
  });

  /** All lines, where the output has room for so many bytes at a time. */
  function linesOf(numbers: readonly string[], single: boolean, room: number): string {
    kernel.setBlocks(1024 * 1024, room);
    configureFunction(kernel, 'logit', 0, single);
    let text = '';
    for (let event = run(numbers); ; event = kernel.run(lineEnd, true)) {
      const { outputStart, outputAt } = kernel;
      text += Buffer.from(kernel.memory.buffer).toString('latin1', outputStart.value, outputAt.value);
      if (event !== StopReason.Output) return text;
      kernel.useOutput(0);
    }
  }

  function special(): number {
    return [0, -1e9, 1e9, -random.below(1075), random.unit() * -1070, random.unit() * 10][random.below(6)]!;
  }
});
