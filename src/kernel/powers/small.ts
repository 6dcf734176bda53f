const integers: usize = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
  10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
  10000000000000000000,
]);

/** 10^n for 0 <= n <= 19. */
// @ts-ignore: decorator
@inline
export function integerPower(n: usize): u64 {
  return load<u64>(n << 3, integers);
}

const doubles: usize = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]);

/** 10^n as a double, exact for 0 <= n <= 22: 5^22 < 2^53 < 5^23. */
// @ts-ignore: decorator
@inline
export function exactPower(n: usize): f64 {
  return load<f64>(n << 3, doubles);
}

/** 10^m and 10^n likewise. */
// @ts-ignore: decorator
@inline
export function exactPowers(m: usize, n: usize): v128 {
  return v128.load64_lane(n << 3, v128.load64_zero(m << 3, doubles), 1, doubles);
}
