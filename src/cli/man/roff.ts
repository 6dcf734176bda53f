/** Text as the requests and escapes of roff, in the few forms that the man page has. */
import type { Token, Tokens } from 'marked';
import { namesOf, valueNameOf } from '../flags.ts';
import { wrap } from '../../text/wrap.ts';
import { optionGroups, type Entry } from '../options.ts';
import { inline, type Marks } from './inline.ts';
import { aligned } from './plain.ts';

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  // As written: roff would print typographic ones.
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** The maximum width of a line of the source. */
const WIDTH = 80;

const MARKS: Marks = { text: escaped, code: bold, strong: italic };

export function roffHead(version: string): string {
  return `.TH LOGIT 1 "" "logit ${version}" "User Commands"`;
}

/** A block of the manual. */
export function roffBlock(token: Token): string[] {
  switch (token.type) {
    case 'heading': {
      const { depth, text } = token as Tokens.Heading;
      return [depth === 2 ? `.SH ${escaped(text.toUpperCase())}` : `.SS ${escaped(text)}`];
    }
    case 'paragraph':
      return ['.PP', ...filled((token as Tokens.Paragraph).tokens)];
    case 'code':
      return code((token as Tokens.Code).text);
    case 'list':
      return (token as Tokens.List).items.flatMap(({ tokens: [first] }) => [
        '.IP \\(bu 2',
        ...filled((first as Tokens.Text).tokens),
      ]);
    case 'table':
      return table(token as Tokens.Table);
    default:
      throw new Error(`the manual has a "${token.type}", which is not rendered: ${token.raw}`);
  }
}

/** An example. The list of options is made from their table, not from the output of `--help`. */
function code(text: string): string[] {
  if (!text.startsWith('$ logit --help\n')) return shown(text.split('\n'));
  return optionGroups().flatMap(({ heading, entries }) => [
    `.SS ${escaped(heading.replace(/:$/, ''))}`,
    ...entries.filter(({ option }) => !option.hidden).flatMap(describedOption),
  ]);
}

function describedOption(entry: Entry): string[] {
  const value = valueNameOf(entry);
  const names = namesOf(entry).map(bold).join(', ');
  return item(
    value === undefined ? names : `${names} ${italic(value)}`,
    plain(escaped(entry.option.description)),
  );
}

/** Lines that are not wrapped. */
function shown(lines: readonly string[]): string[] {
  return ['.PP', '.RS 2', '.nf', ...lines.map((line) => guarded(escaped(line)) || '\\&'), '.fi', '.RE'];
}

function table({ header, rows }: Tokens.Table): string[] {
  if (header.length === 2)
    return rows.flatMap(([term, text]) => item(inline(term!.tokens, MARKS), filled(text!.tokens)));
  const text: Marks = { text: (part) => part, code: (part) => part, strong: (part) => part };
  return shown(aligned([header, ...rows].map((row) => row.map(({ tokens }) => inline(tokens, text)))));
}

/** A term, and its meaning indented below it. Both are roff already. */
function item(term: string, meaning: readonly string[]): string[] {
  return ['.TP', guarded(term), ...meaning];
}

function filled(tokens: readonly Token[] | undefined): string[] {
  return plain(inline(tokens, MARKS));
}

/** Text as lines of the source that are not requests. */
function plain(roff: string): string[] {
  return wrap(roff, WIDTH).map(guarded);
}

/** Guards a line that begins with a point or an apostrophe, which would make it a request. */
function guarded(line: string): string {
  return line.replace(/^(?=[.'])/, '\\&');
}

/** Escapes text so that it can be copied into a shell as displayed. */
export function escaped(text: string): string {
  return text.replace(/[\\\-'`^~]/g, (character) => SPECIAL[character]!);
}

export function bold(text: string): string {
  return `\\fB${escaped(text)}\\fR`;
}

function italic(text: string): string {
  return `\\fI${escaped(text)}\\fR`;
}
