import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Engine } from '../engine.ts';
import { temporaryDirectory } from '../servers.ts';
import { sqliteFile } from './sqljs.ts';

/** The command of SQLite as Debian has it. It prints 15 digits, so that results come as their bytes. */
export async function sqlite(): Promise<Engine | undefined> {
  const installed = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  if (installed.status !== 0) return undefined;
  const file = join(temporaryDirectory('sqlite'), 't.db');
  return {
    name: 'SQLite',
    version: installed.stdout.split(' ')[0]!,
    dialect: 'sqlite',
    async load(column, values) {
      writeFileSync(file, await sqliteFile(column, values));
    },
    async select(expression) {
      const sql = `SELECT hex(ieee754_to_blob(${expression})) FROM t ORDER BY id;`;
      const { status, stdout, stderr } = spawnSync('sqlite3', ['-batch', '-bail', file], {
        input: sql,
        encoding: 'utf8',
        maxBuffer: 1e9,
      });
      if (status !== 0) throw new Error(stderr.trim().split('\n')[0]);
      return stdout.slice(0, -1).split('\n').map(ofBytes);
    },
    close: () => Promise.resolve(),
  };
}

function ofBytes(hex: string): Cell {
  return hex === '' ? null : Buffer.from(hex, 'hex').readDoubleBE(0);
}
