import { readFileSync } from 'node:fs';
import { textOf } from '../text/byteText.ts';

/**
 * The original arguments. Node.js decodes them and replaces bytes that are not valid UTF-8 by U+FFFD, so that a name could be that
 * of another file. The bytes are read from the system.
 * @returns undefined if the system does not provide them
 */
export function losslessArguments(
  given: readonly string[],
  read: () => Uint8Array = () => readFileSync('/proc/self/cmdline'),
): readonly string[] | undefined {
  // On Windows, arguments are UTF-16.
  if (process.platform === 'win32') return given;
  const all = parts(read).slice(-given.length);
  const isSame = all.length === given.length && all.every((bytes, i) => bytes.toString() === given[i]);
  return isSame ? all.map(textOf) : undefined;
}

/** Parts of a file that are each terminated by NUL. */
function parts(read: () => Uint8Array): Buffer[] {
  try {
    const bytes = Buffer.from(read());
    const found: Buffer[] = [];
    for (let at = 0, end = bytes.indexOf(0); end >= 0; at = end + 1, end = bytes.indexOf(0, at))
      found.push(bytes.subarray(at, end));
    return found;
  } catch {
    return [];
  }
}
