import { readFileSync } from 'node:fs';
import { textOf } from '../text/byteText.ts';

/**
 * The arguments without loss. Node.js gives them as text, in which bytes that are not valid UTF-8 have become U+FFFD, so that
 * a name would be that of another file; the system still has the bytes.
 * @returns undefined if they cannot be known
 */
export function losslessArguments(
  given: readonly string[],
  read: () => Uint8Array = () => readFileSync('/proc/self/cmdline'),
): readonly string[] | undefined {
  // Windows has no bytes there, but UTF-16.
  if (process.platform === 'win32') return given;
  const all = parts(read).slice(-given.length);
  const isSame = all.length === given.length && all.every((bytes, i) => bytes.toString() === given[i]);
  return isSame ? all.map(textOf) : undefined;
}

/** Each is ended by NUL. */
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
