import { compressionOf } from './fileName.ts';
import type { CompressionFormat } from './problem.ts';

/** Commands for messages: text from outside stands in them as one word that no shell reads as anything else. */

/** One word of a POSIX shell. */
export function shellWord(text: string): string {
  // `=` and `~` mean something at the start of a word; what means nothing anywhere needs no quotes.
  return /^[\w.,:@%+/-][\w.,:@%+/=-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A file's name as an operand: one that starts with `-` would be an option. */
export function shellFile(file: string): string {
  return shellWord(file.startsWith('-') ? `./${file}` : file);
}

/** The program that unpacks what is read compressed. */
const UNPACKER: Record<CompressionFormat, string> = { gzip: 'gzip -dc', Zstandard: 'zstd -dc' };

/**
 * The command that puts `filter` before this one.
 * @param file undefined: what comes in comes from a pipe already
 * @param isUnpacked whether a file that is named as compressed was read as such
 */
export function filtered(filter: string, file: string | undefined, isUnpacked = true): string {
  if (file === undefined) return `... | ${filter} | logit ...`;
  const format = isUnpacked ? compressionOf(file) : undefined;
  if (format === undefined) return `${filter} < ${shellFile(file)} | logit ...`;
  return `${UNPACKER[format]} < ${shellFile(file)} | ${filter} | logit ...`;
}

/** The command of Miller that changes one column. `statement` is made of the field; undefined: the name is too odd for it. */
export function miller(
  column: string,
  { delimiter, header }: { readonly delimiter: string; readonly header: boolean },
  statement: (field: string) => string,
): string | undefined {
  const field = header ? namedField(column) : `$${column}`;
  if (field === undefined) return undefined;
  const separator = delimiter === ',' ? '' : ` --fs ${delimiter === '\t' ? 'tab' : shellWord(delimiter)}`;
  return `mlr --csv${separator}${header ? '' : ' -N'} put ${shellWord(statement(field))}`;
}

function namedField(name: string): string | undefined {
  if (/^[\w .-]+$/.test(name)) return `\${${name}}`;
  return name === '' || /["\\\p{C}]/u.test(name) ? undefined : `$*["${name}"]`;
}
