import type { Ratio } from './ratio.ts';

/**
 * The number numerator / denominator * 10^exponent.
 *
 * The exponent is 0 unless it exceeds 5000 by more than the digits that were written; the number is then
 * below 10^-5000 or above 10^5000 and not 0. So `1e-999999999` costs no more than it is long.
 */
export type DecimalRatio = Ratio & { readonly exponent: bigint };

type Decimal = { readonly integer: bigint; readonly exponent: bigint; readonly length: number };

const greatestPower = 5000n;

/**
 * The exact value of a decimal `[+-]digits[.digits][e[+-]digits][%]`, or of a fraction `a/b` of two of them.
 *
 * Digits may be missing on one side of the point; `%` divides by 100. Any number of digits is read.
 */
export function ratioOfDecimal(text: string): DecimalRatio | 'not a number' | 'division by zero' {
  const slash = text.indexOf('/');
  const above = decimalOf(slash < 0 ? text : text.slice(0, slash));
  const below = slash < 0 ? one : decimalOf(text.slice(slash + 1));
  if (above === undefined || below === undefined) return 'not a number';
  return below.integer === 0n ? 'division by zero' : divide(above, below);
}

const one: Decimal = { integer: 1n, exponent: 0n, length: 1 };
const grammar = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?(%?)$/i;

function decimalOf(text: string): Decimal | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0', percent] = grammar.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  if (digits === '') return undefined;
  const magnitude = BigInt(digits);
  return {
    integer: sign === '-' ? -magnitude : magnitude,
    exponent: BigInt(exponent.replace('+', '')) - BigInt(fraction.length + (percent === '%' ? 2 : 0)),
    length: digits.length,
  };
}

function divide(above: Decimal, below: Decimal): DecimalRatio {
  const exponent = above.exponent - below.exponent;
  const numerator = below.integer < 0n ? -above.integer : above.integer;
  const denominator = below.integer < 0n ? -below.integer : below.integer;
  if (numerator === 0n) return { numerator, denominator: 1n, exponent: 0n };
  const written = BigInt(above.length + below.length);
  const magnitude = exponent < 0n ? -exponent : exponent;
  if (magnitude > greatestPower + written) return { numerator, denominator, exponent };
  return exponent < 0n
    ? { numerator, denominator: denominator * 10n ** -exponent, exponent: 0n }
    : { numerator: numerator * 10n ** exponent, denominator, exponent: 0n };
}
