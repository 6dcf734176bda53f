/**
 * Compares the speed of the command with that of other programs: checks that each answer is correct, runs all in turn for several
 * rounds, and prints medians, ratios and budgets as Markdown.
 *
 *     npm run bench -- [--rounds 5] [--rows 2000000] [--full] [--seconds 5] [--only Polars ...] [task ...]
 *
 * Tasks are the names in `TASKS`; without one, all run. `--full` adds ten times the rows to growth and memory; `--only`, which may
 * be repeated, leaves out all programs but logit and those that it names. Data and packages are kept in BENCH_DIR, or a temporary
 * directory, and reused: remove it after a change to `bench/data/`. Installed programs take part; nodejs-polars and DuckDB are
 * fetched from the npm registry. Times include the start of each process, also of Node.js, because users wait for it.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { awk } from './contestants/awk.ts';
import { cat } from './contestants/cat.ts';
import type { Contestant, Missing } from './contestants/contestant.ts';
import { dataTable } from './contestants/dataTable.ts';
import { logit } from './contestants/logit.ts';
import { miller } from './contestants/miller.ts';
import { byteLoop, csvStreams, duckdb, polars } from './contestants/programs.ts';
import { dataFile } from './data/dataset.ts';
import { describeContestants, describeMachine, describeVerdicts } from './report.ts';
import { csv, csvPipe, numberList, numberPipe, quoted, second, sigmoid, ten } from './tasks/contests.ts';
import { growth } from './tasks/growth.ts';
import { memory } from './tasks/memory.ts';
import { score } from './tasks/score.ts';
import { spellings } from './tasks/spellings.ts';
import { startUp } from './tasks/startUp.ts';
import type { Setting, Task } from './tasks/task.ts';

const TASKS: Readonly<Record<string, Task>> = {
  csv,
  'csv-pipe': csvPipe,
  ten,
  numbers: numberList,
  'numbers-pipe': numberPipe,
  quoted,
  sigmoid,
  second,
  growth,
  spellings,
  memory,
  score,
  'start-up': startUp,
};

/** The bundle is two directories below the root of the project. */
const root = fileURLToPath(new URL('../../', import.meta.url));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '2000000' },
    seconds: { type: 'string', default: '5' },
    full: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});

function countOf(name: 'rounds' | 'rows' | 'seconds'): number {
  const count = Number(options[name]);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`--${name} ${options[name]}: it has to be a number of 1 or more`);
}

function findTask(name: string): Task {
  const task = TASKS[name];
  if (task) return task;
  throw new RangeError(`no task ${name}; the tasks are: ${Object.keys(TASKS).join(', ')}`);
}

const cache = process.env['BENCH_DIR'] ?? join(tmpdir(), 'logit-bench');
mkdirSync(cache, { recursive: true });

const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  devDependencies: Record<string, string>;
};

const tasks = (positionals.length > 0 ? positionals : Object.keys(TASKS)).map(findTask);
const known: (Contestant | Missing)[] = [
  cat(),
  logit(root, version),
  polars(root, cache),
  duckdb(root, cache),
  awk('mawk'),
  awk('gawk'),
  miller(),
  dataTable(),
  byteLoop(root),
  csvStreams(root, devDependencies),
];
const unknown = options.only?.find((wanted) => known.every(({ name }) => name !== wanted));
if (unknown !== undefined) throw new RangeError(`--only ${unknown}: nobody has that name`);
const all = known.filter(({ name }) => name === 'logit' || (options.only?.includes(name) ?? true));

const setting: Setting = {
  contestants: all.filter((one): one is Contestant => !('missing' in one)),
  rows: countOf('rows'),
  rounds: countOf('rounds'),
  full: options.full,
  seconds: countOf('seconds'),
  root,
  cache,
  file: (dataset) => dataFile(dataset, cache),
};

console.log(
  `${describeMachine()}. Medians of ${setting.rounds} interleaved rounds; MB are 10^6 bytes. ` +
    'Each run is a process of its own, and its start is counted; NODE_EXTRA_CA_CERTS is not set.\n',
);
console.log(`${describeContestants(all)}\n`);
const verdicts = tasks.flatMap((task) => {
  const result = task(setting);
  console.log(`${result.text}\n`);
  return result.verdicts;
});
rmSync(join(cache, 'answer'), { force: true });
console.log(`### Budgets\n\n${describeVerdicts(verdicts)}`);
process.exitCode = verdicts.some(({ measured, max }) => measured !== undefined && measured > max) ? 1 : 0;
