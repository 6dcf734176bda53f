/** The results that two doubles do not decide come from the host, which knows the scales of the run. */
import { exactConvert, exactConvertToFormat } from '../host';

/** 0: the function under way is the run's, 1: its inverse, 2 and on: from its first scale to a `Scored`. */
let direction: i32 = 0;

export function setDirection(code: i32): void {
  direction = code;
}

/** The correctly rounded double. */
export function undecided(value: f64): f64 {
  return exactConvert(value, direction);
}

/** The correctly rounded value of the run's format, where the double is halfway between two. */
export function undecidedInFormat(value: f64): f64 {
  return exactConvertToFormat(value, direction);
}
