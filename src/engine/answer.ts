import { exactMapped } from '../exact/affine.ts';
import { exactConvert } from '../exact/convert.ts';
import { exactConvertDecimal } from '../exact/convertDecimal.ts';
import { float64, formatNamed, type Format } from '../exact/format.ts';
import { nearest } from '../exact/nearest.ts';
import { roundDecimal } from '../exact/decimalText.ts';
import { dtypeOfCode } from '../job/dtype.ts';
import { latin1Bytes, latin1Text } from '../text/encoding.ts';
import { Question } from '../kernel/abi.ts';
import { fixed, significant } from './decimal.ts';
import type { ExactConversion, Kernel } from './kernel.ts';

/** The parts of a kernel that answers need. */
type Asking = Pick<Kernel, 'memory' | 'exactly'>;

/**
 * Answers a question of the kernel: see `src/kernel/host.ts`.
 * @throws LongNumber
 */
export function answer(
  kernel: Asking,
  question: Question,
  value: number,
  first: number,
  second: number,
): number {
  switch (question) {
    case Question.ParseNumber:
      return readAt(first, () => parseNumber(decimal(kernel, first, second)));
    case Question.NearestTyped:
      return readAt(first, () =>
        roundDecimal(decimal(kernel, first, second), (typed) => nearest(typed, formatOf(value))),
      );
    case Question.ExactTyped: {
      const { from, to, format } = kernel.exactly;
      return readAt(first, () =>
        roundDecimal(decimal(kernel, first, second), (typed) => exactConvertDecimal(typed, from, to, format)),
      );
    }
    case Question.ExactConvert:
      return exact(kernel.exactly, value, first, float64);
    case Question.ExactConvertToFormat:
      return exact(kernel.exactly, value, first, kernel.exactly.format);
    case Question.PrintFixed:
      return put(kernel, fixed(value, first), second);
    case Question.PrintSignificant:
      return put(kernel, significant(value, first), second);
  }
}

function formatOf(code: number): Format {
  return formatNamed(dtypeOfCode(code));
}

/** @param direction 0: the conversion; 1: its inverse; 2 + i: the conversion to the scale `scored[i]` */
function exact(
  { from, to, maps, scored }: ExactConversion,
  value: number,
  direction: number,
  format: Format,
): number {
  if (scored && direction > 1) return exactConvert(value, from, scored[direction - 2]!, format);
  const isBack = direction === 1;
  const [given, wanted] = isBack ? [to, from] : [from, to];
  if (!maps) return exactConvert(value, given, wanted, format);
  return exactMapped(value, given, wanted, maps[isBack ? 1 : 0], format);
}

/** Longer numbers are refused: JavaScript engines cannot hold strings of half a gigabyte. */
const LONGEST_TEXT = 256 * 1024 * 1024;

/** A number that is too long to be read exactly. `start`: its address. */
export class LongNumber extends RangeError {
  override readonly name = 'LongNumber';
  readonly start: number;

  constructor(message: string, start: number) {
    super(message);
    this.start = start;
  }
}

/** The result of `read`; a RangeError becomes a LongNumber with the address of the number. */
function readAt(start: number, read: () => number): number {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new LongNumber(error.message, start) : error;
  }
}

/** The text of the number in [start, end). On a scale of percentages, a `%` at the end is dropped. */
function decimal({ memory, exactly }: Asking, start: number, end: number): string {
  if (end - start > LONGEST_TEXT)
    throw new RangeError(`a number of ${end - start} digits is too long to be read exactly`);
  const text = latin1Text(new Uint8Array(memory.buffer, start, end - start));
  return exactly.from.quantity === 'percent' ? text.replace(/%$/, '') : text;
}

function put({ memory }: Asking, text: string, at: number): number {
  new Uint8Array(memory.buffer).set(latin1Bytes(text), at);
  return text.length;
}

/** `Number` of decimal text, where a `%` at the end lowers the exponent by 2, so that the value is rounded once. */
function parseNumber(text: string): number {
  if (!text.endsWith('%')) return Number(text);
  const [mantissa = '', exponent = '0'] = text.slice(0, -1).toLowerCase().split('e');
  return Number(`${mantissa}e${BigInt(exponent.replace('+', '')) - 2n}`);
}
