/** Text that is not a number, with everything in it that means something to somebody. */
import type { Dice } from '../dice.ts';

const BYTES = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i));
const PLAIN = 'abcxyz019 .-_';

/** Bytes that end, part, quote or break something. */
export function hostile(delimiter: string, quote: string | undefined): string[] {
  const own = [delimiter, delimiter, quote ?? '"', quote ?? '"', quote ?? "'"];
  return [
    ...own,
    '\n',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '"',
    "'",
    ',',
    ';',
    '\t',
    ' ',
    '\xff',
    '\xc3\xa9',
    '\xe2\x80',
    '\x1b',
  ];
}

/** Short text without a delimiter, a quote at its start or a line end: what needs no quotes. */
export function plainText(dice: Dice, delimiter: string, quote: string | undefined): string {
  const text = dice.once(6) ? dice.text(dice.size(20), BYTES) : dice.text(dice.size(12), PLAIN);
  const safe = text.replaceAll(delimiter, '_').replace(/[\r\n]/g, '_');
  return quote !== undefined && safe.startsWith(quote) ? `_${safe}` : safe;
}

/** Text in quotes, whatever it holds. */
export function quotedText(dice: Dice, delimiter: string, quote: string): string {
  const parts = dice.list(dice.size(8), () =>
    dice.once(2) ? dice.pick(hostile(delimiter, quote)) : dice.text(dice.size(10), PLAIN),
  );
  return enclosed(parts.join(''), quote);
}

export function enclosed(text: string, quote: string): string {
  return quote + text.split(quote).join(quote + quote) + quote;
}

export function randomBytes(dice: Dice, length: number): string {
  return dice.text(length, BYTES);
}
