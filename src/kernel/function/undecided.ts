/** The results that two doubles do not decide come from the host, which knows the scales of the run. */
import { exactConvert, exactConvertToFormat } from '../host';

let isBack: bool = false;

/** Whether the function under way is the inverse of the run's. */
export function setBack(back: bool): void {
  isBack = back;
}

/** The correctly rounded double. */
export function undecided(value: f64): f64 {
  return exactConvert(value, isBack);
}

/** The correctly rounded value of the run's format, where the double is halfway between two. */
export function undecidedInFormat(value: f64): f64 {
  return exactConvertToFormat(value, isBack);
}
