import type { Dialect } from '../dialect.ts';
import { doubled } from '../identifier.ts';

/**
 * Snowflake (https://docs.snowflake.com/en/sql-reference/functions-numeric). A name in quotes keeps its case, and one
 * without them was stored in capitals. nan is equal to itself and above all.
 */
export const snowflake: Dialect = {
  identifier: doubled('"'),
  toDouble: (column) => `CAST(${column} AS DOUBLE)`,
  inf: "'inf'::DOUBLE",
  minusInf: "'-inf'::DOUBLE",
  nan: "'NaN'::DOUBLE",
  isNan: (value) => `${value} = 'NaN'::DOUBLE`,
  ln: 'LN',
  power: 'POWER',
  nearHalf: 'atanh',
};
