import { FIRST_POWER, powersOfTen } from './powers.table';

/** The high 64 bits of the table's 10^q. */
// @ts-ignore: decorator
@inline
export function powerHigh(q: i32): u64 {
  return load<u64>(powersOfTen + ((<usize>(q - FIRST_POWER)) << 4));
}

/** The low 64 bits of the table's 10^q. */
// @ts-ignore: decorator
@inline
export function powerLow(q: i32): u64 {
  return load<u64>(powersOfTen + ((<usize>(q - FIRST_POWER)) << 4), 8);
}
