import { shellWord } from './shell.ts';

/** The delimiters that are suggested. */
export const DELIMITERS = [';', '\t', '|', ',', '\x01', '\x1f'] as const;

/** Asks whether this is the delimiter of the file, and gives the option for it. */
export function delimiterHint(delimiter: string): string {
  const [shown, option] = typed(delimiter);
  return `is ${shown} the delimiter? use -d ${option}`;
}

/** The option for a delimiter, as it is typed. */
export function delimiterOption(delimiter: string): string {
  return `-d ${typed(delimiter)[1]}`;
}

/** A delimiter as messages show it, and as it is typed. */
function typed(delimiter: string): [shown: string, option: string] {
  if (delimiter === '\t') return ['a tab', 'tab'];
  if (delimiter >= ' ') return [`"${delimiter}"`, shellWord(delimiter)];
  const code = delimiter.charCodeAt(0).toString(16).padStart(2, '0');
  return [`the byte ${code}`, `$'\\x${code}'`];
}
