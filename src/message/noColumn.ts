import { columnNumber } from './columnNumber.ts';
import { delimiterHint } from './delimiters.ts';
import type { ErrorDetail } from './error.ts';
import { jq, looksLikeJson } from './jqHint.ts';
import { source } from './location.ts';
import { isCut, list, quoted } from './names.ts';
import type { Sentence } from './sentence.ts';
import { pipeline, shellFile } from './shell.ts';
import { isGlob } from '../text/glob.ts';
import { isNumeral } from '../text/numeral.ts';

type NoColumn = Extract<ErrorDetail, { kind: 'noColumn' }>;

/** The message for a column that the header does not have. */
export function noColumn(detail: NoColumn): Sentence {
  const { file, name, columns, cells } = detail;
  const fault = `no column ${columns && isGlob(name) ? 'matches ' : ''}${quoted(name)}`;
  if (!columns) {
    const numbers = `1${cells > 1 ? `-${cells}` : ''}`;
    return {
      place: source(file),
      fault: `${fault}: with --no-header, select columns by number (${numbers})`,
    };
  }
  return {
    place: source(file),
    fault: `${fault}; the columns are: ${list(columns)}`,
    fix: otherHeader(detail, columns),
  };
}

/** What a header may be that does not have the column. */
function otherHeader(
  { file, name, similar, delimiter, flag }: NoColumn,
  columns: readonly string[],
): string | undefined {
  const [mark = ''] = /^(?:;(?!.*;)|[~!]|\/\/)/.exec(columns.length === 1 ? columns[0]! : '') ?? [];
  if (mark !== '') return `a comment? ${pipeline(`grep -v '^${mark}'`, file)}`;
  if (delimiter !== undefined) return delimiterHint(delimiter);
  if (/^\s*\{\s*"/.test(columns[0] ?? '')) return 'JSON Lines? use --jsonl';
  if (looksLikeJson(columns[0] ?? '')) return `JSON? ${pipeline(isGlob(name) ? jq() : jq(name), file)}`;
  if (columns.some((column) => /^="[^"]*"$/.test(column)))
    return `Excel formulas: ${pipeline(`sed -E 's/="([^"]*)"/\\1/g; s/"=""([^"]*)"""/\\1/g'`, file)}`;
  const number = columnNumber(name, columns.length, flag);
  if (number !== undefined) return number;
  if (columns.length === 1 && /^[#%]/.test(columns[0]!))
    return `a comment? ${pipeline("grep -v '^[#%]'", file)}`;
  if (columns.every(isNumeral)) return 'no header row? use --no-header and a column number';
  if (similar !== undefined) return `did you mean ${quoted(similar)}?${byNumber(similar, columns, flag)}`;
  if (!isCut(columns)) return undefined;
  return `all of them: ${file === undefined ? '... | head -n 1' : `head -n 1 ${shellFile(file)}`}`;
}

/** A name may look like the one that was typed, or be hard to type, beyond ASCII or with blanks or quotes round it: by number. */
function byNumber(name: string, columns: readonly string[], flag = '-c'): string {
  const number = columns.indexOf(name) + 1;
  const isOdd = /[^\x20-\x7e]/.test(name) || /^["' ]|["' ]$/.test(name);
  return number > 0 && isOdd ? ` use ${flag} ${number}` : '';
}
