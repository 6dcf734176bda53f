import { sqlite as dialect } from '../../../src/sql/dialect/sqlite.ts';
import type { Cell, Engine } from '../engine.ts';
import { load } from '../packages.ts';

interface Statement {
  run(values: readonly Cell[]): void;
  free(): void;
}

interface Database {
  run(sql: string): unknown;
  exec(sql: string): { readonly values: Cell[][] }[];
  prepare(sql: string): Statement;
  export(): Uint8Array;
  close(): void;
}

type Package = (options: { readonly useOldExtensionFunctions: false }) => Promise<{
  readonly Database: new () => Database;
}>;

/** The old extension functions of sql.js would take the place of SQLite's ln and atanh. */
async function newDatabase(): Promise<Database> {
  const { Database } = await (load('sql.js') as Package)({ useOldExtensionFunctions: false });
  return new Database();
}

function fill(database: Database, column: string, values: readonly Cell[]): void {
  database.run(
    `DROP TABLE IF EXISTS t; CREATE TABLE t (id INTEGER, ${dialect.identifier(column)} REAL); BEGIN`,
  );
  const insert = database.prepare('INSERT INTO t VALUES (?, ?)');
  values.forEach((value, id) => insert.run([id, value]));
  insert.free();
  database.run('COMMIT');
}

/** The file of a database with the table. */
export async function sqliteFile(column: string, values: readonly Cell[]): Promise<Uint8Array> {
  const database = await newDatabase();
  fill(database, column, values);
  const file = database.export();
  database.close();
  return file;
}

/** SQLite as WebAssembly in this process: sql.js. */
export async function sqljs(): Promise<Engine> {
  const database = await newDatabase();
  const cells = (sql: string): unknown[] => (database.exec(sql)[0]?.values ?? []).map(([cell]) => cell);
  return {
    name: 'sql.js',
    version: String(cells('SELECT sqlite_version()')[0]),
    dialect: 'sqlite',
    load: async (column, values) => fill(database, column, values),
    select: async (expression) => cells(`SELECT ${expression} FROM t ORDER BY id`) as Cell[],
    async close() {
      database.close();
    },
  };
}
