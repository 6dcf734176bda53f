import type { Dialect } from '../dialect.ts';
import { doubled } from '../identifier.ts';

/** https://duckdb.org/docs/stable/sql/functions/numeric. nan is equal to itself and above all. */
export const duckdb: Dialect = {
  identifier: doubled('"'),
  toDouble: (column) => `CAST(${column} AS DOUBLE)`,
  inf: "'inf'::DOUBLE",
  minusInf: "'-inf'::DOUBLE",
  nan: "'nan'::DOUBLE",
  isNan: (value) => `isnan(${value})`,
  ln: 'ln',
  power: 'power',
  nearHalf: 'atanh',
};
