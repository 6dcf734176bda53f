import { shellWord } from './shell.ts';

/** Whether a text may be where JSON begins, or a piece of a record of it. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\[\s*)?\{\s*(?:"|$)/.test(text.slice(0, 200)) || text.trim() === '[';
}

/** The program that prints the numbers in JSON, of one key if there is a name. */
export function jq(name?: string): string {
  if (name === undefined) return "jq '.. | numbers'";
  const key = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `.[${JSON.stringify(name)}]`;
  return `jq ${shellWord(`.. | ${key}? // empty`)}`;
}
