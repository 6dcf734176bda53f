import type { Dialect } from '../dialect.ts';
import { doubled } from '../identifier.ts';

/** Spark SQL 3.0 or later, Databricks (https://spark.apache.org/docs/latest/api/sql/). nan is equal to itself and above all. */
export const spark: Dialect = {
  identifier: doubled('`'),
  toDouble: (column) => `CAST(${column} AS DOUBLE)`,
  inf: "CAST('Infinity' AS DOUBLE)",
  minusInf: "CAST('-Infinity' AS DOUBLE)",
  nan: "CAST('NaN' AS DOUBLE)",
  isNan: (value) => `isnan(${value})`,
  ln: 'ln',
  power: 'power',
  nearHalf: 'atanh',
};
