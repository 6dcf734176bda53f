/** A number with commas between thousands, and at most two digits after the point: `1,234,567`, `0.5`. */
export function grouped(value: number): string {
  if (Math.abs(value) >= 1e15) return value.toExponential(2);
  const [whole, fraction] = String(Number(value.toFixed(2))).split('.') as [string, string?];
  const groups = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}
