import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { mysql as dialect } from '../../../src/sql/dialect/mysql.ts';
import { readCell, typed, type Engine } from '../engine.ts';
import { launch, temporaryDirectory, userNamed } from '../servers.ts';
import { freePort } from '../../support/freePort.ts';

/** MariaDB as Debian has it. */
export async function mariadb(): Promise<Engine | undefined> {
  const installed = spawnSync('mariadbd', ['--no-defaults', '--version'], { encoding: 'utf8' });
  if (installed.status !== 0) return undefined;
  const user = userNamed('mysql');
  const directory = temporaryDirectory('mariadb', user);
  const data = join(directory, 'data');
  const init = [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ];
  const made = spawnSync('mariadb-install-db', init, { ...user, cwd: directory, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stderr || made.stdout}`);
  const port = String(await freePort());
  const client = ['--no-defaults', '--protocol=tcp', '-h', '127.0.0.1', '-P', port, '-u', 'root', '-N', '-B'];
  const run = (sql: string): string => {
    const args = [...client, '--default-character-set=utf8mb4'];
    const { status, stdout, stderr } = spawnSync('mariadb', args, {
      input: sql,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(stderr.trim().split('\n')[0]);
    return stdout.trimEnd();
  };
  const isReady = (): boolean => spawnSync('mariadb', [...client, '-e', 'SELECT 1']).status === 0;
  const options = [
    `--datadir=${data}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${directory}/socket`,
  ];
  await launch(['mariadbd', '--no-defaults', ...options, `--pid-file=${directory}/pid`], {
    user,
    cwd: directory,
    isReady,
  });
  run('CREATE DATABASE logit CHARACTER SET utf8mb4');
  return {
    name: 'MariaDB',
    version: run('SELECT version()').split('-')[0]!,
    dialect: 'mysql',
    async load(column, values) {
      const rows = values.map((value, id) => `(${id},${typed(value, 'NULL')})`).join(',');
      run(`USE logit; DROP TABLE IF EXISTS t; CREATE TABLE t (id INTEGER, ${dialect.identifier(column)} DOUBLE);
INSERT INTO t VALUES ${rows};`);
    },
    select: async (expression) =>
      run(`USE logit; SELECT ${expression} FROM t ORDER BY id;`).split('\n').map(readCell),
    close: () => Promise.resolve(),
  };
}
