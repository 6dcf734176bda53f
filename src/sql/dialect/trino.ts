import type { Dialect } from '../dialect.ts';
import { doubled } from '../identifier.ts';

/** Trino, Presto, Athena (https://trino.io/docs/current/functions/math.html). They have neither log1p nor atanh. */
export const trino: Dialect = {
  identifier: doubled('"'),
  toDouble: (column) => `CAST(${column} AS DOUBLE)`,
  inf: 'infinity()',
  minusInf: '-infinity()',
  nan: 'nan()',
  isNan: (value) => `is_nan(${value})`,
  ln: 'ln',
  power: 'power',
  nearHalf: 'kahan',
};
