/** Multiplies the cases of a search: more where it may take its time, fewer in the quick lane. */
export const THOROUGH = Number(process.env['THOROUGH'] ?? 1);

/** How many of so many cases to try. */
export function cases(count: number): number {
  return Math.ceil(count * THOROUGH);
}
