/**
 * How many pairs of values take a step of a computation before the first of them takes the next.
 *
 * A processor works ahead as far as it has room for instructions that wait for others. A chain of a hundred dependent cycles
 * leaves room for two or three pairs; cut into steps that meet in memory, it lets more of them overlap. So few pairs stay
 * in the first-level cache.
 */
export const MAX_PAIRS: i32 = 64;

/** The bytes that so many pairs take as doubles. */
export const PAIRS_SIZE: usize = <usize>MAX_PAIRS << 4;
