import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clickhouse as dialect } from '../../../src/sql/dialect/clickhouse.ts';
import { readCell, rowBinary, type Engine } from '../engine.ts';
import { load } from '../packages.ts';
import { temporaryDirectory } from '../servers.ts';

interface Session {
  query(sql: string, format?: string): string;
  close(): void;
}

interface Package {
  readonly Session: new () => Session;
}

/** ClickHouse in this process: chdb. */
export async function chdb(): Promise<Engine> {
  const session = new (load('chdb') as Package).Session();
  const file = join(temporaryDirectory('chdb'), 'rows');
  return {
    name: 'chDB',
    version: session.query('SELECT version()', 'TabSeparated').trim(),
    dialect: 'clickhouse',
    async load(column, values) {
      writeFileSync(file, rowBinary(values));
      session.query('DROP TABLE IF EXISTS t');
      session.query(
        `CREATE TABLE t (id UInt32, ${dialect.identifier(column)} Nullable(Float64)) ENGINE = MergeTree ORDER BY id`,
      );
      session.query(
        `INSERT INTO t SELECT * FROM file('${file}', 'RowBinary', 'id UInt32, v Nullable(Float64)')`,
      );
    },
    async select(expression) {
      const text = session.query(`SELECT ${expression} FROM t ORDER BY id`, 'TabSeparated');
      return text.trimEnd().split('\n').map(readCell);
    },
    async close() {
      session.close();
    },
  };
}
