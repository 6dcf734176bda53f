/** A report of a fit, as `--report` writes it. */
export function modelOf(
  coefficients: Readonly<Record<string, number>>,
  intercept: number,
  {
    from = 'prob',
    eps = null,
    label = 'y',
    base = 'e',
  }: { from?: string; eps?: number | null; label?: string; base?: 'e' | number } = {},
): string {
  return JSON.stringify({
    base,
    eps,
    fit: {
      label,
      from,
      intercept: { value: intercept, standard_error: 1 },
      coefficients: Object.entries(coefficients).map(([column, value]) => ({ column, value })),
    },
  });
}
