import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The newest releases whose prebuilt parts are made for Node.js 20; later ones of nodejs-polars want Node.js 22. */
const VERSIONS: Readonly<Record<string, string>> = {
  'nodejs-polars': '0.24.1',
  '@duckdb/node-api': '1.5.6-r.1',
};

/** Fetches a package into `directory` unless it is there; undefined: it could not be had, or does not load. */
export function fetchPackage(name: string, directory: string): string | undefined {
  const wanted = VERSIONS[name]!;
  if (installed(name, directory) !== wanted) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, dependencies: VERSIONS }));
    console.error(`fetching ${name} ${wanted}`);
    spawnSync('npm', ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: directory,
    });
  }
  const loads = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(name)})`], { cwd: directory });
  return loads.status === 0 ? installed(name, directory) : undefined;
}

function installed(name: string, directory: string): string | undefined {
  try {
    const file = createRequire(join(directory, 'package.json')).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
}
