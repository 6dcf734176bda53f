/** A value that is being typed. */
export interface TypedValue {
  readonly typed: string;
  /** The word that ends with the value, as typed. */
  readonly raw: string;
  /** The end of the word that bash replaces: after an open quote, or a character at which it splits words. */
  readonly replaced: string;
}

/** The text that bash must insert to complete the typed value to `value`; undefined: `value` does not begin with it. */
export function bashReplacement(value: string, { typed, raw, replaced }: TypedValue): string | undefined {
  if (!value.startsWith(typed)) return undefined;
  // The typed text stays unchanged, except for a backslash at its end.
  const rest = raw.replace(CLOSED, '');
  const [quote = ''] = /["']/.exec(rest) ?? [];
  const kept = quote !== "'" && rest.endsWith('\\') ? replaced.slice(0, -1) : replaced;
  return kept + QUOTED[quote]!(value.slice(typed.length));
}

/** Escaped characters and text in closed quotes. */
const CLOSED = /\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"/g;

/** Quotes text so that bash does not expand it, for text in open quotes and without quotes. */
const QUOTED: Record<string, (text: string) => string> = {
  // Characters that are not ASCII need no quotes. Bash would split words at : = and @.
  '': (text) => text.replace(/(?![\w.,%+/-])[ -~]/g, '\\$&'),
  "'": (text) => text.replaceAll("'", `'\\''`),
  // In double quotes, `!` cannot be escaped from history expansion.
  '"': (text) => text.replace(/[$`"\\]/g, '\\$&').replaceAll('!', `"'!'"`),
};
