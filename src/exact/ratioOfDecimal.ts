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
export function ratioOfDecimal(text: string): DecimalRatio | NoNumber {
  const ratios = ratiosAround(text, Infinity);
  return typeof ratios === 'string' ? ratios : ratios.min;
}

type NoNumber = 'not a number' | 'division by zero';

/**
 * Two numbers, one on each side of that of `text`, or twice the number itself: each decimal is cut after `digits`
 * significant digits, and where one that is cut off is not 0, the last one kept is also raised by 1.
 *
 * Where that is one decimal, the number is between the two and neither of them, and there is a third one, `inside`. Then no
 * number that is written with a few digits, as the ends of domains are, is between the two: at this size it would be a decimal
 * of no more than `digits` digits.
 */
export function ratiosAround(text: string, digits: number): Around<DecimalRatio> | NoNumber {
  const slash = text.indexOf('/');
  const above = decimalsAround(slash < 0 ? text : text.slice(0, slash), digits);
  const below = slash < 0 ? one : decimalsAround(text.slice(slash + 1), digits);
  if (above === undefined || below === undefined) return 'not a number';
  if (below.min.integer === 0n) return 'division by zero';
  const min = divide(above.min, below.max);
  if (!above.inside && !below.inside) return { min, max: min };
  const max = divide(above.max, below.min);
  if (above.inside && below.inside) return { min, max };
  return { min, max, inside: divide(above.inside ?? above.min, below.inside ?? below.min) };
}

/** A number between two of the same sign, by magnitude; the same one twice if it is one of them. */
interface Around<T> {
  readonly min: T;
  readonly max: T;
  /** Some number between them. */
  readonly inside?: T;
}

const unit: Decimal = { integer: 1n, exponent: 0n, length: 1 };
const one: Around<Decimal> = { min: unit, max: unit };
const grammar = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?(%?)$/i;

function decimalsAround(text: string, max: number): Around<Decimal> | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0', percent] = grammar.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  if (digits === '') return undefined;
  const kept = digits.slice(0, max);
  const cut = digits.slice(max);
  const magnitude = BigInt(kept);
  const min: Decimal = {
    integer: sign === '-' ? -magnitude : magnitude,
    exponent:
      BigInt(exponent.replace('+', '')) + BigInt(cut.length - fraction.length - (percent === '%' ? 2 : 0)),
    length: kept.length,
  };
  if (/^0*$/.test(cut)) return { min, max: min };
  const step = sign === '-' ? -1n : 1n;
  return {
    min,
    max: { ...min, integer: min.integer + step },
    inside: { integer: 10n * min.integer + step, exponent: min.exponent - 1n, length: min.length + 1 },
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
