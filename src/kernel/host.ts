/**
 * What the kernel asks of its host: the few answers that it cannot prove by itself.
 *
 * One import has room for the operands of all questions. V8 compiles a function for each signature of an import at every
 * start, which takes 0.1 ms.
 */
import { Format, Question } from './abi';

@external('host', 'answer')
declare function answer(question: Question, value: f64, first: i32, second: i32): f64;

/** The double nearest to the decimal in the bytes [start, end): digits, at most one point, an exponent. */
export function parseNumber(start: usize, end: usize): f64 {
  return answer(Question.ParseNumber, 0, <i32>start, <i32>end);
}

/** The value of the format nearest to the decimal, percentage or fraction `a/b` in the bytes [start, end); nan if b is 0. */
export function nearestTyped(start: usize, end: usize, format: Format): f64 {
  return answer(Question.NearestTyped, <f64>format, <i32>start, <i32>end);
}

/** The run's conversion of the number in the bytes [start, end), not of the nearest double, rounded once to the run's format. */
export function exactDecimal(start: usize, end: usize): f64 {
  return answer(Question.ExactTyped, 0, <i32>start, <i32>end);
}

/** The run's conversion, its inverse, or another one, by the number of `setDirection`, rounded once to float64. */
export function exactConvert(value: f64, direction: i32): f64 {
  return answer(Question.ExactConvert, value, direction, 0);
}

/** The same, rounded once to the run's format. */
export function exactConvertToFormat(value: f64, direction: i32): f64 {
  return answer(Question.ExactConvertToFormat, value, direction, 0);
}

/** Writes a finite `value` with `digits` digits after the point (half to even) at `at`; returns the byte count. */
export function printFixed(value: f64, digits: i32, at: usize): i32 {
  return <i32>answer(Question.PrintFixed, value, digits, <i32>at);
}

/** Rounds a finite `value` to `digits` significant digits (half to even) and writes it at `at`; returns the byte count. */
export function printSignificant(value: f64, digits: i32, at: usize): i32 {
  return <i32>answer(Question.PrintSignificant, value, digits, <i32>at);
}
