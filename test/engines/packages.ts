import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** The folder of the engines' own package.json; `npm run` starts in that of the project. */
const FOLDER = resolve('test/engines');

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function manifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

function isInstalled([name, version]: readonly [string, string]): boolean {
  const file = join(FOLDER, 'node_modules', name, 'package.json');
  return existsSync(file) && manifest(file).version === version;
}

/**
 * Installs the engines of the lock file, if they are not there.
 * @param all with those that are large
 */
export function install(all: boolean): void {
  const { dependencies, devDependencies } = manifest(join(FOLDER, 'package.json'));
  const wanted = Object.entries({ ...dependencies, ...(all ? devDependencies : {}) });
  if (wanted.every(isInstalled)) return;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(all ? [] : ['--omit=dev'])];
  const { status } = spawnSync('npm', args, {
    cwd: FOLDER,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci in test/engines failed: the engines are not installed');
}

/** Loads a package of the engines. */
export function load(name: string): unknown {
  return createRequire(join(FOLDER, 'package.json'))(name);
}
