import { shellWord } from './shell.ts';

/** Whether a text may be the start or a part of JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\[\s*)?\{\s*(?:"|$)/.test(text.slice(0, 200)) || text.trim() === '[';
}

/** The jq command that prints the numbers in JSON, only those of one key if there is a name. */
export function jq(name?: string): string {
  if (name === undefined) return "jq '.. | numbers'";
  const key = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `.[${JSON.stringify(name)}]`;
  return `jq ${shellWord(`.. | ${key}? // empty`)}`;
}

/** Whether a string contains the JSON of an object or array. */
export function holdsJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(JSON.parse(`"${text}"`) as string);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** The jq command that parses the JSON in a string. undefined: the path of the string is too unusual. */
export function jqParse(path: string): string | undefined {
  return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(path)
    ? `jq -c ${shellWord(`.${path} |= fromjson`)}`
    : undefined;
}
