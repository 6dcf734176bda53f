import { describe, expect, it } from 'vitest';
import { answer, LongNumber } from '../../src/engine/answer.ts';
import type { ExactConversion } from '../../src/engine/kernel.ts';
import { float32 } from '../../src/exact/format.ts';
import type { Scale } from '../../src/exact/scale.ts';
import { Format, Question } from '../../src/kernel/abi.ts';

const PROB: Scale = { quantity: 'prob', mirrored: false, base: 0, factor: 1 };
const PERCENT: Scale = { ...PROB, quantity: 'percent' };
const LOG_ODDS: Scale = { ...PROB, quantity: 'logOdds', base: Math.E };

/** A kernel that asks, with `text` at the start of its memory. */
function asking(
  text: string,
  conversion: Partial<ExactConversion> = {},
): { memory: WebAssembly.Memory; exactly: ExactConversion } {
  const memory = new WebAssembly.Memory({ initial: 1 });
  Buffer.from(memory.buffer).write(text, 'latin1');
  return { memory, exactly: { from: PROB, to: LOG_ODDS, format: float32, ...conversion } };
}

describe('a number in text', () => {
  it.each([
    ['0.1', PROB, 0.1],
    ['9007199254740993', PROB, 9007199254740992],
    ['5%', PROB, 0.05],
    ['5%', PERCENT, 5],
  ])('%s on %o', (text, from, value) => {
    expect(answer(asking(text, { from }), Question.ParseNumber, 0, 0, text.length)).toBe(value);
  });

  it('is rounded once to the format', () => {
    const text = '0.1';
    expect(answer(asking(text), Question.NearestTyped, Format.Float32, 0, text.length)).toBe(
      Math.fround(0.1),
    );
    expect(answer(asking(text), Question.NearestTyped, Format.Float64, 0, text.length)).toBe(0.1);
  });

  it('is converted as written', () => {
    const text = '3/4';
    const logOdds = answer(asking(text), Question.ExactTyped, 0, 0, text.length);
    expect(logOdds).toBe(Math.fround(Math.log(3)));
  });

  it('that is too long is an error with its address', () => {
    const long = 2 ** 28 + 1;
    const read = (): number => answer(asking(''), Question.ParseNumber, 0, 16, 16 + long);
    expect(read).toThrow(new LongNumber(`a number of ${long} digits is too long to be read exactly`, 16));
  });
});

it.each([
  ['a double', 0, 1.0986122886681098, 0.75],
  ['a double, back', 1, 0.75, 1.0986122886681098],
])('%s is converted', (_, isBack, given, expected) => {
  const kernel = asking('', { from: LOG_ODDS, to: PROB });
  expect(answer(kernel, Question.ExactConvert, given, isBack, 0)).toBe(expected);
  expect(answer(kernel, Question.ExactConvertToFormat, given, isBack, 0)).toBe(Math.fround(expected));
});

it.each([
  [Question.PrintFixed, '0.12'],
  [Question.PrintSignificant, '0.125'],
])('a result in text: %d', (question, text) => {
  const kernel = asking('');
  const digits = question === Question.PrintFixed ? 2 : 3;
  const length = answer(kernel, question, 0.125, digits, 8);
  expect(Buffer.from(kernel.memory.buffer, 8, length).toString()).toBe(text);
});
