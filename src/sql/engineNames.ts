/** The values of `--sql`, and the engines they name. */
export const ENGINES = {
  duckdb: 'DuckDB',
  postgres: 'PostgreSQL',
  sqlite: 'SQLite',
  mysql: 'MySQL, MariaDB',
  clickhouse: 'ClickHouse',
  clickhouse18: 'ClickHouse before 20.11, without log1p',
  spark: 'Spark SQL, Databricks',
  bigquery: 'BigQuery',
  snowflake: 'Snowflake',
  trino: 'Trino, Presto, Athena',
} as const;

export type EngineName = keyof typeof ENGINES;

export const ENGINE_NAMES = Object.keys(ENGINES) as readonly EngineName[];
