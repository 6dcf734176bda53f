/** A finite float64 as SQL: the shortest decimal that reads back, with an exponent, so that no engine makes a decimal of it. */
export function literal(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e15)) return value.toExponential().replace('+', '');
  return `${value}e0`;
}

/** The same where a float64 is next to it: what a decimal holds exactly, and is short, needs no exponent. */
export function plain(value: number): string {
  return Number.isInteger(4 * value) && Math.abs(value) <= 1000 ? String(value) : literal(value);
}

/** ` + value` in a formula; nothing for 0. Two signs next to each other would begin a comment. */
export function plus(value: number): string {
  if (value === 0) return '';
  return value < 0 ? `-${literal(-value)}` : `+${literal(value)}`;
}

/** ` * value` in a formula; nothing for 1. */
export function times(value: number): string {
  return value === 1 ? '' : `*${literal(value)}`;
}
