import type { Dialect } from '../dialect.ts';
import { doubled } from '../identifier.ts';

/**
 * PostgreSQL 12 or later (https://www.postgresql.org/docs/current/functions-math.html). A result that overflows, or
 * becomes 0 by underflow, ends the query. nan is equal to itself and above all.
 */
export const postgres: Dialect = {
  identifier: doubled('"'),
  toDouble: (column) => `CAST(${column} AS double precision)`,
  inf: "'Infinity'::float8",
  minusInf: "'-Infinity'::float8",
  nan: "'NaN'::float8",
  isNan: (value) => `${value} = 'NaN'::float8`,
  ln: 'ln',
  power: 'power',
  nearHalf: 'atanh',
};
