import { Source } from '../kernel/abi.ts';
import { hasExtension } from './fileName.ts';

/** A text format of input. */
interface Row {
  /** What it contains: only numbers, a table with columns, or JSON objects with fields. */
  readonly kind: 'numbers' | 'csv' | 'json';
  /** The number of its scanner in the kernel. */
  readonly source: Source;
  readonly title: string;
  /** The option that selects it. */
  readonly option?: 'jsonl';
  /** The extensions of files that have this format without an option. */
  readonly extensions: readonly string[];
}

/**
 * The text formats. A row holds everything that differs between two formats of a kind, except for their scanners. The first of a
 * kind is the usual one.
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

/** The given format, or the usual one of the kind. */
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

/** The format of a file by its name, compressed or not; undefined: unknown. */
export function syntaxOfName(file: string): SyntaxName | undefined {
  return SYNTAX_NAMES.find((name) => hasExtension(file, ...SYNTAXES[name].extensions));
}

/** The format that an option selects; undefined: no such option was given. */
export function syntaxAskedFor(options: {
  readonly [option in NonNullable<Row['option']>]?: true | undefined;
}): SyntaxName | undefined {
  return SYNTAX_NAMES.find((name) => {
    const { option } = SYNTAXES[name];
    return option !== undefined && options[option];
  });
}
