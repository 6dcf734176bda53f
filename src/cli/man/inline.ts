import type { Token, Tokens } from 'marked';

/** The styles of the parts of a sentence. */
export interface Marks {
  readonly text: (text: string) => string;
  readonly code: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** A sentence of the manual. A link to a section becomes its text; other links also show their address. */
export function inline(tokens: readonly Token[] = [], marks: Marks): string {
  return tokens.map((token) => part(token, marks)).join('');
}

function part(token: Token, marks: Marks): string {
  switch (token.type) {
    case 'codespan':
      return marks.code((token as Tokens.Codespan).text);
    case 'strong':
    case 'em':
      return marks.strong((token as Tokens.Strong).text);
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      const text = inline(tokens, marks);
      return /^https?:/.test(href) ? `${text} ${marks.text(`<${href}>`)}` : text;
    }
    case 'text':
    case 'escape':
      return marks.text((token as Tokens.Text).text.replaceAll('\n', ' '));
    default:
      throw new Error(`the manual has a "${token.type}", which is not rendered: ${token.raw}`);
  }
}
