import { describe } from './describe.ts';
import type { NoFit } from './fitFault.ts';
import type { Quirk } from './quirk.ts';
import type { Comma } from '../text/numeral.ts';

/** A place in the input. */
export interface Location {
  /** The kind of input. */
  readonly input: 'arguments' | 'numbers' | 'array' | 'csv' | 'json';
  /** The path of the file; undefined for standard input and arguments. */
  readonly file: string | undefined;
  /** The line; in arguments the number of the argument; in an array the number of the value in file order. All are 1-based. */
  readonly line: number;
  /** The name or number of the column, or the path of the field; undefined if the input has no columns. */
  readonly column: string | undefined;
}

/** What an argument that is not a number is as a file name. `format` is undefined for text; `none`: no such file. */
export type NamedFile = { readonly format: UnsupportedFormat | undefined } | 'directory' | 'none';

/** How a table was read. */
export interface TableShape {
  readonly delimiter: string;
  readonly header: boolean;
  /** The number of cells in its first record. */
  readonly cells: number;
}

/** Why rows differ in length from the first record, and how to repair the table. */
export interface Cause {
  readonly kind: 'comments' | 'delimiter' | 'spaces' | Comma | 'delimiterAtEnd' | 'rowNames';
  /** The commands of a pipeline that repairs the table and changes nothing else; undefined if there is none. */
  readonly filter: readonly string[] | undefined;
  /** The other delimiter, or the number with a comma in it. */
  readonly text?: string;
  /** True: columns were selected by number, and the repair inserts a column before them. */
  readonly shifts?: boolean;
}

/** A format that is not the one expected. */
export interface UnsupportedFormat {
  readonly name: string;
  /** What was expected instead; undefined for `text`. */
  readonly wanted?: 'UTF-8' | 'a table' | 'data' | 'the data';
  /** How to get at the numbers; undefined if there is no usual way. */
  readonly fix: Fix | undefined;
}

/**
 * How to convert a format to text: with a program that reads standard input (`filter`) or the file named FILE in the command
 * (`reader`), or in words (`instead`).
 */
export type Fix =
  | { readonly filter: string; readonly question?: string }
  | { readonly reader: string }
  | { readonly instead: string };

export type CompressionFormat = 'gzip' | 'Zstandard';

/** What is wrong with compressed data: its end is missing, it is corrupt, or other data follows it. */
export type CompressionFault = 'truncated' | 'broken' | 'trailing';

/** What is wrong with a NumPy array: not an array, an invalid header, truncated values, or trailing data. */
export type ArrayFault = 'none' | 'header' | 'truncated' | 'trailing';

/** An error as data. `describe` makes the sentence. */
export type ErrorDetail =
  | { readonly kind: 'usage'; readonly text: string; readonly fix?: string | undefined }
  /** Several columns are selected for an option that takes one. */
  | {
      readonly kind: 'tooManyColumns';
      readonly option: '--loss' | '--only scale' | '--only shift';
      readonly count: number;
    }
  | {
      readonly kind: 'invalidNumber';
      readonly place: Location;
      readonly text: string;
      /** undefined if the text is not in a table. */
      readonly table: TableShape | undefined;
      readonly quirk?: Quirk | undefined;
      /** For an argument: what it is as a file name, and the fix if it is probably mistyped. */
      readonly named?: NamedFile | undefined;
      readonly meant?: string | undefined;
      /** True: the first row of a table without a header, and all its cells to convert are text. */
      readonly isHeader?: boolean;
      /** True: the text is in a JSON string. */
      readonly isString?: boolean;
      /** False: numbers on the scale that is converted from must not have a percent sign. */
      readonly takesPercent?: boolean;
    }
  /** `hasPositive`: the text of label 1 was given, so any text is a label, but this is an object or an array. */
  | {
      readonly kind: 'invalidLabel';
      readonly place: Location;
      readonly text: string;
      readonly hasPositive: boolean;
    }
  /** A column with labels 0 and -1; only one of them can be the negative label. */
  | { readonly kind: 'mixedLabels'; readonly place: Location }
  | { readonly kind: 'invalidWeight'; readonly place: Location; readonly text: string }
  /** A value whose log-odds are infinite, which a fit cannot use. `text` is the value on the scale of the column. */
  | { readonly kind: 'infiniteLogOdds'; readonly place: Location; readonly text: string }
  | ({ readonly kind: 'noFit' } & NoFit)
  | { readonly kind: 'rIndex'; readonly place: Location; readonly text: string }
  /** `packed`: the compression of the file that contains the data. */
  | {
      readonly kind: 'unsupportedFormat';
      readonly file: string | undefined;
      readonly format: UnsupportedFormat;
      readonly packed: CompressionFormat | 'none';
    }
  | {
      readonly kind: 'shortRow';
      readonly place: Location;
      readonly cells: number;
      /** The fields of the first object, if it is the one without the field and has few enough to list. */
      readonly fields: readonly string[];
      /** The field that was probably meant. */
      readonly similar: string | undefined;
      readonly quirk?: Quirk | undefined;
    }
  | {
      readonly kind: 'longRow';
      readonly place: Location;
      readonly cells: number;
      /** What the row is longer than. */
      readonly first: 'header' | 'first row';
      readonly firstCells: number;
      readonly quirk: Quirk | undefined;
      readonly cause: Cause | undefined;
    }
  /** A row that differs in length from the first, so its cells probably belong to other columns. */
  | {
      readonly kind: 'otherLength';
      readonly place: Location;
      readonly cells: number;
      readonly first: 'header' | 'first row';
      readonly firstCells: number;
      readonly delimiter: string;
      readonly quirk: Quirk | undefined;
      readonly cause: Cause | undefined;
    }
  | { readonly kind: 'unterminatedQuote'; readonly place: Location; readonly quirk?: Quirk | undefined }
  | {
      /** A quote that joins several rows into one, or several cells of one row. */
      readonly kind: 'swallowedRows';
      readonly place: Location;
      /** The line on which the row ends. */
      readonly lastLine: number;
      readonly quote: string;
      readonly quirk?: Quirk | undefined;
    }
  /** `text`: the rest of the line from the fault on. `isTooDeep`: the text there is valid but too deeply nested. */
  | {
      readonly kind: 'invalidJson';
      readonly place: Location;
      readonly text: string;
      readonly isTooDeep: boolean;
    }
  /** A number so long that the digits which are read do not decide the exact result. */
  | { readonly kind: 'undecided'; readonly place: Location; readonly text: string }
  /** `line`: the first line, a directive for Excel such as `sep=;`. `delimiter`: the one it names; undefined: the one in use. */
  | {
      readonly kind: 'excelLine';
      readonly file: string | undefined;
      readonly line: string;
      readonly delimiter: string | undefined;
    }
  /** `remedy`: replace each CR by LF, replace CR and CR LF by LF, or remove each CR. */
  | {
      readonly kind: 'crLineEndings';
      readonly place: Location;
      readonly remedy: 'replace' | 'unify' | 'remove';
    }
  | {
      readonly kind: 'recordTooLong';
      readonly place: Location;
      readonly part: 'header' | 'row';
      readonly bytes: number;
    }
  | { readonly kind: 'truncatedFile'; readonly file: string | undefined }
  | {
      readonly kind: 'noColumn';
      readonly file: string | undefined;
      readonly name: string;
      /** The names in the header; undefined: there is no header, and rows have `cells` cells. */
      readonly columns: readonly string[] | undefined;
      readonly cells: number;
      readonly similar: string | undefined;
      /** The option that asked for it; undefined: -c. */
      readonly flag?: string | undefined;
      /** The delimiter that the header probably has; undefined: the one in use. */
      readonly delimiter: string | undefined;
    }
  /** A name in the header is a number like the values, so it is probably data. */
  | {
      readonly kind: 'headerIsData';
      readonly file: string | undefined;
      /** 1-based. */
      readonly column: number;
      readonly text: string;
    }
  | {
      readonly kind: 'duplicateColumn';
      readonly file: string | undefined;
      readonly name: string;
      readonly numbers: readonly number[];
      readonly columns: readonly string[];
    }
  /** `!` before a column that nothing else selects. */
  | { readonly kind: 'redundantExclusion'; readonly file: string | undefined; readonly text: string }
  /** `!` before all columns that are selected. */
  | { readonly kind: 'emptySelection'; readonly file: string | undefined }
  | {
      readonly kind: 'headerMismatch';
      readonly file: string | undefined;
      readonly first: string | undefined;
      readonly columns: readonly string[];
      readonly expected: readonly string[];
    }
  | {
      readonly kind: 'compressed';
      readonly file: string | undefined;
      readonly format: CompressionFormat;
      readonly fault: CompressionFault;
    }
  | { readonly kind: 'array'; readonly file: string | undefined; readonly fault: ArrayFault }
  | {
      readonly kind: 'arrayType';
      readonly file: string | undefined;
      readonly type: string;
      /** Python code that converts the array to floats; undefined if no conversion is always right. */
      readonly instead: string | undefined;
    }
  | {
      readonly kind: 'system';
      readonly action: 'open' | 'read' | 'write';
      /** undefined: standard input or standard output, depending on the action. */
      readonly file: string | undefined;
      /** The code of Node.js, such as ENOENT, or one of logit's own in systemReason.ts. */
      readonly code: string;
      /** What was probably meant, as the fix of the message. */
      readonly fix?: string | undefined;
    };

/** An error in the input or in the way the program was called. Its message is one line: the place, the fault, the fix. */
export class LogitError extends Error {
  override readonly name = 'LogitError';
  readonly detail: ErrorDetail;

  /** @param message replaces the message that the command prints for this detail */
  constructor(detail: ErrorDetail, message: string = describe(detail)) {
    super(message);
    this.detail = detail;
  }
}
