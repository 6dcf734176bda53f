import { InvalidArgumentError } from 'commander';
import { isDelimiter, isQuote, missingSpelling } from '../core/job.ts';

/** Readers of option values: text in, the one thing it means out, or an InvalidArgumentError that says what is wanted. */

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function number(text: string, wanted: string, holds: (value: number) => boolean): number {
  const value = DECIMAL.test(text.trim()) ? Number(text) : NaN;
  if (!holds(value)) throw new InvalidArgumentError(wanted);
  return value;
}

function integer(least: number, most: number): (text: string) => number {
  const wanted = `It has to be a whole number from ${least} to ${most}.`;
  return (text) =>
    number(text, wanted, (value) => Number.isInteger(value) && value >= least && value <= most);
}

export function eps(text: string): number {
  return number(text, 'It has to be from 0 to 0.5.', (value) => value >= 0 && value <= 0.5);
}

export function tolerance(text: string): number {
  return number(text, 'It has to be 0 or more.', (value) => value >= 0 && value < Infinity);
}

/** 0 stands for e. */
export function base(text: string): number {
  if (text.trim().toLowerCase() === 'e') return 0;
  const wanted = 'It has to be e, 2, 10, or another number above 0 that is not 1.';
  return number(text, wanted, (value) => value > 0 && value < Infinity && value !== 1);
}

export const precision = integer(0, 100);
export const significant = integer(1, 17);

export function delimiter(text: string): string {
  if (text === 'tab' || text === '\\t') return '\t';
  if (isDelimiter(text)) return text;
  throw new InvalidArgumentError('It has to be one ASCII character that stands in no number, or tab.');
}

/** `none` stays: quotes are ordinary text. */
export function quote(text: string): string {
  if (text === 'none' || isQuote(text)) return text;
  throw new InvalidArgumentError('It has to be one ASCII character, or none.');
}

export function missing(text: string): string[] {
  return text.split(',').map(missingSpelling);
}

/** Takes one more value of an option that may be repeated. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
