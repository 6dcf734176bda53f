/** Detects text that is a number, or nearly one. */

const NUMERAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Whether a text is a decimal: digits with an optional sign, point and exponent. */
export function isNumeral(text: string): boolean {
  return NUMERAL.test(text);
}

/** Whether a text is a decimal, perhaps with commas. */
export function isNearNumeral(text: string): boolean {
  return isNumeral(text) || withoutCommas(text) !== undefined;
}

/** The number that a text with commas probably means, in the notation of `logit`; undefined: none. */
export function withoutCommas(text: string): { readonly comma: Comma; readonly numeral: string } | undefined {
  if (/^[+-]?\d*,\d+(?:e[+-]?\d+)?%?$/i.test(text)) {
    return { comma: 'decimal', numeral: text.replace(',', '.') };
  }
  if (/^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?%?$/.test(text)) {
    return { comma: 'thousands', numeral: text.replaceAll(',', '') };
  }
  if (/^[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d+%?$/.test(text)) {
    return { comma: 'decimal after points', numeral: text.replaceAll('.', '').replace(',', '.') };
  }
  return undefined;
}

/** A decimal divided by 100, in the same notation. */
export function percentAsFraction(numeral: string): string {
  const [mantissa = '', exponent = '0'] = numeral.toLowerCase().split('e');
  return String(Number(`${mantissa}e${Number(exponent) - 2}`));
}

/** The meaning of a comma within a number. */
export type Comma = 'decimal' | 'thousands' | 'decimal after points';

/** A character that looks like one of a number, the character that it means, and the text in the notation of `logit`. */
export interface Lookalike {
  readonly character: string;
  readonly plain: string;
  readonly numerals: string;
}

/**
 * Finds Unicode minus signs, wide digits, unusual spaces and invisible characters. Spaces between thousands or before `%` are
 * removed. undefined if there are none, or the rest is not a number.
 */
export function lookalike(text: string): Lookalike | undefined {
  const pattern = lookalikes();
  const [character] = pattern.exec(text) ?? [];
  if (character === undefined) return undefined;
  const numerals = text.replaceAll(pattern, plain).trim();
  const joined = numerals.replaceAll(' ', '');
  if (SPACED.test(numerals) && isNearNumeral(joined.replace(/%$/, '')))
    return { character, plain: plain(character).trim(), numerals: withPoint(joined) };
  const parts = numerals.split(' ');
  const isNumbers = parts.every((part) => isNearNumeral(part.replace(/%$/, '')));
  return isNumbers
    ? { character, plain: plain(character), numerals: parts.map(withPoint).join(' ') }
    : undefined;
}

/** A function, because compiling the Unicode classes would take a fiftieth of every start. */
function lookalikes(): RegExp {
  return /[\u2010-\u2015\u2212\ufe63\uff05\uff0b-\uff0e\uff10-\uff19\p{Cf}]|(?! )\p{Zs}/gu;
}

function withPoint(text: string): string {
  return withoutCommas(text)?.numeral ?? text;
}

/** A number that contains spaces. */
const SPACED = /^[+-]?(?:[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d*)?(?: ?%)?|[^ ]+ %)$/;

/** The ASCII text for a character of `lookalikes`. */
function plain(character: string): string {
  const code = character.charCodeAt(0);
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  if (/\p{Zs}/u.test(character)) return ' ';
  return /\p{Cf}/u.test(character) ? '' : '-';
}
