import { describe } from './describe.ts';
import type { NoFit } from './fitFault.ts';
import type { Quirk } from './quirk.ts';
import type { Comma } from '../text/numeral.ts';

/** Where something is: the kind of input, and the line in it, or the number of the argument. */
export interface Location {
  readonly input: 'arguments' | 'numbers' | 'array' | 'csv' | 'json';
  /** A file's path; undefined: standard input, or arguments. */
  readonly file: string | undefined;
  /** 1-based line; the 1-based argument; the 1-based value of an array in file order. */
  readonly line: number;
  /** The column's name or number, or the path of the field; undefined if there are none. */
  readonly column: string | undefined;
}

/** What a name is among the files. `format`: undefined for text. */
export type NamedFile = { readonly format: UnsupportedFormat | undefined } | 'directory' | 'none';

/** How a table is read. */
export interface TableShape {
  readonly delimiter: string;
  readonly header: boolean;
  /** Cells of its first record. */
  readonly cells: number;
}

/** Why rows have another length than the first record, and how the table is mended. */
export interface Cause {
  readonly kind: 'comments' | 'delimiter' | 'spaces' | Comma | 'delimiterAtEnd' | 'rowNames';
  /** Programs, each of which reads what the one before writes; undefined if there are none that do only this. */
  readonly filter: readonly string[] | undefined;
  /** The other delimiter, or the number with a comma in it. */
  readonly text?: string;
  /** True: columns were asked for by number, and the remedy puts one before them. */
  readonly shifts?: boolean;
}

/** A format that is not the one expected. */
export interface UnsupportedFormat {
  readonly name: string;
  /** What was expected in its place, where that is not `text`. */
  readonly wanted?: 'UTF-8' | 'a table' | 'data' | 'the data';
  /** undefined if there is no usual way to the numbers in it. */
  readonly fix: Fix | undefined;
}

/** A program that makes text of a format: it reads standard input, or the FILE in its text; or what to do instead. */
export type Fix =
  | { readonly filter: string; readonly question?: string }
  | { readonly reader: string }
  | { readonly instead: string };

export type CompressionFormat = 'gzip' | 'Zstandard';

/** What is wrong with compressed data: it ends early, is not what was compressed, or is followed by something else. */
export type CompressionFault = 'truncated' | 'broken' | 'trailing';

/** What is wrong with a NumPy array: not an array, an invalid header, truncated values, or trailing data. */
export type ArrayFault = 'none' | 'header' | 'truncated' | 'trailing';

/** What went wrong, as data. `describe` makes the sentence. */
export type ErrorDetail =
  | { readonly kind: 'usage'; readonly text: string; readonly fix?: string | undefined }
  /** Columns that are selected for what takes one. */
  | {
      readonly kind: 'tooManyColumns';
      readonly option: '--loss' | '--only scale' | '--only shift';
      readonly count: number;
    }
  | {
      readonly kind: 'invalidNumber';
      readonly place: Location;
      readonly text: string;
      /** undefined if it was not in a table. */
      readonly table: TableShape | undefined;
      readonly quirk?: Quirk | undefined;
      /** Of an argument: what the file is that it names, and what was probably meant among the others. */
      readonly named?: NamedFile | undefined;
      readonly meant?: string | undefined;
      /** True: the first row of a table without a header, and all its cells to convert are text. */
      readonly isHeader?: boolean;
    }
  /** `hasPositive`: the label that is 1 was named, and this is an object or array. */
  | {
      readonly kind: 'invalidLabel';
      readonly place: Location;
      readonly text: string;
      readonly hasPositive: boolean;
    }
  /** The label is 0 or -1, and the other one was a label of the column before. */
  | { readonly kind: 'mixedLabels'; readonly place: Location }
  | { readonly kind: 'invalidWeight'; readonly place: Location; readonly text: string }
  /** A value that a fit cannot use, on the scale that it is read in. */
  | { readonly kind: 'infiniteLogOdds'; readonly place: Location; readonly text: string }
  | ({ readonly kind: 'noFit' } & NoFit)
  | { readonly kind: 'rIndex'; readonly place: Location; readonly text: string }
  /** `packed`: how what it was in is compressed. */
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
      /** Those of the first object, if that is what has no such field, and they can be listed. */
      readonly fields: readonly string[];
      /** The one of them that was probably meant. */
      readonly similar: string | undefined;
      readonly quirk?: Quirk | undefined;
    }
  | {
      readonly kind: 'longRow';
      readonly place: Location;
      readonly cells: number;
      /** What its cells are too many for. */
      readonly first: 'header' | 'first row';
      readonly firstCells: number;
      readonly quirk: Quirk | undefined;
      readonly cause: Cause | undefined;
    }
  /** A row of another length, so that its cells are probably others than those that the header names. */
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
      /** A quote makes one row of several. */
      readonly kind: 'swallowedRows';
      readonly place: Location;
      /** The line on which the row ends. */
      readonly lastLine: number;
      readonly quote: string;
      readonly quirk?: Quirk | undefined;
    }
  /** `text`: what cannot go on, up to the end of the line. */
  /** `isTooDeep`: what begins there nests deeper than is read. */
  | {
      readonly kind: 'invalidJson';
      readonly place: Location;
      readonly text: string;
      readonly isTooDeep: boolean;
    }
  /** A number of which too few digits are read to convert it exactly. */
  | { readonly kind: 'undecided'; readonly place: Location; readonly text: string }
  /** `line`: what the first line says to Excel, which is not a header. `delimiter`: the one that it names, if it is another one. */
  | {
      readonly kind: 'excelLine';
      readonly file: string | undefined;
      readonly line: string;
      readonly delimiter: string | undefined;
    }
  /** `remedy`: whether CR is to become LF, CR with or without LF is, or none is to be there. */
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
      /** undefined: there is no header, and the rows have `cells` cells. */
      readonly columns: readonly string[] | undefined;
      readonly cells: number;
      readonly similar: string | undefined;
      /** The delimiter that the header seems to have; undefined: the one it was read with. */
      readonly delimiter: string | undefined;
    }
  /** A name in the header is a number, as a value is one. */
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
      /** What makes an array of floats of it, in Python; undefined: nothing that is always right. */
      readonly instead: string | undefined;
    }
  | {
      readonly kind: 'system';
      readonly action: 'open' | 'read' | 'write';
      /** undefined: the standard stream of the action. */
      readonly file: string | undefined;
      /** As Node.js names it, such as ENOENT, or one of those in systemReason.ts. */
      readonly code: string;
      /** What was probably meant. */
      readonly fix?: string | undefined;
    };

/** An error that a user can act on. Its message is one line: the place, the fault, the fix. */
export class LogitError extends Error {
  override readonly name = 'LogitError';
  readonly detail: ErrorDetail;

  /** @param message in place of the one that the command has for the detail */
  constructor(detail: ErrorDetail, message: string = describe(detail)) {
    super(message);
    this.detail = detail;
  }
}

/** Why a file cannot be used, found before the operating system was asked: an error as it would give, or one of those in systemReason.ts. */
export class SystemError extends Error {
  override readonly name = 'SystemError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Turns what the operating system refused into a LogitError; anything else is returned as it is. */
export function systemError(
  action: 'open' | 'read' | 'write',
  file: string | undefined,
  error: unknown,
): unknown {
  const code = systemCode(error);
  return code === undefined ? error : new LogitError({ kind: 'system', action, file, code });
}

/** The name of the error that the operating system gave; undefined if it is another error. */
function systemCode(error: unknown): string | undefined {
  if (error instanceof SystemError) return error.code;
  const { code, errno } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string') return undefined;
  if (/^E[A-Z0-9]+$/.test(code) || code === 'ERR_ACCESS_DENIED') return code;
  // libuv does not know all of them, and Node.js then has "Unknown system error -122" for the name.
  return typeof errno === 'number' && code.startsWith('Unknown system error')
    ? (UNKNOWN_TO_LIBUV[process.platform]?.[-errno] ?? `error ${-errno}`)
    : undefined;
}

const BSD = { 69: 'EDQUOT', 70: 'ESTALE' };

const UNKNOWN_TO_LIBUV: { readonly [platform: string]: Readonly<Record<number, string>> | undefined } = {
  linux: {
    15: 'ENOTBLK',
    35: 'EDEADLK',
    37: 'ENOLCK',
    62: 'ETIME',
    74: 'EBADMSG',
    116: 'ESTALE',
    117: 'EUCLEAN',
    122: 'EDQUOT',
    123: 'ENOMEDIUM',
    124: 'EMEDIUMTYPE',
    126: 'ENOKEY',
    127: 'EKEYEXPIRED',
    128: 'EKEYREVOKED',
  },
  darwin: BSD,
  freebsd: BSD,
};
