import { readdirSync } from 'node:fs';
import { dirname, extname, join, parse } from 'node:path';
import { similarName } from '../input/suggest.ts';

/** The file that was probably meant by a path that does not exist: one in its directory with a similar name. */
export function similarFile(path: string): string | undefined {
  const { base, name, ext } = parse(path);
  const found = [...filesIn(dirname(path))];
  const stems = found.filter((file) => extname(file) === ext).map((file) => parse(file).name);
  const stem = similarName(name, stems);
  const similar = stem === undefined ? found.find((file) => isVariant(file, base)) : stem + ext;
  if (similar === undefined) return undefined;
  return path.includes('/') ? join(dirname(path), similar) : similar;
}

function filesIn(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

/** Whether a name is the other one compressed, decompressed, or with a misspelt extension. */
function isVariant(file: string, other: string): boolean {
  const [one, two] = [parse(file), parse(other)];
  const isSlip = one.name === two.name && similarName(two.ext, [one.ext]) !== undefined;
  return isSlip || one.name === other || two.name === file;
}
