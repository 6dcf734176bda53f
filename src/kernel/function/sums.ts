/** Logarithms of two lanes as unrounded sums: a double, its rest, and the absolute error of both together. */
export const SUM_LOW: usize = 16;
export const SUM_ERROR: usize = 32;
export const SUM_SIZE: usize = 48;

/** high + low as a double and a rest that is at most half an ulp of it; |high| >= |low|. */
// @ts-ignore: decorator
@inline
export function storeSum(at: usize, high: v128, low: v128, error: v128): void {
  put(at, high, low, error);
}

function put(at: usize, high: v128, low: v128, error: v128): void {
  const sum = f64x2.add(high, low);
  v128.store(at, sum);
  v128.store(at, f64x2.sub(low, f64x2.sub(sum, high)), SUM_LOW);
  v128.store(at, error, SUM_ERROR);
}
