const view = new DataView(new ArrayBuffer(8));

/** The distance from a double to the next one away from 0. */
function ulp(value: number): number {
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  view.setBigUint64(0, bits + 1n);
  return view.getFloat64(0) - Math.abs(value);
}

/** How far a result is from high + low, of which `high` is the nearest double, in ulps of it; Infinity: not a near number. */
export function errorInUlps(result: number, high: number, low: number): number {
  const error = Math.abs((result - high - low) / ulp(high));
  return Number.isNaN(error) ? Infinity : error;
}
