/** An item of a list that is missing: two commas with at most white space between them. */
import { COMMA, isSpace } from '../bytes';

/** Whether a comma was the last that was read, white space aside. */
export let isAfterComma: bool = false;

export function setAfterComma(is: bool): void {
  isAfterComma = is;
}

/** The same for what precedes `at`, of which all from `from` on is at hand. */
export function followsComma(at: usize, from: usize): bool {
  while (at > from) {
    const byte = load<u8>(--at);
    if (!isSpace(byte)) return byte == COMMA;
  }
  return isAfterComma;
}
