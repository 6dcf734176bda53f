/** How identifiers are quoted: nothing in a name ends the quotes. */

/** Within quotes, the quote itself is doubled; nothing else is special (SQL:1999). */
export function doubled(quote: '"' | '`'): (name: string) => string {
  return (name) => quote + name.replaceAll(quote, quote + quote) + quote;
}

/** Between backticks, a backslash escapes itself and the backtick, and line breaks are written \n and \r. */
export function backslashed(name: string): string {
  const escaped = name
    .replace(/[\\`]/g, '\\$&')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);
  return `\`${escaped}\``;
}
