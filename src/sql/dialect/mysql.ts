import type { Dialect } from '../dialect.ts';
import { doubled } from '../identifier.ts';

/** MySQL 8.0.17 or later, and MariaDB. They have neither inf nor nan, and a result that overflows ends the query. */
export const mysql: Dialect = {
  identifier: doubled('`'),
  toDouble: (column) => `CAST(${column} AS DOUBLE)`,
  inf: undefined,
  minusInf: undefined,
  nan: undefined,
  isNan: undefined,
  ln: 'ln',
  power: 'power',
  nearHalf: 'kahan',
};
