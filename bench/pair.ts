/**
 * Compares the speed of the command with that of another build: both run the same tasks in turn. The result is the median of the
 * ratios of their times; exits with 1 if it is above the limit for a task.
 *
 *     npm run bench:pair -- DIRECTORY [--rounds 9] [--rows 2000000] [task ...]
 *
 * DIRECTORY is another checkout of the project, which has been built. Tasks are the names in `TASKS`; without one, all run. Data
 * are kept in BENCH_DIR, or a temporary directory, and reused.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fault } from './check.ts';
import { median } from './contest.ts';
import type { Work } from './contestants/contestant.ts';
import { logit } from './contestants/logit.ts';
import { type Dataset, dataFile } from './data/dataset.ts';
import { numbers } from './data/numbers.ts';
import { logOdds, scores } from './data/tables.ts';
import { BY_NAME, type Cost, FROM_FILE_TO_FILE, FROM_PIPE_TO_PIPE, measure } from './measure.ts';
import { describeMachine, table } from './report.ts';

/** A task of both builds. */
interface Task {
  readonly run: (root: string) => Cost;
  /** The fault in the answer of the last run; undefined: none. */
  readonly fault: () => string | undefined;
}

/** The limit of the ratio of the new time to the old one. */
const MAX_RATIO = 1.02;
/** The number of starts per measurement: one is too short for the resolution of the clock. */
const STARTS = 10;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, rows: { type: 'string', default: '2000000' } },
});
const [directory, ...names] = positionals;
if (directory === undefined) throw new RangeError('the directory of another build is missing');
/** The bundle is two directories below the root of the project. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const old = resolve(directory);
const cache = process.env['BENCH_DIR'] ?? join(tmpdir(), 'logit-bench');
mkdirSync(cache, { recursive: true });

const TASKS: Readonly<Record<string, () => Task>> = {
  csv: () => conversion(scores),
  'csv-pipe': () => conversion(scores, { through: 'pipe' }),
  numbers: () => conversion(numbers),
  'numbers-pipe': () => conversion(numbers, { through: 'pipe' }),
  sigmoid: () => conversion(logOdds, { direction: 'sigmoid' }),
  start: () => start('0.5'),
  'start-csv': () => start('-c', 'p', join(root, 'fixtures/warm-up/table.csv')),
  'start-version': () => start('--version'),
};

function conversion(
  dataset: (rows: number) => Dataset,
  { direction = 'logit', through = 'file' }: Partial<Pick<Work, 'direction' | 'through'>> = {},
): Task {
  const data = dataFile(dataset(countOf('rows')), cache);
  const work: Work = { data, direction, through, output: join(cache, 'answer') };
  const wiring = through === 'pipe' ? FROM_PIPE_TO_PIPE : FROM_FILE_TO_FILE;
  return {
    run(build) {
      // Overwriting a file costs more than creating one.
      rmSync(work.output, { force: true });
      const { argv } = logit(build, '').command(work)!;
      return measure({ argv, wiring, input: data.path, output: work.output }, false);
    },
    fault: () => fault(work),
  };
}

function start(...args: string[]): Task {
  return {
    run(build) {
      const command = [process.execPath, join(build, 'bin/logit.cjs'), ...args];
      const argv = ['bash', '-c', `for i in {1..${STARTS}}; do "$@"; done`, 'bash', ...command];
      return measure({ argv, wiring: BY_NAME, input: '', output: '' }, false);
    },
    fault: () => undefined,
  };
}

function countOf(name: 'rounds' | 'rows'): number {
  const count = Number(options[name]);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`--${name} ${options[name]}: it has to be a number of 1 or more`);
}

function findTask(name: string): Task {
  const task = TASKS[name];
  if (task) return task();
  throw new RangeError(`no task ${name}; the tasks are: ${Object.keys(TASKS).join(', ')}`);
}

/** The costs of the old and the new build in each round. */
function hold({ run, fault: faultOf }: Task, rounds: number): (readonly [before: Cost, after: Cost])[] {
  for (const build of [old, root]) {
    run(build);
    const wrong = faultOf();
    if (wrong !== undefined) throw new Error(`${build}: wrong answer: ${wrong}`);
  }
  return Array.from({ length: rounds }, (_, round) => {
    // In alternating order, so that neither always runs after the other.
    if (round % 2 === 0) return [run(old), run(root)];
    const after = run(root);
    return [run(old), after];
  });
}

function compare(name: string): readonly string[] {
  console.error(name);
  const pairs = hold(findTask(name), countOf('rounds'));
  const times = (['wall', 'cpu'] as const).flatMap((what) => {
    const ratio = median(pairs.map(([before, after]) => after[what] / before[what]));
    if (ratio > MAX_RATIO) process.exitCode = 1;
    const [before, after] = [0, 1].map((side) => median(pairs.map((pair) => pair[side]![what])));
    return [before!.toFixed(3), after!.toFixed(3), ratio.toFixed(3)];
  });
  return [name, ...times];
}

const rows = (names.length > 0 ? names : Object.keys(TASKS)).map(compare);
rmSync(join(cache, 'answer'), { force: true });
console.log(
  `${describeMachine()}. ${root} compared with ${old}: seconds, medians of ${options.rounds} rounds, and the median of ` +
    `the ratios, which is to be at most ${MAX_RATIO}. A start is ${STARTS} of them.\n`,
);
console.log(table(['task', 'old wall', 'new wall', 'ratio', 'old CPU', 'new CPU', 'ratio'], rows));
