import { COMMAS } from './comma.ts';
import { delimiterHint } from './delimiters.ts';
import type { Cause } from './error.ts';
import { pipeline } from './shell.ts';

/** The question whether rows are long or short for this reason, and what mends them then. */
export function causeHint(cause: Cause, file: string | undefined): string {
  const { kind, text = '', filter, shifts } = cause;
  const command = filter && pipeline(filter, file);
  switch (kind) {
    case 'delimiter':
      return delimiterHint(text);
    case 'spaces':
      return `several spaces between columns? ${command}`;
    case 'decimal':
    case 'thousands':
    case 'decimal after points':
      return `${COMMAS[kind].one} in "${text}"? ${command ?? OTHER_COMMA}`;
    case 'delimiterAtEnd':
      return `a delimiter at the end of rows? ${command ?? 'the header needs it, too'}`;
    case 'rowNames':
      return `row names, without a column in the header? ${command}${shifts ? '; column numbers are one higher then' : ''}`;
  }
}

const OTHER_COMMA = 'such a number needs quotes, or the file another delimiter';
