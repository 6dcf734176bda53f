import { isNumeral } from '../text/numeral.ts';
import { pipeline, miller, shellWord } from './shell.ts';
import type { TableShape } from './error.ts';

/** A number as another program writes it. */
export interface Elsewhere {
  /** Who writes it so, or why. */
  readonly cause: string;
  /** The number as it is read. */
  readonly instead: string;
  readonly writer: Writer;
}

/** An extended regular expression, and the text that replaces it, with `\1` for its first group. */
type Substitution = readonly [from: string, to: string];

/** How a program writes numbers. */
interface Writer {
  readonly cause: string;
  readonly shape: RegExp;
  /** The number in the form that logit reads, from the groups of the match. */
  readonly number: (found: readonly string[]) => string;
  /** The substitution in a stream of numbers; undefined: there the text means something else. */
  readonly stream?: Substitution;
  /** The substitution in a cell; undefined: nothing else in a file looks like this, so it is replaced everywhere. */
  readonly cell?: Substitution;
  /** True: a cell may contain several. */
  readonly repeats?: boolean;
}

const first = ([, number = '']: readonly string[]): string => number;
const negative = ([, number = '']: readonly string[]): string => `-${number}`;

const WRITERS: readonly Writer[] = [
  {
    cause: 'NumPy prints scalars like this',
    shape: /^np\.(?:float\d+|longdouble)\(['"]?([^'"]+)['"]?\)$/,
    number: first,
    stream: [`np\\.[a-z0-9]+\\(['"]?([^'")]*)['"]?\\)`, '\\1'],
  },
  {
    cause: 'PyTorch prints scalars like this',
    shape: /^tensor\(([^,()[\]]+)(?:,[^()]*)?\)$/,
    number: first,
    stream: ['tensor\\(([^],[(]*)[^)]*\\)', '\\1'],
  },
  {
    cause: "Python's Decimal",
    shape: /^Decimal\('(.+)'\)$/,
    number: first,
    stream: ["Decimal\\('([^']*)'\\)", '\\1'],
  },
  {
    cause: 'an exponent with f, as in Julia',
    shape: /^([+-]?[\d.]+)f([+-]?\d+)$/,
    number: ([, digits, exponent]) => `${digits}e${exponent}`,
    stream: ['([0-9.])f([-+0-9])', '\\1e\\2'],
    cell: ['^([-+0-9.]+)f', '\\1e'],
  },
  {
    cause: 'a suffix, as in C and Java',
    shape: /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)[fFdDlL]$/,
    number: first,
    stream: ['([0-9.])[fFdDlL]', '\\1'],
    cell: ['^([-+0-9.e]+)[fFdDlL]$', '\\1'],
  },
  {
    cause: 'a power of ten',
    shape: /^([+-]?[\d.]+) ?[x*\u00d7\u00b7] ?10\^([+-]?\d+)$/,
    number: ([, digits, exponent]) => `${digits}e${exponent}`,
    stream: ['([0-9.]) ?(x|[*]|\u00d7|\u00b7) ?10[^0-9+-]([-+0-9])', '\\1e\\3'],
    cell: ['^([-+0-9.]+) ?(x|[*]|\u00d7|\u00b7) ?10[^0-9+-]([-+0-9])', '\\1e\\3'],
  },
  {
    cause: 'stars that mark significance',
    shape: /^([+-]?[\d.]+(?:e[+-]?\d+)?) ?\*{1,3}$/,
    number: first,
    stream: ['([0-9.]) ?[*]+', '\\1'],
    cell: ['([0-9.]) ?[*]+$', '\\1'],
  },
  {
    cause: 'as in YAML',
    shape: /^([+-]?)\.(inf|nan)$/i,
    number: ([, sign = '', word = '']) => sign + word,
    stream: ['\\.([A-Za-z])', '\\1'],
    cell: ['^([-+]?)\\.([A-Za-z])', '\\1\\2'],
  },
  {
    cause: 'a trailing minus, as SAP writes it',
    shape: /^(\d[\d.]*)-$/,
    number: negative,
    stream: ['([0-9.]+)-', '-\\1'],
    cell: ['^([0-9.]+)-$', '-\\1'],
  },
  {
    cause: 'a negative number in parentheses?',
    shape: /^\((\d[\d.]*%?)\)$/,
    number: negative,
    cell: ['^[(]([0-9.]+%?)[)]$', '-\\1'],
  },
  {
    cause: 'brackets around a number',
    shape: /^\[ *([^\s[\],]+) *\]$/,
    number: first,
    cell: ['^[[] *([^ ]+) *[]]$', '\\1'],
  },
  {
    cause: 'a leading apostrophe, as in spreadsheets',
    shape: /^'([+-]?[\d.]+(?:e[+-]?\d+)?%?)$/i,
    number: first,
    stream: ["'", ''],
    cell: ["^'([-+.0-9])", '\\1'],
  },
  {
    cause: 'typographic quotes',
    shape: /^[\u201c-\u201e\u00ab](.+)[\u201c\u201d\u00bb]$/,
    number: first,
    stream: ['[“”„«»]', ''],
    cell: ['[“”„«»]', ''],
    repeats: true,
  },
  {
    cause: 'a thousands separator',
    shape: /^[+-]?[1-9]\d{0,2}(?:['_ ]\d{3})+(?:\.\d*)?%?$/,
    number: ([text = '']) => text.replaceAll(/['_ ]/g, ''),
    stream: ["['_]", ''],
    cell: ["['_ ]", ''],
    repeats: true,
  },
  {
    cause: 'points between thousands?',
    shape: /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}%?$/,
    number: ([text = '']) => text.replaceAll('.', ''),
  },
];

/** The number in the format of another program; undefined: the text is not one. */
export function elsewhere(text: string): Elsewhere | undefined {
  for (const writer of WRITERS) {
    const found = writer.shape.exec(text);
    const instead = found ? writer.number(found) : '';
    if (isNumeral(instead.replace(/%$/, '')) || /^[+-]?(?:inf|nan)$/i.test(instead))
      return { cause: writer.cause, instead, writer };
  }
  return undefined;
}

/** The command that converts all such texts into numbers; undefined if every command would change more. */
export function elsewhereFilter(
  { writer: { stream, cell, repeats } }: Elsewhere,
  { file, column = '' }: { readonly file: string | undefined; readonly column: string | undefined },
  table: TableShape | undefined,
): string | undefined {
  if (table && cell) {
    const [from, to] = cell;
    const change = repeats ? 'gsub' : 'sub';
    const command = miller(
      column,
      table,
      (field) => `${field} = ${change}(string(${field}), "${from}", "${to}")`,
    );
    return command === undefined ? undefined : pipeline(command, file);
  }
  if (!stream || (column !== '' && cell)) return undefined;
  return pipeline(`sed -E ${shellWord(`s/${stream.join('/')}/g`)}`, file);
}
