/** Lines of JSON: objects as programs write them, and what is nearly one. */
import type { Dice } from '../dice.ts';
import { goodNumber, numberText } from './numbers.ts';

/** Where numbers may be. */
export const FIELDS = [['p'], ['q'], ['a', 'p'], ['l', '0'], ['é'], ['x y'], ['deep', '1', 'p']] as const;

const SPACES = ['', '', '', '', ' ', '\t', '  ', '\r', ' \t\r '];

/** All of an input, as UTF-8. */
export function lines(dice: Dice): string {
  const count = dice.weighted([
    [8, () => dice.size(40)],
    [1, () => dice.between(100, 700)],
  ]);
  const all = dice.list(count, () => line(dice));
  const text = (dice.once(8) ? '\ufeff' : '') + all.join('');
  return dice.once(3) ? text.replace(/\n$/, '') : text;
}

function line(dice: Dice): string {
  const ending = dice.pick(['\n', '\n', '\n', '\n', '\r\n', '\n\n', ' \n']);
  return (
    dice.weighted([
      [30, () => object(dice, 0)],
      [1, () => damaged(dice, object(dice, 0))],
      [
        1,
        () =>
          dice.pick(['[1]', 'null', '{}', ' ', '0.5', '{"p":0.5}{"p":0.5}', '{"p":0.5},', '[]', '"{}"', '{']),
      ],
    ]) + ending
  );
}

/** Most have the fields that are converted. */
function object(dice: Dice, depth: number): string {
  const names = dice.weighted([
    [6, () => ['p', 'q', 'a', 'l', 'deep'].filter(() => !dice.once(4))],
    [2, () => dice.list(dice.size(6), () => dice.pick(NAMES))],
    [1, () => ['p', 'q', 'é', 'x y', 'p']],
  ]);
  const members = names.map(
    (name) =>
      `${space(dice)}${written(dice, name)}${space(dice)}:${space(dice)}${member(dice, name, depth)}${space(dice)}`,
  );
  return `${depth === 0 ? space(dice) : ''}{${members.join(',') || space(dice)}}${depth === 0 ? space(dice) : ''}`;
}

const NAMES = ['p', 'q', 'a', 'l', 'é', 'x y', '', 'deep', '0', 'p_logit', '\\u0070', 'a.p', '😀', '\\"'];

/** A name, some of its letters as escapes. */
function written(dice: Dice, name: string): string {
  if (!dice.once(12) || name.includes('\\')) return `"${name}"`;
  return `"${Array.from(name, (letter) => letter)
    .map((letter) => (dice.once(2) && letter.length === 1 ? escaped(letter) : letter))
    .join('')}"`;
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function member(dice: Dice, name: string, depth: number): string {
  if (depth > 2) return scalar(dice);
  if (name === 'a') return dice.once(8) ? value(dice, depth) : object(dice, depth + 1);
  if (name === 'l') return `[${scalar(dice)},${space(dice)}${value(dice, depth)}]`;
  if (name === 'deep') return `[${value(dice, depth)}, ${object(dice, depth + 1)}]`;
  return dice.once(30) ? value(dice, depth) : scalar(dice);
}

function value(dice: Dice, depth: number): string {
  return dice.weighted([
    [6, () => scalar(dice)],
    [1, () => (depth > 2 ? '[]' : object(dice, depth + 1))],
    [1, () => `[${dice.list(dice.size(4), () => scalar(dice)).join(',')}]`],
  ]);
}

function scalar(dice: Dice): string {
  return dice.weighted([
    [10, () => goodNumber(dice).replace(/^\+/, '')],
    [
      3,
      () => `"${space(dice)}${numberText(dice)}${space(dice)}"`.replaceAll('\r', ' ').replaceAll('\t', ' '),
    ],
    [1, () => numberText(dice).replaceAll(/[^-+.\w%/]/g, '') || '0'],
    [
      1,
      () =>
        `"${numberText(dice)
          .split('')
          .map((letter) => (dice.once(3) ? escaped(letter) : letter))
          .join('')}"`,
    ],
    [
      2,
      () =>
        dice.pick([
          'null',
          'true',
          'NaN',
          'Infinity',
          '""',
          '"x"',
          '"é"',
          '"\\n0.5\\t"',
          '"NA"',
          '"\\ud83d"',
          '"{"',
        ]),
    ],
  ]);
}

function space(dice: Dice): string {
  return dice.once(4) ? dice.pick(SPACES) : '';
}

const MARKS = ['{', '}', '[', ']', ',', ':', '"', '\\', ' ', '\r', '0', 'é', '\n'];

function damaged(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  return dice.once(2)
    ? text.slice(0, at) + dice.pick(MARKS) + text.slice(at)
    : text.slice(0, at) + text.slice(at + 1);
}
