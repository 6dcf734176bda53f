/** Constants of the functions of pairs: see `both`. */
export const ONE: usize = memory.data<f64>([1]);
export const HALF: usize = memory.data<f64>([0.5]);
/** All but sign and exponent of a double. */
export const FRACTION_BITS: usize = memory.data<u64>([0x000fffffffffffff]);
/** The leading 26 bits of a double, by cutting the others off. */
export const HEAD: usize = memory.data<u64>([0xfffffffff8000000]);
