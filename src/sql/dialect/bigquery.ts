import type { Dialect } from '../dialect.ts';
import { backslashed } from '../identifier.ts';

/**
 * BigQuery, GoogleSQL (https://cloud.google.com/bigquery/docs/reference/standard-sql/mathematical_functions). LN(0) and a
 * result that overflows end the query.
 */
export const bigquery: Dialect = {
  identifier: backslashed,
  toDouble: (column) => `CAST(${column} AS FLOAT64)`,
  inf: "CAST('inf' AS FLOAT64)",
  minusInf: "CAST('-inf' AS FLOAT64)",
  nan: "CAST('nan' AS FLOAT64)",
  isNan: (value) => `IS_NAN(${value})`,
  ln: 'LN',
  power: 'POWER',
  nearHalf: 'atanh',
};
