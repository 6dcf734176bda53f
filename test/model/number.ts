/**
 * Numbers as the contract spells them: a decimal with sign, fraction and exponent, a percentage, a fraction of two
 * decimals, `inf`, `infinity` or `nan` in any case.
 */
const DECIMAL = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d+))?(%?)$/i;
const WORD = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** The double nearest to the number that `text` spells; undefined if it spells none. Spaces are not part of a number. */
export function numberOf(text: string): number | undefined {
  const word = WORD.exec(text);
  if (word) return word[2] === undefined ? NaN : word[1] === '-' ? -Infinity : Infinity;
  if (text.includes('/')) return fractionOf(text);
  const decimal = DECIMAL.exec(text);
  if (!decimal) return undefined;
  const [, sign, digits, exponent = '0', percent] = decimal;
  if (percent === '') return Number(text);
  return Number(`${sign}${digits}e${BigInt(exponent.replace('+', '')) - 2n}`);
}

function fractionOf(text: string): number | undefined {
  const parts = text.split('/').map((part) => DECIMAL.exec(part));
  const [above, below] = parts;
  if (parts.length !== 2 || !above || !below || above[4] !== '' || below[4] !== '') return undefined;
  return quotient(decimalOf(above), decimalOf(below));
}

/** digits * 10^exponent */
interface Decimal {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly exponent: bigint;
}

function decimalOf([, sign, digits = '', exponent = '0']: RegExpExecArray): Decimal {
  const [, fraction = ''] = digits.split('.');
  return {
    negative: sign === '-',
    digits: BigInt(digits.replace('.', '')),
    exponent: BigInt(exponent.replace('+', '')) - BigInt(fraction.length),
  };
}

/** Powers of ten beyond this, with the digits at hand, lead out of the range of a double. */
const BEYOND = 400n;

function quotient(above: Decimal, below: Decimal): number | undefined {
  if (below.digits === 0n) return undefined;
  if (above.digits === 0n) return 0;
  const sign = above.negative === below.negative ? 1 : -1;
  const power = above.exponent - below.exponent;
  const lengths = BigInt(String(above.digits).length - String(below.digits).length);
  if (power + lengths > BEYOND) return sign * Infinity;
  if (power + lengths < -BEYOND) return 0;
  const raised = 10n ** (power < 0n ? -power : power);
  return (
    sign *
    (power < 0n ? nearest(above.digits, below.digits * raised) : nearest(above.digits * raised, below.digits))
  );
}

/**
 * The double nearest to n / d, ties to even: an integer of some 60 bits, or of as many as a subnormal number keeps and two
 * more, the last of which says whether anything was left; `Number` rounds that integer, and the scaling is exact.
 */
export function nearest(n: bigint, d: bigint): number {
  let shift = 60 + bits(d) - bits(n);
  if (shift > 1076) shift = 1076;
  const [above, below] = shift > 0 ? [n << BigInt(shift), d] : [n, d << BigInt(-shift)];
  const floor = above / below;
  const integer = (floor << 1n) | (floor * below === above ? 0n : 1n);
  return scaled(subnormalSafe(integer, shift + 1), shift + 1);
}

function bits(integer: bigint): number {
  return integer.toString(2).length;
}

/** Rounds integer / 2^shift to a multiple of 2^-1074, where that is coarser than 53 bits are. */
function subnormalSafe(integer: bigint, shift: number): bigint {
  const dropped = BigInt(shift - 1074);
  if (shift <= 1074 || bits(integer) - Number(dropped) >= 53) return integer;
  const half = 1n << (dropped - 1n);
  const rest = integer & ((1n << dropped) - 1n);
  const floor = integer >> dropped;
  const up = rest > half || (rest === half && floor % 2n === 1n);
  return (up ? floor + 1n : floor) << dropped;
}

/** integer / 2^shift, the integer rounded to 53 bits first. A power of two at a time that is a double itself. */
function scaled(integer: bigint, shift: number): number {
  let value = Number(integer);
  for (let left = shift; left > 0; left -= 500) value /= 2 ** Math.min(left, 500);
  for (let left = -shift; left > 0; left -= 500) value *= 2 ** Math.min(left, 500);
  return value;
}
