import { filtered, miller } from './shell.ts';

/** Values of which a part lies outside [0, 1]. */
export interface Outside {
  readonly numbers: number;
  readonly outside: number;
  /** The range of those outside. */
  readonly outsideLeast: number;
  readonly outsideMost: number;
}

/** Fewer values say nothing about the rest of them. */
export const MANY = 10;

/** Values above 1 and below this are probabilities that were rounded. */
export const ROUNDED = 1.1;

/** Where the values stood. */
export interface Origin {
  readonly file: string | undefined;
  readonly column: string | undefined;
  /** undefined: in no table. */
  readonly table: { readonly delimiter: string; readonly header: boolean } | undefined;
}

/**
 * What values may be of which all, or most of many, are no probabilities, and what to do then; undefined: most are, or
 * nothing comes to mind.
 */
export function guess(
  { numbers, outside, outsideLeast: least, outsideMost: most }: Outside,
  { file, column = '', table }: Origin,
): string | undefined {
  if (outside === 0 || (outside < numbers && (numbers < MANY || outside <= numbers / 2))) return undefined;
  if (least < 0) return 'log-odds? --sigmoid converts those';
  if (least <= 1 || most < ROUNDED || most > 100) return undefined;
  const said = 'percent? write 80% or 0.8 for 80';
  const command = table && miller(column, table, (field) => `is_numeric(${field}) {${field} .= "%"}`);
  return command === undefined ? said : `${said}: ${filtered(command, file)}`;
}
