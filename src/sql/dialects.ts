import type { Dialect } from './dialect.ts';
import { bigquery } from './dialect/bigquery.ts';
import { clickhouse, clickhouse18 } from './dialect/clickhouse.ts';
import { duckdb } from './dialect/duckdb.ts';
import { mysql } from './dialect/mysql.ts';
import { postgres } from './dialect/postgres.ts';
import { snowflake } from './dialect/snowflake.ts';
import { spark } from './dialect/spark.ts';
import { sqlite } from './dialect/sqlite.ts';
import { trino } from './dialect/trino.ts';
import type { EngineName } from './engineNames.ts';

export const DIALECTS: Readonly<Record<EngineName, Dialect>> = {
  duckdb,
  postgres,
  sqlite,
  mysql,
  clickhouse,
  clickhouse18,
  spark,
  bigquery,
  snowflake,
  trino,
};
