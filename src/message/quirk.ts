import { pipeline, shellWord } from './shell.ts';

/**
 * What makes the cells of a line come out wrong: quotes within a cell that are escaped by a backslash, of which this is the
 * quote, or the end of file of DOS (SUB, Ctrl-Z).
 */
export type Quirk = { readonly kind: 'escapedQuote'; readonly quote: string } | { readonly kind: 'dosEnd' };

/** What it is, and the command that works. */
export function quirkHint(quirk: Quirk, file: string | undefined): string {
  if (quirk.kind === 'dosEnd') return `a DOS end-of-file character: ${pipeline("tr -d '\\032'", file)}`;
  const { quote } = quirk;
  const filter = `sed ${shellWord(`s/\\\\${quote}/${quote}${quote}/g`)}`;
  return `a quote escaped as \\${quote}: ${pipeline(filter, file)}`;
}
