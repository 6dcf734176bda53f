/** Numbers in every spelling, and what is nearly one. */
import { betweenFloats, exactDecimal, halfway, next } from '../../kernel/random.ts';
import type { Dice } from '../dice.ts';

/** Any text that may be a number. */
export function numberText(dice: Dice): string {
  return dice.weighted([
    [10, () => probability(dice)],
    [5, () => logOdds(dice)],
    [4, () => String(anyDouble(dice))],
    [3, () => respelled(dice, decimal(dice))],
    [2, () => long(dice)],
    [2, () => extreme(dice)],
    [2, () => `${respelled(dice, decimal(dice))}%`],
    [2, () => fraction(dice)],
    [2, () => dice.pick(WORDS)],
    [1, () => dice.pick(NO_NUMBERS)],
  ]);
}

/** Any number, and nothing that is not one. */
export function goodNumber(dice: Dice): string {
  const text = numberText(dice);
  return /^[-+]?[.\d]+(?:e[-+]?\d+)?$/i.test(text) && !/\..*\.|^[-+]?\.(?:e|$)/i.test(text) ? text : '0.5';
}

/** One that is a probability, as files have them. */
export function probability(dice: Dice): string {
  const value = dice.unit();
  return dice.weighted([
    [4, () => `0.${dice.digits(dice.between(1, 19))}`],
    [3, () => value.toFixed(dice.between(1, 6))],
    [2, () => String(value)],
    [1, () => String(value ** dice.between(2, 60))],
    [1, () => String(1 - value ** dice.between(2, 12))],
    [1, () => String(0.5 + (value - 0.5) * 2 ** -dice.below(53))],
    [1, () => String(Math.fround(value))],
    [1, () => `${dice.below(2)}`],
  ]);
}

function logOdds(dice: Dice): string {
  const value = (dice.unit() - 0.5) * dice.pick([1, 10, 80, 1500]);
  return dice.once(2) ? String(value) : value.toFixed(dice.between(0, 8));
}

function anyDouble(dice: Dice): number {
  return dice.once(3) ? dice.single() : dice.double();
}

function decimal(dice: Dice): string {
  const before = dice.digits(dice.size(6));
  const after = dice.digits(dice.size(24));
  const point = dice.once(4) ? '' : '.';
  const exponent = dice.once(3)
    ? `e${dice.pick(['', '', '-', '+'])}${dice.below(dice.pick([3, 20, 400]))}`
    : '';
  return `${before}${point}${after}${exponent}`;
}

/** The same with a sign, zeros, or another E. */
function respelled(dice: Dice, text: string): string {
  return dice.weighted([
    [4, () => text],
    [1, () => `+${text}`],
    [1, () => `-${text}`],
    [1, () => '0'.repeat(dice.size(40)) + text],
    [1, () => text.toUpperCase()],
  ]);
}

/** What needs more than its first digits: exact expansions, and the decimals between two doubles, or close to them. */
function long(dice: Dice): string {
  const value = Math.abs(dice.once(2) ? dice.unit() : anyDouble(dice)) || 0.5;
  return dice.weighted([
    [2, () => withPoint(halfway(value)) + dice.pick(['', '0', '00001', '1'])],
    [1, () => halfway(value)],
    [1, () => exactDecimal(dice.once(2) ? value : next(value))],
    [1, () => betweenTwoFloats(dice)],
    [1, () => `0.${dice.digits(dice.pick([17, 18, 19, 20, 21, 40, 800]))}`],
    [1, () => `${dice.digits(dice.between(1, 30))}.${dice.digits(dice.pick([0, 17, 100]))}`],
    [1, () => `0.${dice.pick('0459').repeat(dice.between(15, 40))}${dice.digits(dice.size(8))}`],
  ]);
}

/** The decimals between two float32, or close to them. */
function betweenTwoFloats(dice: Dice): string {
  const value = betweenFloats(Math.abs(dice.once(2) ? dice.unit() : dice.single()));
  const middle = Number.isFinite(value) ? value : 2 ** 128 - 2 ** 103;
  return dice.weighted([
    [2, () => String(middle)],
    [2, () => middle.toPrecision(dice.between(15, 21))],
    [1, () => exactDecimal(middle)],
    [1, () => withPoint(exactDecimal(middle)) + dice.pick(['0', '00001', '1'])],
  ]);
}

/** 123e-5 as 0.00123, where that is not too long: digits may then follow. */
function withPoint(text: string): string {
  const [digits = '', exponent = '0'] = text.split('e');
  const places = -Number(exponent);
  if (places <= 0 || places > 1100) return text;
  const padded = digits.padStart(places + 1, '0');
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

function extreme(dice: Dice): string {
  const digits = `${dice.below(10)}${dice.once(2) ? `.${dice.digits(dice.size(20))}` : ''}`;
  const exponent = dice.pick([
    '-308',
    '-323',
    '-324',
    '-325',
    '-400',
    '-342',
    '-343',
    '308',
    '309',
    '400',
    '38',
    '39',
    '-45',
    '-46',
    '-5000',
    '-5001',
    '5001',
    '99999',
    '-99999',
    '-9999999999',
    '99999999999999999999',
    '-99999999999999999999',
  ]);
  return `${digits}e${exponent}`;
}

function fraction(dice: Dice): string {
  const part = (): string => respelled(dice, dice.once(3) ? decimal(dice) : String(dice.between(0, 40)));
  return dice.once(3) ? `1/${dice.between(1, 9)}` : `${part()}/${part()}`;
}

const WORDS = [
  '1.00000000000000000001',
  '-1e-400',
  '1e-400',
  '0.99999999999999999999999',
  '100.00000000000000000001%',
  '0.50000000000000000000001',
  'inf',
  '-inf',
  '+inf',
  'Infinity',
  '-INFINITY',
  'nan',
  'NaN',
  '-nan',
  'iNf',
  '0',
  '-0',
  '1',
  '0.5',
  '.5',
  '5.',
  '1e0',
  '0e5',
  '-0.0',
  '100%',
  '0%',
  '1.',
  '.0',
  '0.0000000000000000000000000000',
  '1e-1',
  '5E-1',
  '50e-2',
];

const NO_NUMBERS = [
  '',
  '.',
  '-',
  '+',
  'e5',
  '1e',
  '1e+',
  '--1',
  '+-1',
  '0x10',
  '1_000',
  '1,5',
  '1 2',
  '%',
  '50 %',
  '5%%',
  'inf%',
  '1/0',
  '1/',
  '/2',
  '1/2/3',
  '10%/3',
  'inf/2',
  '1/nan',
  'infin',
  'infinityx',
  'nanx',
  'x',
  '1.2.3',
  '1e5.5',
  '1e5e5',
  '..5',
  '\u0000',
  '0.5\u0000',
  '\xb9',
  '0.\xb2',
  '\xd9\xa1',
  'abc',
  '0,5',
  '$5',
  '1f',
  '1d',
  '0b1',
  '1e5%%',
  '.e5',
  '1/.',
  '-/2',
  '1/-',
  '0.5/0.0',
  '1/0e5',
  'e',
  'E',
  '.%',
  '1%e5',
  '2%e',
  "'0.5'",
  '1\u00a0',
  '1-',
  '1+',
  '1/2%',
  '0.5-0.2',
];
