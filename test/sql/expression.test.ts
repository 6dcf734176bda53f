import { describe, expect, it } from 'vitest';
import { affineOf, type MapOptions } from '../../src/job/affine.ts';
import type { SqlConversion } from '../../src/sql/conversion.ts';
import { DIALECTS } from '../../src/sql/dialects.ts';
import { ENGINE_NAMES, type EngineName } from '../../src/sql/engineNames.ts';
import { expressionOf } from '../../src/sql/expression.ts';

type Asked = Partial<Pick<SqlConversion, 'from' | 'to' | 'eps' | 'base' | 'map'>>;

/** The expression, with the letter v for the column as it is cast. */
function written(engine: EngineName, asked: Asked = {}): string {
  const dialect = DIALECTS[engine];
  const conversion: SqlConversion = {
    from: 'prob',
    to: 'logit',
    suffix: 'logit',
    dtype: 'float64',
    base: 0,
    eps: undefined,
    exact: false,
    inverse: undefined,
    ...asked,
  };
  const cast = dialect.toDouble(dialect.identifier('v'));
  return expressionOf(conversion, 'v', dialect).replaceAll(cast, 'v');
}

const ATANH = 'CASE WHEN v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) WHEN v > 0 AND v < 1 THEN';
const KAHAN =
  'CASE WHEN v = 0.5 THEN 0e0 ELSE ln(v/(1-v))*((2*v-1)/(1-v))/(v/(1-v)-1) END WHEN v > 0 AND v < 1 THEN ln(v/(1-v))';
const TEXT = "typeof(`v`) IN ('text', 'blob') AND `v` <> v THEN NULL WHEN";

const LOGIT: Record<EngineName, string> = {
  duckdb: `${ATANH} ln(v/(1-v)) WHEN v = 0 THEN '-inf'::DOUBLE WHEN v = 1 THEN 'inf'::DOUBLE WHEN v IS NOT NULL THEN 'nan'::DOUBLE END`,
  postgres: `${ATANH} ln(v/(1-v)) WHEN v = 0 THEN '-Infinity'::float8 WHEN v = 1 THEN 'Infinity'::float8 WHEN v IS NOT NULL THEN 'NaN'::float8 END`,
  sqlite: `CASE WHEN ${TEXT} v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) WHEN v > 0 AND v < 1 THEN ln(v/(1-v)) WHEN v = 0 THEN -9e999 WHEN v = 1 THEN 9e999 END`,
  mysql: `CASE WHEN v BETWEEN 0.25 AND 0.75 THEN ${KAHAN} END`,
  clickhouse:
    'CASE WHEN v BETWEEN 0.25 AND 0.75 THEN log1p((2*v-1)/(1-v)) WHEN v > 0 AND v < 1 THEN log(v/(1-v)) WHEN v = 0 THEN -inf WHEN v = 1 THEN inf WHEN v IS NOT NULL THEN nan END',
  clickhouse18: `CASE WHEN v BETWEEN 0.25 AND 0.75 THEN ${KAHAN.replaceAll('ln(', 'log(')} WHEN v = 0 THEN -inf WHEN v = 1 THEN inf WHEN v IS NOT NULL THEN nan END`,
  spark: `${ATANH} ln(v/(1-v)) WHEN v = 0 THEN CAST('-Infinity' AS DOUBLE) WHEN v = 1 THEN CAST('Infinity' AS DOUBLE) WHEN v IS NOT NULL THEN CAST('NaN' AS DOUBLE) END`,
  bigquery: `${ATANH} LN(v/(1-v)) WHEN v = 0 THEN CAST('-inf' AS FLOAT64) WHEN v = 1 THEN CAST('inf' AS FLOAT64) WHEN v IS NOT NULL THEN CAST('nan' AS FLOAT64) END`,
  snowflake: `${ATANH} LN(v/(1-v)) WHEN v = 0 THEN '-inf'::DOUBLE WHEN v = 1 THEN 'inf'::DOUBLE WHEN v IS NOT NULL THEN 'NaN'::DOUBLE END`,
  trino: `CASE WHEN v BETWEEN 0.25 AND 0.75 THEN ${KAHAN} WHEN v = 0 THEN -infinity() WHEN v = 1 THEN infinity() WHEN v IS NOT NULL THEN nan() END`,
};

const BOUNDS = 'v < 1e-6 THEN -13.815509557963773e0 WHEN v > 0.999999e0 THEN 13.815509557935018e0 WHEN';

const CLAMPED: Record<EngineName, string> = {
  duckdb: `CASE WHEN isnan(v) THEN 'nan'::DOUBLE WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) ELSE ln(v/(1-v)) END`,
  postgres: `CASE WHEN v = 'NaN'::float8 THEN 'NaN'::float8 WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) ELSE ln(v/(1-v)) END`,
  sqlite: `CASE WHEN ${TEXT} ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) ELSE ln(v/(1-v)) END`,
  mysql: `CASE WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN ${KAHAN.replace('WHEN v > 0 AND v < 1 THEN', 'ELSE')} END`,
  clickhouse: `CASE WHEN isNaN(v) THEN nan WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN log1p((2*v-1)/(1-v)) ELSE log(v/(1-v)) END`,
  clickhouse18: `CASE WHEN isNaN(v) THEN nan WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN ${KAHAN.replace('WHEN v > 0 AND v < 1 THEN', 'ELSE').replaceAll('ln(', 'log(')} END`,
  spark: `CASE WHEN isnan(v) THEN CAST('NaN' AS DOUBLE) WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) ELSE ln(v/(1-v)) END`,
  bigquery: `CASE WHEN IS_NAN(v) THEN CAST('nan' AS FLOAT64) WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) ELSE LN(v/(1-v)) END`,
  snowflake: `CASE WHEN v = 'NaN'::DOUBLE THEN 'NaN'::DOUBLE WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) ELSE LN(v/(1-v)) END`,
  trino: `CASE WHEN is_nan(v) THEN nan() WHEN ${BOUNDS} v BETWEEN 0.25 AND 0.75 THEN ${KAHAN.replace('WHEN v > 0 AND v < 1 THEN', 'ELSE')} END`,
};

const POWERS =
  'v <= -745.1332191019412e0 THEN 0e0 WHEN v < 0 THEN exp(v)/(1+exp(v)) WHEN v < 40 THEN 1/(1+exp(-v)) WHEN v >= 40 THEN 1e0 END';

const SIGMOID: Record<EngineName, string> = {
  duckdb: `CASE WHEN isnan(v) THEN 'nan'::DOUBLE WHEN ${POWERS}`,
  postgres: `CASE WHEN v = 'NaN'::float8 THEN 'NaN'::float8 WHEN ${POWERS}`,
  sqlite: `CASE WHEN ${TEXT} ${POWERS}`,
  mysql: `CASE WHEN ${POWERS}`,
  clickhouse: `CASE WHEN isNaN(v) THEN nan WHEN ${POWERS}`,
  clickhouse18: `CASE WHEN isNaN(v) THEN nan WHEN ${POWERS}`,
  spark: `CASE WHEN isnan(v) THEN CAST('NaN' AS DOUBLE) WHEN ${POWERS}`,
  bigquery: `CASE WHEN IS_NAN(v) THEN CAST('nan' AS FLOAT64) WHEN ${POWERS}`,
  snowflake: `CASE WHEN v = 'NaN'::DOUBLE THEN 'NaN'::DOUBLE WHEN ${POWERS}`,
  trino: `CASE WHEN is_nan(v) THEN nan() WHEN ${POWERS}`,
};

const CAST: Record<EngineName, string> = {
  duckdb: 'CAST("v" AS DOUBLE)',
  postgres: 'CAST("v" AS double precision)',
  sqlite: 'CAST(`v` AS REAL)',
  mysql: 'CAST(`v` AS DOUBLE)',
  clickhouse: 'toFloat64(`v`)',
  clickhouse18: 'toFloat64(`v`)',
  spark: 'CAST(`v` AS DOUBLE)',
  bigquery: 'CAST(`v` AS FLOAT64)',
  snowflake: 'CAST("v" AS DOUBLE)',
  trino: 'CAST("v" AS DOUBLE)',
};

describe.each(ENGINE_NAMES)('for %s', (engine) => {
  it('the column is a float64', () => {
    const { toDouble, identifier } = DIALECTS[engine];
    expect(toDouble(identifier('v'))).toBe(CAST[engine]);
  });

  it('probability to log-odds', () => {
    expect(written(engine)).toBe(LOGIT[engine]);
  });

  it('with eps 1e-6', () => {
    expect(written(engine, { eps: 1e-6 })).toBe(CLAMPED[engine]);
  });

  it('log-odds to probability', () => {
    expect(written(engine, { from: 'logit', to: 'prob' })).toBe(SIGMOID[engine]);
  });

  it('has neither GREATEST nor LEAST, and no two signs that would begin a comment', () => {
    for (const from of ['prob', 'percent', 'odds', 'logit'] as const) {
      for (const to of ['prob', 'percent', 'odds', 'logit'] as const) {
        for (const eps of [undefined, 0, 1e-6, 0.5])
          expect(written(engine, { from, to, eps })).not.toMatch(/GREATEST|LEAST|--|NaN(?!['(])|undefined/);
      }
    }
  });
});

describe('other pairs, in DuckDB', () => {
  const nan = "WHEN v IS NOT NULL THEN 'nan'::DOUBLE END";
  const first = "CASE WHEN isnan(v) THEN 'nan'::DOUBLE WHEN";

  it.each<[Asked, string]>([
    [{ from: 'prob', to: 'prob' }, `CASE WHEN v BETWEEN 0 AND 1 THEN v ${nan}`],
    [{ from: 'prob', to: 'percent' }, `CASE WHEN v BETWEEN 0 AND 1 THEN 100*v ${nan}`],
    [
      { from: 'prob', to: 'odds' },
      `CASE WHEN v > 0 AND v < 1 THEN v/(1-v) WHEN v = 0 THEN 0e0 WHEN v = 1 THEN 'inf'::DOUBLE ${nan}`,
    ],
    [
      { from: 'percent', to: 'prob' },
      `CASE WHEN v > 2.47e-322 AND v <= 100 THEN v/100 WHEN v BETWEEN 0 AND 2.47e-322 THEN 0e0 ${nan}`,
    ],
    [
      { from: 'percent', to: 'logit' },
      `CASE WHEN v BETWEEN 25 AND 75 THEN 2*atanh((v-50)/50) WHEN v > 0 AND v < 1e-300 THEN ln(v)-4.605170185988092e0 WHEN v > 0 AND v < 100 THEN ln(v/(100-v)) WHEN v = 0 THEN '-inf'::DOUBLE WHEN v = 100 THEN 'inf'::DOUBLE ${nan}`,
    ],
    [
      { from: 'odds', to: 'prob' },
      `CASE WHEN v > 0 AND v < 2e16 THEN v/(1+v) WHEN v = 0 THEN 0e0 WHEN v BETWEEN 2e16 AND 'inf'::DOUBLE THEN 1e0 ${nan}`,
    ],
    [
      { from: 'odds', to: 'logit' },
      `CASE WHEN v > 0 AND v < 'inf'::DOUBLE THEN ln(v) WHEN v = 0 THEN '-inf'::DOUBLE WHEN v = 'inf'::DOUBLE THEN 'inf'::DOUBLE ${nan}`,
    ],
    [{ from: 'logit', to: 'logit' }, 'v'],
    [
      { from: 'logit', to: 'logit', eps: 0.001 },
      `${first} v < -6.906754778648554e0 THEN -6.906754778648554e0 WHEN v > 6.906754778648554e0 THEN 6.906754778648554e0 ELSE v END`,
    ],
    [
      { from: 'logit', to: 'odds' },
      `${first} v <= -745.1332191019412e0 THEN 0e0 WHEN v < 709.7827128933841e0 THEN exp(v) WHEN v >= 709.7827128933841e0 THEN 'inf'::DOUBLE END`,
    ],
    [
      { from: 'logit', to: 'percent', eps: 0.01 },
      `${first} v < -4.59511985013459e0 THEN 1e0 WHEN v > 4.59511985013459e0 THEN 99e0 WHEN v < 0 THEN 100*exp(v)/(1+exp(v)) ELSE 100/(1+exp(-v)) END`,
    ],
    [
      { base: 2 },
      `CASE WHEN v BETWEEN 0.25 AND 0.75 THEN atanh(2*v-1)*2.8853900817779268e0 WHEN v > 0 AND v < 1 THEN ln(v/(1-v))*1.4426950408889634e0 WHEN v = 0 THEN '-inf'::DOUBLE WHEN v = 1 THEN 'inf'::DOUBLE ${nan}`,
    ],
    [
      { from: 'logit', to: 'prob', base: 2 },
      `${first} v <= -1075e0 THEN 0e0 WHEN v < 0 THEN power(2e0,v)/(1+power(2e0,v)) WHEN v < 60 THEN 1/(1+power(2e0,-v)) WHEN v >= 60 THEN 1e0 END`,
    ],
    [
      { from: 'logit', to: 'prob', base: 0.5 },
      `${first} v <= -60 THEN 1e0 WHEN v < 0 THEN 1/(1+power(0.5e0,-v)) WHEN v < 1075e0 THEN power(0.5e0,v)/(1+power(0.5e0,v)) WHEN v >= 1075e0 THEN 0e0 END`,
    ],
    [
      { eps: 0 },
      `${first} v <= 0 THEN '-inf'::DOUBLE WHEN v >= 1 THEN 'inf'::DOUBLE WHEN v BETWEEN 0.25 AND 0.75 THEN 2*atanh(2*v-1) ELSE ln(v/(1-v)) END`,
    ],
  ])('%j', (asked, text) => {
    expect(written('duckdb', asked)).toBe(text);
  });

  it('ClickHouse reads no literal below 2.2e-308, so that it is a product', () => {
    expect(written('clickhouse', { from: 'percent', to: 'prob' })).toContain(
      'v BETWEEN 0 AND 1.1113793747425387e-160*2.2227587494850775e-162 THEN 0e0',
    );
  });
});

describe('scaled and shifted log-odds, in DuckDB', () => {
  const mapped = (options: MapOptions, asked: Asked): string =>
    written('duckdb', { ...asked, map: affineOf(options) });
  const nan = "WHEN v IS NOT NULL THEN 'nan'::DOUBLE END";
  const first = "CASE WHEN isnan(v) THEN 'nan'::DOUBLE WHEN";
  const ends = `WHEN v = 0 THEN '-inf'::DOUBLE WHEN v = 1 THEN 'inf'::DOUBLE ${nan}`;

  it.each<[MapOptions, Asked, string]>([
    [
      { shift: 0.5 },
      { to: 'prob' },
      `CASE WHEN v BETWEEN 0 AND 1 THEN v/(v+(1-v)*0.6065306597126334e0) ${nan}`,
    ],
    [
      { prior: [0.5, 0.01] },
      { to: 'prob', eps: 1e-6 },
      `${first} v < 1e-6 THEN 1.0101020099999694e-8 WHEN v > 0.999999e0 THEN 0.9999010097010465e0 ELSE v/(v+(1-v)*99e0) END`,
    ],
    [
      { temperature: 2 },
      {},
      `CASE WHEN v BETWEEN 0.25 AND 0.75 THEN atanh(2*v-1) WHEN v > 0 AND v < 1 THEN ln(v/(1-v))*0.5e0 ${ends}`,
    ],
    [
      { scale: 2, shift: -1 },
      {},
      `CASE WHEN v BETWEEN 0.25 AND 0.75 THEN atanh(2*v-1)*4e0-1e0 WHEN v > 0 AND v < 1 THEN ln(v/(1-v))*2e0-1e0 ${ends}`,
    ],
    [
      { scale: 0.5, shift: 1 },
      { to: 'odds' },
      `CASE WHEN v > 0 AND v < 1 THEN power(v/(1-v),0.5e0)*2.718281828459045e0 WHEN v = 0 THEN 0e0 WHEN v = 1 THEN 'inf'::DOUBLE ${nan}`,
    ],
    [
      { temperature: 2 },
      { from: 'logit', to: 'prob', eps: 1e-6 },
      `${first} v < -13.815509557963773e0 THEN 9.99001498002871e-4 WHEN v > 13.815509557935018e0 THEN 0.9990009985019828e0 WHEN v BETWEEN -1e-300 AND 1e-300 THEN 0.5e0 WHEN v < 0 THEN exp(v*0.5e0)/(1+exp(v*0.5e0)) ELSE 1/(1+exp(-(v*0.5e0))) END`,
    ],
    [{ scale: 0.5 }, { from: 'logit' }, `${first} v BETWEEN -5e-324 AND 5e-324 THEN 0e0 ELSE v*0.5e0 END`],
  ])('%j of %j', (options, asked, text) => {
    expect(mapped(options, asked)).toBe(text);
  });
});
