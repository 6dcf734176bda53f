/** The bases that the kernel computes in itself: e (written 0), 2 and 10. All others are the host's. */
// @ts-ignore: decorator
@inline
export function isFast(base: f64): bool {
  return base == 0 || base == 2 || base == 10;
}
