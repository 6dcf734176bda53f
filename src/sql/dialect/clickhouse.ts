import type { Dialect } from '../dialect.ts';
import { backslashed } from '../identifier.ts';
import { literal } from '../literal.ts';

/** ClickHouse 20.11 or later (https://clickhouse.com/docs/sql-reference/functions/math-functions). Its CAST refuses NULL. */
export const clickhouse: Dialect = {
  identifier: backslashed,
  toDouble: (column) => `toFloat64(${column})`,
  inf: 'inf',
  minusInf: '-inf',
  nan: 'nan',
  // Both factors are exact, and so is their product.
  subnormal: (value) => `${literal(value * 2 ** 537)}*${literal(2 ** -537)}`,
  isNan: (value) => `isNaN(${value})`,
  ln: 'log',
  power: 'pow',
  nearHalf: 'log1p',
};

/** Before 20.11 it has neither log1p nor atanh. */
export const clickhouse18: Dialect = { ...clickhouse, nearHalf: 'kahan' };
