/**
 * Both lanes, correctly rounded doubles y of some values, as the float32 nearest to those values; NaN where y
 * does not tell which.
 *
 * Let f = float32(y). A value and its y lie on the same side of every midpoint of two float32, as such a
 * midpoint is a double; so f is right unless y is itself a midpoint. Then 2y - f is the other neighbour, a
 * float32, and f !== y. Other y pass that test about once in 2^29: they are decided elsewhere too.
 */
// @ts-ignore: decorator
@inline
export function narrow(y: v128): v128 {
  const nearest = toFloat32(y);
  const other = f64x2.sub(f64x2.add(y, y), nearest);
  const tie = v128.and(f64x2.ne(nearest, y), f64x2.eq(toFloat32(other), other));
  return v128.or(nearest, tie); // All bits set is a NaN.
}

// @ts-ignore: decorator
@inline
function toFloat32(y: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(y));
}
