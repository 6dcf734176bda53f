/** A message in two parts for a terminal; `hint`: undefined if it has none. */
export interface Parted {
  readonly fault: string;
  readonly hint: string | undefined;
}

/** Before a hint there may be where the first of several places is. */
const FIRST = /^(first: .*?); (.*)$/;

/**
 * Parts what is wrong from what to do about it, which comes last and in parentheses: `"x" is not a number (--bad skip ...)`,
 * `3 values outside [0, 1] (first: 1.5 at a.csv:2; ...)`.
 */
export function partHint(message: string): Parted {
  const start = startOfLast(message);
  if (start === undefined) return { fault: message, hint: undefined };
  const fault = message.slice(0, start).trimEnd();
  const inner = message.slice(start + 1, -1);
  if (!inner.startsWith('first: ')) return { fault, hint: inner };
  const [, first, hint] = FIRST.exec(inner) ?? [];
  return hint === undefined ? { fault: message, hint } : { fault: `${fault} (${first})`, hint };
}

/** Where the parentheses open that end the message; undefined: none do. Those in quotes of a command need not be paired. */
function startOfLast(message: string): number | undefined {
  if (!message.endsWith(')')) return undefined;
  for (const { index } of message.matchAll(/(?<= )\(/g)) {
    const inner = message.slice(index);
    if ([inner, inner.replaceAll(/'[^']*'/g, '')].some(isOnePair)) return index;
  }
  return undefined;
}

/** Whether the first parenthesis is closed by the last one. */
function isOnePair(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')') depth--;
    if (depth === 0) return i === text.length - 1;
  }
  return false;
}
