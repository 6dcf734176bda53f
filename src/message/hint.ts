import { COMMAS } from './comma.ts';
import { elsewhere, elsewhereFilter } from './otherPrograms.ts';
import { hasExtension, isArrayName, looksLikeFile } from '../job/fileName.ts';
import { SYNTAXES, syntaxOfName } from '../job/syntax.ts';
import { delimiterHint, DELIMITERS } from './delimiters.ts';
import { holdsJson, jq, jqParse, looksLikeJson } from './jqHint.ts';
import { missingWord } from './missingWord.ts';
import { isNumeral, withoutCommas } from '../text/numeral.ts';
import { optionMeant } from './optionMeant.ts';
import type { ErrorDetail, UnsupportedFormat, TableShape } from './error.ts';
import { remedy } from './remedy.ts';
import { quirkHint } from './quirk.ts';
import { pipeline, miller, shellFile, shellWord } from './shell.ts';
import { unusualNumber, type OddSpelling } from './unusualNumber.ts';
import { spreadsheetError, withoutErrors } from './spreadsheetError.ts';

type NotNumber = Extract<ErrorDetail, { kind: 'invalidNumber' }>;

/** The fix for a row or field that cannot be converted. */
export const CONTINUE = 'use --bad keep, nan or skip to continue';

/** A longer text is certainly not a number. */
const LONGEST = 200;

/** The fix for a text that is not a number: what was probably meant, and the command that works. */
export function hint(detail: NotNumber): string | undefined {
  const { place, table, isHeader } = detail;
  const text = detail.text.slice(0, LONGEST);
  if (detail.quirk !== undefined) return quirkHint(detail.quirk, place.file);
  if (detail.takesPercent === false && PERCENTAGE.test(text)) return NOT_HERE;
  const parse = detail.isString && holdsJson(detail.text) ? jqParse(place.column ?? '') : undefined;
  if (parse !== undefined) return `JSON in a string: ${pipeline(parse, place.file)}`;
  const meant = place.input === 'csv' || place.input === 'json' ? missingWord(text) : undefined;
  if (meant !== undefined) return meant;
  const other = elsewhere(text);
  if (other) {
    const fix = place.input === 'arguments' ? undefined : elsewhereFilter(other, place, table);
    return `${other.cause}${other.cause.endsWith('?') ? '' : ':'} ${fix ?? `write ${other.instead}`}`;
  }
  if (place.input === 'json') return inJson(text);
  if (isHeader) return 'is row 1 a header? drop --no-header';
  const odd = detail.text.length > LONGEST ? undefined : unusualNumber(text);
  // A cell must contain a single number.
  if (odd && !(table && odd.instead.includes(' '))) {
    const fix =
      place.input === 'arguments'
        ? `write ${odd.instead}`
        : pipeline(filterFor(odd, place, table), place.file);
    return `${odd.oddity}: ${fix}`;
  }
  if (BOUND.test(text)) return `a bound, not a value${table ? `: ${CONTINUE}` : ''}`;
  const error = spreadsheetError(text);
  if (error !== undefined) return `a spreadsheet error: ${withoutError(error, place, table)}`;
  if (place.input === 'arguments') return ofArgument(text, detail);
  if (looksLikeJson(text)) return `JSON? ${pipeline(jq(), place.file)}`;
  return table ? inTable(text, place, table) : inStream(text, place);
}

/** `50%`, `50,5 %`, or the sign alone. */
const PERCENTAGE = /^(?:[+-]?[\d.,]+(?:e[+-]?\d+)?\s*)?%$/i;

const NOT_HERE = 'a percentage is a probability, and --from prob reads it';

/** `<0.001`, `> 0.99 ***`: a bound instead of a value. */
const BOUND = /^(?:[<>\u2264\u2265]=?) ?[\d.]+(?:e[+-]?\d+)?%?[ *]*$/i;

/** The filter for a text. In a table with several columns, it changes only one. */
function filterFor(
  { filter, change }: OddSpelling,
  { column = '' }: NotNumber['place'],
  table: TableShape | undefined,
): string {
  return (table && table.cells > 1 && change && miller(column, table, change)) || filter;
}

function withoutError(
  error: string,
  { input, file }: NotNumber['place'],
  table: TableShape | undefined,
): string {
  if (input === 'arguments') return 'write nan';
  return table ? CONTINUE : pipeline(withoutErrors(error), file);
}

/** The fix for a text in JSON, without a filter: that would change other strings, too. */
function inJson(text: string): string {
  const odd = unusualNumber(text);
  if (odd && !odd.instead.includes(' ')) return `${odd.oddity}: write ${odd.instead}`;
  const number = withoutCommas(text);
  return number ? `${COMMAS[number.comma].one}: write ${number.numeral}` : CONTINUE;
}

function ofArgument(text: string, { text: whole, place, named, meant }: NotNumber): string | undefined {
  const number = withoutCommas(text);
  if (number) {
    const isEither = /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
    return `write ${number.numeral}${isEither ? ` or ${text.replace(',', '')}` : ''}`;
  }
  if (whole === '') return 'an unset variable? write nan for a missing value';
  if (MISSING.test(whole)) return 'write nan for a missing value';
  if (meant !== undefined) return meant;
  const parts = text.trim().split(/[\s,]+/);
  if (parts.length > 1 && parts.every(isNumeral)) return 'separate numbers with spaces';
  if (named === 'directory') return 'it is a directory';
  const file = text === whole ? shellFile(text) : 'FILE';
  if (named !== undefined && named !== 'none') return ofFile(whole, file, named.format);
  const option = text === whole ? optionMeant(text) : undefined;
  if (option !== undefined) return option;
  if (looksLikeFile(whole)) return named === 'none' ? NO_FILE : ofFile(whole, file, undefined);
  if (whole === '-') return 'to read standard input, give no arguments';
  return place.line === 1 && /^[a-z_]\w{0,50}$/i.test(whole) ? `a column? logit -c ${text} FILE` : undefined;
}

const NO_FILE = 'no such file; to convert a file: logit < FILE, or one of its columns: logit -c COLUMN FILE';

/** The command for a file whose name was given in place of a number. */
function ofFile(name: string, file: string, format: UnsupportedFormat | undefined): string {
  if (isArrayName(name)) return 'arrays are converted one at a time: logit FILE.npy';
  if (format !== undefined)
    return format.fix ? `it is ${format.name}: ${remedy(format.fix, name, 'none')}` : `it is ${format.name}`;
  if (hasExtension(name, 'npz')) return `arrays in an archive: unzip -p ${file} NAME.npy | logit`;
  const syntax = syntaxOfName(name);
  if (syntax !== undefined) {
    const part = SYNTAXES[syntax].kind === 'json' ? 'field' : 'column';
    return `to convert a file, name its ${part}: logit -c ${part.toUpperCase()} ${file}`;
  }
  return `to convert a file: logit < ${file}, or one of its columns: logit -c COLUMN ${file}`;
}

/** Without -c, missing values have one word. */
const MISSING = /^(?:n\/?a|null|none|missing)$/i;

function inStream(text: string, { file, line }: NotNumber['place']): string | undefined {
  if (isNumeral(text.replace(/\\$/, '')) && text.endsWith('\\'))
    return `continuation lines, as bc prints them? ${pipeline(JOIN, file)}`;
  if (text.includes('\0')) {
    return /^(?:[^\0]\0)+$/.test(text.slice(0, text.length & ~1))
      ? `UTF-16? ${pipeline('iconv -f UTF-16 -t UTF-8', file)}`
      : `contains NUL bytes: ${pipeline("tr '\\0' '\\n'", file)}`;
  }
  if (text === '%') return `remove the space before %: ${pipeline("sed 's/ *%/%/g'", file)}`;
  if (MISSING.test(text))
    return `write missing values as nan: ${pipeline(`sed ${shellWord(`s/${text.replace('/', '\\/')}/nan/g`)}`, file)}`;
  if (text === 'dtype:' || text === 'Name:')
    return 'this looks like a printed pandas Series, index included: print(s.to_csv(index=False, header=False))';
  const [, mark] = /^[^;|]+([;|])/.exec(text) ?? [];
  if (mark !== undefined && text.split(mark).every(isNumeral))
    return `separate numbers with spaces: ${pipeline(`tr ${shellWord(mark)} ' '`, file)}`;
  return line === 1 && looksLikeHeader(text) ? 'a CSV file? name its column with -c' : undefined;
}

/** Joins lines that end in a backslash with the next ones. */
const JOIN = "sed -e ':a' -e '/\\\\$/{N;s/\\\\\\n//;ta' -e '}'";

/** Whether a text is a name other than true and false, or contains several cells with another delimiter. */
function looksLikeHeader(text: string): boolean {
  return (/^["'\p{L}_]/u.test(text) && !/^(?:true|false)$/i.test(text)) || /[;|]/.test(text);
}

/** How many numbers an array in one cell contains: `[0.1 0.9]`, `(0.1, 0.9)`. undefined: it is not an array. */
function numbersInBrackets(text: string): number | undefined {
  const [, inside = ''] = /^[[(]([^[\]()]*)[\])]$/.exec(text) ?? [];
  const numbers = inside.trim().split(/[\s,;]+/);
  return numbers.length > 1 && numbers.every(isNumeral) ? numbers.length : undefined;
}

function inTable(text: string, { file, line, column = '' }: NotNumber['place'], table: TableShape): string {
  if (table.header && text === column)
    return `a repeated header? pass the files separately: logit -c ${shellWord(column)} FILE FILE, or drop such rows: --bad skip`;
  if (text.includes('\0')) return `contains NUL bytes: ${pipeline("tr -d '\\0'", file)}`;
  if (table.header && text.replace(/^\ufeff/, '') === column)
    return `a repeated header after a byte order mark? pass the files separately: logit -c ${shellWord(column)} FILE FILE`;
  if (text.startsWith('#') && column.startsWith('#'))
    return `comments above the header? ${pipeline("grep -v '^#'", file)}`;
  const list = numbersInBrackets(text);
  if (list !== undefined) return `an array of ${list} numbers: write each of them to a column of its own`;
  if (table.header && line === 2 && (/^[[(].*[\])]$/.test(text) || text === '%'))
    return `a row of units? ${pipeline('sed 2d', file)}`;
  // Dropping the row would drop the names of the index.
  if (table.header && line === 2 && column === '')
    return `a title above the header? ${pipeline('tail -n +2', file)}`;
  if (/^'.+'$/.test(text)) return 'quoted? use --quote "\'"';
  const number = withoutCommas(text);
  if (number) {
    const { one, filter, change } = COMMAS[number.comma];
    // If the column is the only one, all commas are changed.
    const isAlone = table.delimiter !== ',' && table.cells === 1;
    const fix = isAlone ? filter : miller(column, table, change);
    return fix === undefined ? `${one}, which is not supported` : `${one}: ${pipeline(fix, file)}`;
  }
  const other = table.cells === 1 ? DELIMITERS.find((delimiter) => text.includes(delimiter)) : undefined;
  return other === undefined || other === table.delimiter ? CONTINUE : delimiterHint(other);
}
