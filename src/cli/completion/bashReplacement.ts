/** A value that is being typed. */
export interface TypedValue {
  readonly typed: string;
  /** The word that it ends, as it is on the line. */
  readonly raw: string;
  /** The end of the word that bash replaces: after an open quote, or a character at which it splits words. */
  readonly replaced: string;
}

/** What bash has to put there so that the value goes on to be `value`; undefined: it does not begin so. */
export function bashReplacement(value: string, { typed, raw, replaced }: TypedValue): string | undefined {
  if (!value.startsWith(typed)) return undefined;
  // What is typed stays as it is, but for a backslash in front of nothing.
  const rest = raw.replace(CLOSED, '');
  const [quote = ''] = /["']/.exec(rest) ?? [];
  const kept = quote !== "'" && rest.endsWith('\\') ? replaced.slice(0, -1) : replaced;
  return kept + QUOTED[quote]!(value.slice(typed.length));
}

/** What is escaped or in quotes that are closed. */
const CLOSED = /\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"/g;

/** Text in open quotes, or in none, as nothing that bash expands. */
const QUOTED: Record<string, (text: string) => string> = {
  // Letters beyond ASCII need no quotes; at : = and @ bash would part words.
  '': (text) => text.replace(/(?![\w.,%+/-])[ -~]/g, '\\$&'),
  "'": (text) => text.replaceAll("'", `'\\''`),
  // Within these nothing keeps `!` from the history.
  '"': (text) => text.replace(/[$`"\\]/g, '\\$&').replaceAll('!', `"'!'"`),
};
