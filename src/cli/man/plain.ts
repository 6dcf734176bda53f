import type { Token, Tokens } from 'marked';
import { FIRM, flow } from './flow.ts';
import { inline, type Marks } from './inline.ts';

/** The width that examples should fit into. */
const WIDTH = 80;
/** The indentation of text below its heading, and of examples below text. */
const INDENT = 3;

const MARKS: Marks = {
  text: (text) => text,
  // Code with spaces in it stays on one line.
  code: (text) => text.replaceAll(' ', FIRM),
  strong: (text) => text,
};

/** A block of the manual as plain text, with lines that `flowed` wraps. */
export function plainBlock(token: Token): string {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      const title = sentence(tokens);
      return depth === 2 ? title.toUpperCase() : `${' '.repeat(depth - 2)}${title}`;
    }
    case 'paragraph':
      return paragraph((token as Tokens.Paragraph).tokens, INDENT);
    case 'code':
      return shown((token as Tokens.Code).text);
    case 'list':
      return (token as Tokens.List).items.map(item).join('\n');
    case 'table':
      return table(token as Tokens.Table);
    default:
      throw new Error(`the manual has a "${token.type}", which is not rendered: ${token.raw}`);
  }
}

/** An example. It is indented less if it would be wider than the screen. */
function shown(code: string): string {
  const widths = code.split('\n').map((line) => line.length);
  const widest = Math.max(0, ...widths.filter((width) => width <= WIDTH));
  return code.replaceAll(/^(?=.)/gm, ' '.repeat(Math.min(INDENT + 2, WIDTH - widest)));
}

function sentence(tokens: readonly Token[] | undefined): string {
  return inline(tokens, MARKS).replaceAll(FIRM, ' ');
}

function paragraph(tokens: readonly Token[] | undefined, indent: number, start = ''): string {
  return flow(' '.repeat(indent) + start + inline(tokens, MARKS));
}

function item({ tokens: [first] }: Tokens.ListItem): string {
  return paragraph((first as Tokens.Text).tokens, INDENT, '- ');
}

/** A table: terms with their texts below them, or, with more than two columns, aligned cells. */
function table({ header, rows }: Tokens.Table): string {
  if (header.length === 2)
    return rows
      .flatMap(([term, text]) => [
        ' '.repeat(INDENT) + sentence(term!.tokens),
        paragraph(text!.tokens, INDENT + 4),
      ])
      .join('\n');
  return aligned([header, ...rows].map((row) => row.map(({ tokens }) => sentence(tokens))))
    .map((line) => ' '.repeat(INDENT) + line)
    .join('\n');
}

/** Rows with aligned cells. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
