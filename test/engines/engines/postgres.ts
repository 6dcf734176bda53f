import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { postgres as dialect } from '../../../src/sql/dialect/postgres.ts';
import { readCell, typed, type Engine } from '../engine.ts';
import { launch, temporaryDirectory, userNamed } from '../servers.ts';
import { freePort } from '../../support/freePort.ts';

/** Where Debian has the programs of the newest version. */
function programs(): string | undefined {
  const all = '/usr/lib/postgresql';
  const versions = existsSync(all) ? readdirSync(all).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(all, version, 'bin'))
    .find((directory) => existsSync(join(directory, 'initdb')));
}

/** PostgreSQL as Debian has it. */
export async function postgres(): Promise<Engine | undefined> {
  const bin = programs();
  if (bin === undefined) return undefined;
  const user = userNamed('postgres');
  const directory = temporaryDirectory('postgres', user);
  const data = join(directory, 'data');
  const init = ['-D', data, '-U', 'logit', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), init, { ...user, cwd: directory, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = String(await freePort());
  const client = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', port];
  const run = (sql: string): string => {
    const { status, stdout, stderr } = spawnSync(
      join(bin, 'psql'),
      [...client, '-U', 'logit', '-d', 'postgres'],
      { input: sql, encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, PGCLIENTENCODING: 'UTF8' } },
    );
    if (status !== 0) throw new Error(stderr.trim().split('\n')[0]);
    return stdout.trimEnd();
  };
  const isReady = (): boolean =>
    spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', port]).status === 0;
  const options = ['-h', '127.0.0.1', '-p', port, '-k', '', '-c', 'fsync=off'];
  await launch([join(bin, 'postgres'), '-D', data, ...options], { user, cwd: directory, isReady });
  return {
    name: 'PostgreSQL',
    version: run('SHOW server_version').split(' ')[0]!,
    dialect: 'postgres',
    async load(column, values) {
      const rows = values.map((value, id) => `${id}\t${typed(value, String.raw`\N`)}\n`).join('');
      run(`DROP TABLE IF EXISTS t; CREATE TABLE t (id integer, ${dialect.identifier(column)} float8);
COPY t FROM STDIN;\n${rows}\\.\n`);
    },
    select: async (expression) =>
      run(`COPY (SELECT ${expression} FROM t ORDER BY id) TO STDOUT;`).split('\n').map(readCell),
    close: () => Promise.resolve(),
  };
}
