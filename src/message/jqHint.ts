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

/** Whether the text between the quotes of a string is that of an object or array. */
export function holdsJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(JSON.parse(`"${text}"`) as string);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** The program that makes JSON of a string that holds it. undefined: the path to it is too odd. */
export function jqParse(path: string): string | undefined {
  return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(path)
    ? `jq -c ${shellWord(`.${path} |= fromjson`)}`
    : undefined;
}
