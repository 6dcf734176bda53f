import { isEscaped } from '../text/byteText.ts';
import { compressionOf } from '../job/fileName.ts';
import { escapeControls } from '../text/escape.ts';
import type { CompressionFormat } from './error.ts';

/** Commands in messages. Text from outside is quoted as one word that shells do not interpret. */

/** One word of a POSIX shell; where bytes are not valid UTF-8, of bash, zsh or any shell of POSIX 2024. */
export function shellWord(text: string): string {
  if (isEscaped(text)) return `$'${escapeControls(text.replaceAll(/[\\']/g, '\\$&'))}'`;
  // Words of these characters need no quotes. `=` and `~` have a meaning at the start of a word.
  return /^[\w.,:@%+/-][\w.,:@%+/=-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The name of a file as an argument. One that starts with `-` would be an option. */
export function shellFile(file: string): string {
  return shellWord(file.startsWith('-') ? `./${file}` : file);
}

/** The programs that decompress. */
const UNPACKER: Record<CompressionFormat, string> = { gzip: 'gzip -dc', Zstandard: 'zstd -dc' };

/**
 * The command that puts `filter`, one program or a pipeline, before logit.
 * @param file undefined: the input is standard input
 * @param packed the compression of the input; by default that of the name of the file
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
 * A command that contains FILE, with the name of the file in its place. FILE stays if the name is not plain, since it may be in
 * quotes, or if the file must be decompressed first.
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

/** The Miller command that changes one column by a statement for its field; undefined: the name is too unusual. */
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
