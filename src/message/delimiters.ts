import { shellWord } from './shell.ts';

/** Delimiters that files have. */
export const DELIMITERS = [';', '\t', '|', ',', '\x01', '\x1f'] as const;

/** The question whether a delimiter is that of the file, and the option that says so. */
export function delimiterHint(delimiter: string): string {
  const [shown, option] = typed(delimiter);
  return `is ${shown} the delimiter? use -d ${option}`;
}

/** The option that names a delimiter. */
export function delimiterOption(delimiter: string): string {
  return `-d ${typed(delimiter)[1]}`;
}

/** How a delimiter is called, and how it is typed. */
function typed(delimiter: string): [shown: string, option: string] {
  if (delimiter === '\t') return ['a tab', 'tab'];
  if (delimiter >= ' ') return [`"${delimiter}"`, shellWord(delimiter)];
  const code = delimiter.charCodeAt(0).toString(16).padStart(2, '0');
  return [`the byte ${code}`, `$'\\x${code}'`];
}
