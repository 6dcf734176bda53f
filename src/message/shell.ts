import { isEscaped } from '../text/byteText.ts';
import { compressionOf } from '../job/fileName.ts';
import { escapeControls } from '../text/escape.ts';
import type { CompressionFormat } from './error.ts';

/** Commands for messages: text from outside is quoted as one word that no shell interprets. */

/** One word of a POSIX shell; where bytes are not valid UTF-8, of bash, zsh or any shell of POSIX 2024. */
export function shellWord(text: string): string {
  if (isEscaped(text)) return `$'${escapeControls(text.replaceAll(/[\\']/g, '\\$&'))}'`;
  // `=` and `~` mean something at the start of a word; what means nothing anywhere needs no quotes.
  return /^[\w.,:@%+/-][\w.,:@%+/=-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A file's name as an argument: one that starts with `-` would be an option. */
export function shellFile(file: string): string {
  return shellWord(file.startsWith('-') ? `./${file}` : file);
}

/** The program that unpacks what is read compressed. */
const UNPACKER: Record<CompressionFormat, string> = { gzip: 'gzip -dc', Zstandard: 'zstd -dc' };

/**
 * The command that puts `filter`, a program or several in a pipeline, before this one.
 * @param file undefined: what comes in comes from a pipe already
 * @param packed how the input is compressed; as the name of the file says, if it is not known
 */
export function pipeline(
  filter: string | readonly string[],
  file: string | undefined,
  packed: CompressionFormat | 'none' = compressionOf(file ?? '') ?? 'none',
): string {
  const programs = [filter].flat();
  const filters = packed === 'none' ? programs : [...new Set([UNPACKER[packed], ...programs])];
  const given =
    file === undefined ? ['...', ...filters] : [`${filters[0]} < ${shellFile(file)}`, ...filters.slice(1)];
  return [...given, 'logit ...'].join(' | ');
}

/**
 * A command that reads FILE, with its name in that place. The user puts in a name that is not plain, since FILE may be in
 * quotes, and that of a file that has to be unpacked first.
 */
export function withFile(
  command: string,
  file: string | undefined,
  packed: CompressionFormat | 'none',
): string {
  const isPlain = file !== undefined && /^[\w./][\w.,:@%+/-]*$/.test(file);
  const isFirstUnpacked = packed !== 'none' && compressionOf(file ?? '') !== undefined;
  return isPlain && !isFirstUnpacked ? command.replaceAll('FILE', () => file) : command;
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
