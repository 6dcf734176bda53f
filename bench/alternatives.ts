/**
 * How other programs handle unusual cells: the data of the table in bench/README.md.
 *
 *     npm run bench:alternatives
 *
 * Installed programs take part; nodejs-polars and DuckDB are fetched from the npm registry, as for `npm run bench`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage } from './contestants/packages.ts';

/** A CSV for each question. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'p = 1': 'id,p\na,1\n',
  'p = 0': 'id,p\na,0\n',
  'next to 1/2': 'id,p\na,0.49999999999999994\n',
  'other bytes': 'id,note,p,w\r\n007,"q",0.25,0.10\r\n',
  'quoted comma': 'id,note,p\na,"b, c",0.25\n',
  'empty cell': 'id,p\na,0.25\nb,\n',
  NA: 'id,p\na,0.25\nb,NA\n',
};

/** The bundle is two directories below the root of the project. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const directory = process.env['BENCH_DIR'] ?? join(tmpdir(), 'logit-bench');
const packages = join(directory, 'packages');
const file = join(directory, 'alternatives.csv');
const program = join(root, 'bench/programs/alternatives.mjs');

/** The formula with the defaults of each program. `column` is its number, for programs without names. */
const PROGRAMS: Readonly<Record<string, (column: number) => readonly string[]>> = {
  logit: () => [process.execPath, join(root, 'bin/logit.cjs'), '-c', 'p', file],
  gawk: (column) => ['gawk', ...awk(column)],
  mawk: (column) => ['mawk', ...awk(column)],
  Miller: () => ['mlr', '--csv', 'put', '$p = log($p / (1 - $p))', file],
  DuckDB: () => [process.execPath, program, 'duckdb', packages, file],
  Polars: () => [process.execPath, program, 'polars', packages, file],
  'csv-parse': () => [process.execPath, program, 'csv', packages, file],
  NumPy: () => ['python3', '-c', numpy('np.log(p / (1 - p))')],
  SciPy: () => ['python3', '-c', numpy('__import__("scipy.special").special.logit(p)')],
};

function awk(column: number): string[] {
  const script = `NR > 1 { $${column} = log($${column} / (1 - $${column})) } 1`;
  return ['-F,', '-v', 'OFS=,', '-v', 'CONVFMT=%.17g', script, file];
}

function numpy(formula: string): string {
  return `import numpy as np
p = np.genfromtxt(${JSON.stringify(file)}, delimiter=",", names=True, dtype=None, encoding=None)["p"]
print((${formula}).tolist())`;
}

mkdirSync(directory, { recursive: true });
for (const name of ['@duckdb/node-api', 'nodejs-polars']) fetchPackage(name, packages);
for (const [question, text] of Object.entries(QUESTIONS)) {
  console.log(`${question}: ${JSON.stringify(text)}`);
  writeFileSync(file, text);
  const column = text.slice(0, text.indexOf('\n')).trim().split(',').indexOf('p') + 1;
  for (const [name, command] of Object.entries(PROGRAMS)) {
    const [executable, ...args] = command(column);
    const { status, stdout, stderr, error } = spawnSync(executable!, args, { encoding: 'utf8' });
    const message = error ? 'not installed' : status === 0 ? JSON.stringify(stdout) : failure(stderr);
    console.log(`  ${name.padEnd(10)} ${message}`);
  }
}

/** The line of a message or traceback with the error. */
function failure(stderr: string): string {
  const lines = stderr.trim().split('\n');
  return `fails: ${lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1)}`;
}
