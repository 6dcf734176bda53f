/** Converts the manual, `manual.md`, to the man page and to plain text for wrapping. */
import { lexer, type Token, type Tokens } from 'marked';
import { plainBlock } from './plain.ts';
import { roffBlock, roffHead } from './roff.ts';

/** The man page `logit.1`. `markdown` is the manual, `version` that of the program. */
export function manPage(markdown: string, version: string): string {
  return [roffHead(version), ...blocks(markdown).flatMap(roffBlock), ''].join('\n');
}

/** The text that `flowed` wraps for `logit --manual`. */
export function manualSource(markdown: string): string {
  return `${blocks(markdown).map(plainBlock).join('\n\n')}\n`;
}

/** The blocks from the first section on. Those before it introduce the document on GitHub. */
function blocks(markdown: string): Token[] {
  const tokens = lexer(markdown).filter(({ type }) => type !== 'space');
  return tokens.slice(
    tokens.findIndex((token) => token.type === 'heading' && (token as Tokens.Heading).depth === 2),
  );
}
