import { shellWord } from './shell.ts';

/** Delimiters that files have. */
export const DELIMITERS = [';', '\t', '|', ','] as const;

/** The question whether a delimiter is that of the file, and the option that says so. */
export function delimiterHint(delimiter: string): string {
  const [shown, option] = delimiter === '\t' ? ['a tab', 'tab'] : [`"${delimiter}"`, shellWord(delimiter)];
  return `is ${shown} the delimiter? then -d ${option}`;
}
