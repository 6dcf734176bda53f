/** Text as the requests and escapes of roff, in the few forms that the man page has. */

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  // As typed, where roff would print typographic ones.
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** As long as a line of the source should be. */
const WIDTH = 80;

/** Text that means nothing to roff, in lines. */
export function plain(text: string): string {
  const lines: string[] = [];
  for (const word of escaped(text).split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    // A point at the start would make it a request.
    else lines.push(word.replace(/^\./, '\\&.'));
  }
  return lines.join('\n');
}

/** What is shown can be copied into a shell. */
function escaped(text: string): string {
  return text.replace(/[\\\-'`^~]/g, (character) => SPECIAL[character]!);
}

export function bold(text: string): string {
  return `\\fB${escaped(text)}\\fR`;
}

export function italic(text: string): string {
  return `\\fI${escaped(text)}\\fR`;
}

export function section(title: string, ...body: readonly string[]): string {
  return [`.SH ${title.toUpperCase()}`, ...body].join('\n');
}

export function subsection(title: string, ...body: readonly string[]): string {
  return [`.SS ${title}`, ...body].join('\n');
}

/** A term, and indented below it what it means. Both are roff already. */
export function item(term: string, meaning: string): string {
  return `.TP\n${term}\n${meaning}`;
}
