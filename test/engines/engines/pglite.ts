import { postgres as dialect } from '../../../src/sql/dialect/postgres.ts';
import { readCell, typed, type Engine } from '../engine.ts';
import { load } from '../packages.ts';

interface Database {
  exec(sql: string): Promise<unknown>;
  query(
    sql: string,
    parameters?: readonly string[],
    options?: { readonly rowMode: 'array' },
  ): Promise<{ readonly rows: (string | null)[][] }>;
  close(): Promise<void>;
}

interface Package {
  readonly PGlite: new () => Database;
}

/** PostgreSQL as WebAssembly in this process: @electric-sql/pglite. */
export async function pglite(): Promise<Engine> {
  const database = new (load('@electric-sql/pglite') as Package).PGlite();
  const rows = async (sql: string): Promise<(string | null)[][]> =>
    (await database.query(sql, [], { rowMode: 'array' })).rows;
  return {
    name: 'PGlite',
    version: (await rows('SHOW server_version'))[0]![0]!,
    dialect: 'postgres',
    async load(column, values) {
      const type = `id integer, ${dialect.identifier(column)} float8`;
      await database.exec(`DROP TABLE IF EXISTS t; CREATE TABLE t (${type})`);
      const list = values.map((value) => typed(value, '')).join(',');
      await database.query(
        "INSERT INTO t SELECT id, nullif(text, '')::float8 FROM unnest(string_to_array($1, ',')) WITH ORDINALITY AS u (text, id)",
        [list],
      );
    },
    async select(expression) {
      // As text, which has all digits.
      const cells = await rows(`SELECT (${expression})::text FROM t ORDER BY id`);
      return cells.map(([cell]) => readCell(cell ?? 'NULL'));
    },
    close: () => database.close(),
  };
}
