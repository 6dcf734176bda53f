import { COMMAS } from './comma.ts';
import { delimiterHint } from './delimiters.ts';
import type { Cause } from './error.ts';
import { pipeline } from './shell.ts';

/** Asks whether this is the cause of ragged rows, and gives the fix. */
export function causeHint(cause: Cause, file: string | undefined): string {
  const { kind, text = '', filter, shifts } = cause;
  const command = filter && pipeline(filter, file);
  switch (kind) {
    case 'comments':
      return `comments above the header? ${command}`;
    case 'delimiter':
      return delimiterHint(text);
    case 'spaces':
      return `several spaces between columns? ${command}`;
    case 'decimal':
    case 'thousands':
    case 'decimal after points':
      return `${COMMAS[kind].one} in "${text}"? ${command ?? OTHER_COMMA}`;
    case 'delimiterAtEnd':
      return `a delimiter at the end of rows? ${command ?? 'add one to the header, too'}`;
    case 'rowNames':
      return `row names without a header cell? ${command}${shifts ? '; column numbers then increase by one' : ''}`;
  }
}

const OTHER_COMMA = 'quote such numbers, or use another delimiter';
