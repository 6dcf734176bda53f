import { duckdb as dialect } from '../../../src/sql/dialect/duckdb.ts';
import { type Cell, type Engine } from '../engine.ts';
import { load } from '../packages.ts';

interface Appender {
  appendInteger(value: number): void;
  appendDouble(value: number): void;
  appendNull(): void;
  endRow(): void;
  closeSync(): void;
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getColumns(): unknown[][] }>;
  createAppender(table: string): Promise<Appender>;
  closeSync(): void;
}

interface Package {
  readonly version: () => string;
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

/** DuckDB in this process: @duckdb/node-api. */
export async function duckdb(): Promise<Engine> {
  const { DuckDBInstance, version } = load('@duckdb/node-api') as Package;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    name: 'DuckDB',
    version: version(),
    dialect: 'duckdb',
    async load(column, values) {
      await connection.run(`CREATE OR REPLACE TABLE t (id INTEGER, ${dialect.identifier(column)} DOUBLE)`);
      const appender = await connection.createAppender('t');
      values.forEach((value, id) => {
        appender.appendInteger(id);
        if (value === null) appender.appendNull();
        else appender.appendDouble(value);
        appender.endRow();
      });
      appender.closeSync();
    },
    async select(expression) {
      const reader = await connection.runAndReadAll(`SELECT ${expression} FROM t ORDER BY id`);
      return reader.getColumns()[0] as Cell[];
    },
    close() {
      connection.closeSync();
      return Promise.resolve();
    },
  };
}
