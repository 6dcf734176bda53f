import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** The directory of the engines' own package.json; `npm run` starts in that of the project. */
const DIRECTORY = resolve('test/engines');

/** Large, and not in the lock file: what npm writes there of its packages for other systems makes `npm ci` fail. */
const LARGE = ['chdb', '3.4.0'] as const;

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function manifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

function isInstalled([name, version]: readonly [name: string, version: string]): boolean {
  const file = join(DIRECTORY, 'node_modules', name, 'package.json');
  return existsSync(file) && manifest(file).version === version;
}

function npm(...args: readonly string[]): void {
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', [...args, ...options], {
    cwd: DIRECTORY,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${DIRECTORY}`);
}

/**
 * Installs the engines of the lock file, if they are not there.
 * @param all with the one that is large
 */
export function install(all: boolean): void {
  const { dependencies } = manifest(join(DIRECTORY, 'package.json'));
  if (!Object.entries(dependencies).every(isInstalled)) npm('ci');
  if (all && !isInstalled(LARGE)) npm('install', '--no-save', LARGE.join('@'));
}

/** Loads a package of the engines. */
export function load(name: string): unknown {
  return createRequire(join(DIRECTORY, 'package.json'))(name);
}
