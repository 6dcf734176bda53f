/** What `--sql` takes. `clickhouse18` is ClickHouse before 20.11, as Debian has it: it has no log1p. */
export const ENGINE_NAMES = [
  'duckdb',
  'postgres',
  'sqlite',
  'mysql',
  'clickhouse',
  'clickhouse18',
  'spark',
  'bigquery',
  'snowflake',
  'trino',
] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];
