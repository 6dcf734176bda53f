/** Steps between neighbouring values of a dtype. Both zeros are one value here. */

/** float64 (or float32, widened) numbered in ascending order: neighbours differ by 1, both zeros are 0. */
function ordinal(value: f64, single: bool): i64 {
  const bits = single ? <i64>reinterpret<i32>(<f32>value) : reinterpret<i64>(value);
  const sign: i64 = single ? <i64>i32.MIN_VALUE : i64.MIN_VALUE;
  return bits < 0 ? sign - bits : bits;
}

function fromOrdinal(index: i64, single: bool): f64 {
  const sign: i64 = single ? <i64>i32.MIN_VALUE : i64.MIN_VALUE;
  const bits = index < 0 ? sign - index : index;
  return single ? <f64>reinterpret<f32>(<i32>bits) : reinterpret<f64>(bits);
}

/** The next value of the dtype above or below a `value` that is no nan; an infinity has none beyond it. */
export function neighbour(value: f64, above: bool, single: bool): f64 {
  if (value == (above ? Infinity : -Infinity)) return value;
  return fromOrdinal(ordinal(value, single) + (above ? 1 : -1), single);
}

/** How many steps of the dtype lie between two values, rounded to float64; nan if either is nan. */
export function ulpsBetween(a: f64, b: f64, single: bool): f64 {
  if (isNaN(a) || isNaN(b)) return NaN;
  const x = ordinal(a, single);
  const y = ordinal(b, single);
  return <f64>(x > y ? <u64>(x - y) : <u64>(y - x));
}
