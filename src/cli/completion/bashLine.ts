import type { Line } from './columns.ts';

/** A line of bash, split into words without any expansion. */
export interface BashLine extends Line {
  /** The word at the cursor as typed, up to the cursor. */
  readonly raw: string;
}

/** A redirection operator, or a word: escaped characters, quotes that may still be open, and other characters. */
const TOKEN = /([\d&]*[<>][<>|&]*)|((?:\\[^]?|'[^']*'?|"(?:\\[^]|[^"\\])*\\?"?|[^\s\\'"<>])+)/g;

export function readBashLine(before: string, after: string): BashLine {
  const typed = tokens(before);
  const last = typed.at(-1);
  const raw = last !== undefined && before.endsWith(last) && !isOperator(last) ? typed.pop()! : '';
  // The word may continue after the cursor.
  const rest = tokens(after).slice(/^\s/.test(after) ? 0 : 1);
  const words: string[] = [];
  let at = 0;
  let stdin: string | undefined;
  const all = [...typed, raw, ...rest];
  for (let i = 0; i < all.length; i++) {
    if (i === typed.length) at = words.length;
    if (!isOperator(all[i]!)) words.push(unquoted(all[i]!));
    else if (all[i++] === '<' && i < all.length) stdin = unquoted(all[i]!);
  }
  return { words, at, stdin, raw };
}

function tokens(line: string): string[] {
  return line.match(TOKEN) ?? [];
}

function isOperator(token: string): boolean {
  return /^[\d&]*[<>]/.test(token);
}

function unquoted(raw: string): string {
  return raw.replace(
    /\\([^]?)|'([^']*)'?|"((?:\\[^]|[^"\\])*)\\?"?/g,
    (_, escaped?: string, single?: string, double?: string) =>
      escaped ?? single ?? double!.replace(/\\([$`"\\])/g, '$1'),
  );
}
