import type { Random } from '../random.ts';

/** As a program prints it with six decimals, or as another prints it in full: 16 or 17 digits. As often one as the other. */
export function shortOrFull(random: Random, value: number): string {
  return random() < 0.5 ? value.toFixed(6) : String(value);
}

/** C's `%.6e`: at least two digits of exponent. */
export function exponential(value: number): string {
  return value.toExponential(6).replace(/e([+-])(\d)$/, 'e$10$2');
}
