import { clickhouse as dialect } from '../../../src/sql/dialect/clickhouse.ts';
import { clickhouseProgram, dialectOf, startClickhouse } from '../clickhouseServer.ts';
import { readRowBinary, rowBinary, type Engine } from '../engine.ts';

/** The server of ClickHouse as Debian has it: 18.16, without log1p. */
export async function clickhouse(): Promise<Engine | undefined> {
  const program = clickhouseProgram();
  if (program === undefined) return undefined;
  const [server] = await startClickhouse(program, 1);
  const { query } = server!;
  const version = (await query('SELECT version()')).toString().trim();
  return {
    name: 'ClickHouse',
    version,
    dialect: dialectOf(version),
    async load(column, values) {
      await query('DROP TABLE IF EXISTS t');
      await query(
        `CREATE TABLE t (id UInt32, ${dialect.identifier(column)} Nullable(Float64)) ENGINE = MergeTree() PARTITION BY tuple() ORDER BY id`,
      );
      await query('INSERT INTO t FORMAT RowBinary', rowBinary(values));
    },
    select: async (expression) =>
      readRowBinary(
        await query(`SELECT toNullable(${expression}) AS result FROM t ORDER BY id FORMAT RowBinary`),
      ),
    close: () => Promise.resolve(),
  };
}
