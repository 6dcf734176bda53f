import { pipeline, shellWord } from './shell.ts';

/**
 * A reason why the cells of a line are read incorrectly: quotes within a cell are escaped by a backslash, or there is a DOS end-of-file
 * character (SUB, Ctrl-Z).
 */
export type Quirk = { readonly kind: 'escapedQuote'; readonly quote: string } | { readonly kind: 'dosEnd' };

/** Names the quirk, and gives the command that works. */
export function quirkHint(quirk: Quirk, file: string | undefined): string {
  if (quirk.kind === 'dosEnd') return `a DOS end-of-file character: ${pipeline("tr -d '\\032'", file)}`;
  const { quote } = quirk;
  const filter = `sed ${shellWord(`s/\\\\${quote}/${quote}${quote}/g`)}`;
  return `a quote escaped as \\${quote}: ${pipeline(filter, file)}`;
}
