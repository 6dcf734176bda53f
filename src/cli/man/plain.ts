import type { Token, Tokens } from 'marked';
import { wrap } from '../help.ts';
import { inline, type Marks } from './inline.ts';

const WIDTH = 80;
/** Text is indented below its heading, and what is shown below that. */
const INDENT = 3;

const MARKS: Marks = {
  text: (text) => text,
  code: (text) => text.replaceAll(' ', '\0'),
  strong: (text) => text,
};

/** A block of the manual as plain text. */
export function plainBlock(token: Token): string {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      const title = sentence(tokens);
      return depth === 2 ? title.toUpperCase() : `${' '.repeat(depth - 2)}${title}`;
    }
    case 'paragraph':
      return lines((token as Tokens.Paragraph).tokens, INDENT).join('\n');
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

/** Examples that are wider than the screen with all of the indent have less of it. */
function shown(code: string): string {
  const widths = code.split('\n').map((line) => line.length);
  const widest = Math.max(0, ...widths.filter((width) => width <= WIDTH));
  return code.replaceAll(/^(?=.)/gm, ' '.repeat(Math.min(INDENT + 2, WIDTH - widest)));
}

function sentence(tokens: readonly Token[] | undefined): string {
  return inline(tokens, MARKS).replaceAll('\0', ' ');
}

/** Code with spaces in it stays on one line. */
function lines(tokens: readonly Token[] | undefined, indent: number): string[] {
  return wrap(inline(tokens, MARKS), WIDTH - indent).map(
    (line) => ' '.repeat(indent) + line.replaceAll('\0', ' '),
  );
}

function item({ tokens }: Tokens.ListItem): string {
  const [first] = tokens;
  const [head = '', ...rest] = lines((first as Tokens.Text).tokens, INDENT + 2);
  return [`${' '.repeat(INDENT)}- ${head.trimStart()}`, ...rest].join('\n');
}

/** Terms and their text one below the other; with more columns, the cells of a row aligned. */
function table({ header, rows }: Tokens.Table): string {
  if (header.length === 2)
    return rows
      .flatMap(([term, text]) => [
        ' '.repeat(INDENT) + sentence(term!.tokens),
        ...lines(text!.tokens, INDENT + 4),
      ])
      .join('\n');
  return aligned([header, ...rows].map((row) => row.map(({ tokens }) => sentence(tokens))))
    .map((line) => ' '.repeat(INDENT) + line)
    .join('\n');
}

/** The cells of rows below each other. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
