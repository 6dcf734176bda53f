import type { Dialect } from '../dialect.ts';
import { doubled } from '../identifier.ts';

/**
 * SQLite 3.35 or later with its math functions (https://sqlite.org/lang_mathfunc.html). It has no nan, which is NULL there.
 *
 * Backticks, because a column in double quotes that does not exist is a string, and its cast 0. Text that is not a number
 * would be 0, too.
 */
export const sqlite: Dialect = {
  identifier: doubled('`'),
  toDouble: (column) => `CAST(${column} AS REAL)`,
  isText: (column) => `typeof(${column}) IN ('text', 'blob') AND ${column} <> CAST(${column} AS REAL)`,
  inf: '9e999',
  minusInf: '-9e999',
  nan: undefined,
  isNan: undefined,
  ln: 'ln',
  power: 'power',
  nearHalf: 'atanh',
};
