/** The manual, `manual.md`, in the two forms made of it: the man page, and plain text to be wrapped. */
import { lexer, type Token, type Tokens } from 'marked';
import { plainBlock } from './plain.ts';
import { roffBlock, roffHead } from './roff.ts';

/** The man page `logit.1`. `markdown`: the manual; `version`: of the program. */
export function manPage(markdown: string, version: string): string {
  return [roffHead(version), ...blocks(markdown).flatMap(roffBlock), ''].join('\n');
}

/** What `logit --manual` prints, once `flowed` has wrapped it. */
export function manualSource(markdown: string): string {
  return `${blocks(markdown).map(plainBlock).join('\n\n')}\n`;
}

/** All from the first section on: what is before it introduces the document on GitHub. */
function blocks(markdown: string): Token[] {
  const tokens = lexer(markdown).filter(({ type }) => type !== 'space');
  return tokens.slice(
    tokens.findIndex((token) => token.type === 'heading' && (token as Tokens.Heading).depth === 2),
  );
}
