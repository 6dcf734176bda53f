import type { Csv } from '../../../src/job/job.ts';
import type { Dice } from '../dice.ts';
import { goodNumber, numberText, probability } from './numbers.ts';
import { enclosed, plainText, quotedText } from './text.ts';

type Shape = Pick<Csv, 'delimiter' | 'quote' | 'missing'>;

/** A cell for a column that is converted: a number most of the time. */
export function numberCell(dice: Dice, { delimiter, quote, missing }: Shape): string {
  const bare = (text: string): string => text.replaceAll(delimiter, '_').replace(/[\r\n]/g, '_');
  const number = (): string => (dice.once(3) ? numberText(dice) : probability(dice));
  return dice.weighted([
    [12, () => bare(number())],
    [2, () => spaced(dice, bare(number()), delimiter)],
    [1, () => bare(dice.pick(missing.length > 0 ? missing : ['NA']))],
    [1, () => bare(dice.pick(['NA', 'nan', '-nan', '+NaN', 'NULL', 'None', 'n/a', '', ' ']))],
    [1, () => textCell(dice, { delimiter, quote })],
    [
      3,
      () => {
        const text = dice.once(3) ? spaced(dice, number(), '') : number();
        return quote === undefined ? bare(text) : spaced(dice, enclosed(text, quote), delimiter);
      },
    ],
  ]);
}

/** A cell that is a number, in quotes or not. */
export function evenCell(dice: Dice, { delimiter, quote }: Shape): string {
  const number = dice.once(4) ? goodNumber(dice) : probability(dice);
  const text = number.includes(delimiter) ? '0.5' : number;
  return quote !== undefined && dice.once(6) ? enclosed(text, quote) : text;
}

/** A cell that nobody asked for. */
export function textCell(dice: Dice, { delimiter, quote }: Pick<Shape, 'delimiter' | 'quote'>): string {
  return dice.weighted([
    [6, () => plainText(dice, delimiter, quote)],
    [3, () => (quote === undefined ? plainText(dice, delimiter, quote) : quotedText(dice, delimiter, quote))],
    [1, () => stray(dice, delimiter, quote)],
    [1, () => plainText(dice, delimiter, quote).repeat(dice.size(200))],
    [1, () => ''],
  ]);
}

/** Quotes in the middle of text, and text after quotes. */
function stray(dice: Dice, delimiter: string, quote: string | undefined): string {
  const mark = quote ?? '"';
  const plain = plainText(dice, delimiter, quote);
  return dice.pick([
    `${plain}${mark}`,
    `x${mark}${plain}${mark}`,
    `${mark}${mark}${plain}`,
    quote === undefined ? mark : `${quotedText(dice, delimiter, quote)}${plain}`,
    ` ${mark}${plain.replaceAll(mark, '')}${mark} `,
    `${mark}${mark}${mark}${mark}`,
  ]);
}

function spaced(dice: Dice, text: string, delimiter: string): string {
  const space = (): string => dice.pick(['', '', ' ', '  ', '\t', '\v', ' \f']).replaceAll(delimiter, '');
  return space() + text + space();
}
