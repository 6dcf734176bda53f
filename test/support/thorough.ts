/** The factor for the number of cases in random tests: more for thorough runs, fewer for the quick ones. */
export const THOROUGH = Number(process.env['THOROUGH'] ?? 1);

/** How many of `count` cases to try. */
export function cases(count: number): number {
  return Math.ceil(count * THOROUGH);
}
