import type { Path } from '../job/path.ts';
import { shellWord } from './shell.ts';

/** Whether a text may be where JSON begins, or a piece of a record of it. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\[\s*)?\{\s*(?:"|$)/.test(text.slice(0, 200)) || text.trim() === '[';
}

/** The program that gives the numbers in JSON, of one key if there is a name. */
export function jq(name?: string): string {
  if (name === undefined) return "jq '.. | numbers'";
  const key = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `.[${JSON.stringify(name)}]`;
  return `jq ${shellWord(`.. | ${key}? // empty`)}`;
}

/**
 * The program that changes the numbers in one field of each line. `filter` makes the new one of the old one.
 * @param isWhole each line has a number there
 * @returns undefined: the path may lead through an array, and its name does not tell
 */
export function jqUpdate(path: Path, filter: string, isWhole: boolean): string | undefined {
  if (path.some((part) => /^\d+$/.test(part))) return undefined;
  const field = path
    .map((part) => (/^[A-Za-z_]\w*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`))
    .join('');
  const change = isWhole ? filter : `(if type == "number" then ${filter} else . end)`;
  return `jq -c ${shellWord(`${field.startsWith('[') ? '.' : ''}${field} |= ${change}`)}`;
}
