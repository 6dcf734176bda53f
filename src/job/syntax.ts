import { Source } from '../kernel/abi.ts';
import { hasExtension } from './fileName.ts';

/** A format of text in which numbers are read. */
interface Row {
  /** What it has: numbers alone, the columns of a table, or JSON objects with fields. */
  readonly kind: 'numbers' | 'csv' | 'json';
  /** The number that the kernel has for what scans it. */
  readonly source: Source;
  readonly title: string;
  /** The option that asks for it. */
  readonly option?: 'jsonl';
  /** Of files that are read so without an option. */
  readonly extensions: readonly string[];
}

/**
 * The formats of text. All that is different between two of a kind outside their scanners is a row; the first of a kind is the
 * usual one.
 */
const ROWS = {
  numbers: { kind: 'numbers', source: Source.Numbers, title: 'numbers', extensions: [] },
  csv: { kind: 'csv', source: Source.Csv, title: 'CSV', extensions: ['csv', 'tsv', 'tab'] },
  jsonl: {
    kind: 'json',
    source: Source.Json,
    title: 'JSON Lines',
    option: 'jsonl',
    extensions: ['jsonl', 'ndjson'],
  },
} as const satisfies Record<string, Row>;

export type SyntaxName = keyof typeof ROWS;

export const SYNTAXES: Readonly<Record<SyntaxName, Row>> = ROWS;

export const SYNTAX_NAMES = Object.keys(ROWS) as readonly SyntaxName[];

/** The format that is asked for, or the usual one of the kind. */
export function syntaxOf({ kind, syntax }: { kind: Row['kind']; syntax?: SyntaxName | undefined }): Row {
  return SYNTAXES[syntax ?? usual(kind)];
}

function usual(kind: Row['kind']): SyntaxName {
  return SYNTAX_NAMES.find((name) => SYNTAXES[name].kind === kind)!;
}

/** The format, unless it is the usual one of its kind. */
export function unlessUsual(syntax: SyntaxName | undefined): SyntaxName | undefined {
  return syntax && syntax !== usual(SYNTAXES[syntax].kind) ? syntax : undefined;
}

/** What a file has by its name, compressed or not; undefined: that is not known. */
export function syntaxOfName(file: string): SyntaxName | undefined {
  return SYNTAX_NAMES.find((name) => hasExtension(file, ...SYNTAXES[name].extensions));
}

/** The option that asks for one of these formats; undefined: none was given. */
export function syntaxAskedFor(options: {
  readonly [option in NonNullable<Row['option']>]?: true | undefined;
}): SyntaxName | undefined {
  return SYNTAX_NAMES.find((name) => {
    const { option } = SYNTAXES[name];
    return option !== undefined && options[option];
  });
}
