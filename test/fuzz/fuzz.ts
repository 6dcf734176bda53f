/**
 * Looks for ways in which the product differs from the contract, by random cases that a seed determines:
 *
 *     npm run fuzz -- [--seconds 120] [--cases N] [--seed 1] [--case I] [--findings 5]
 *
 * `--case` tries one case of the seed again, with every check. A failing case is made small and written into
 * `fixtures/fuzz/`, where the tests replay it. Exit 1 if there was one.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CHECKS } from './checks/index.ts';
import { writeFixture } from './fixtures.ts';
import { fuzz, type Counts, type Found } from './run.ts';
import { watchdog } from './watchdog.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
    findings: { type: 'string', default: '5' },
  },
});

/** Seconds between two lines that say how far it is. */
const INTERVAL = 10;

const directory = fileURLToPath(new URL('../../fixtures/fuzz', import.meta.url));
const seed = Number(values.seed);
const limits = {
  seed,
  first: Number(values.case ?? 0),
  cases: values.case === undefined ? Number(values.cases ?? Infinity) : 1,
  seconds: Number(
    values.seconds ?? (values.cases === undefined && values.case === undefined ? 120 : Infinity),
  ),
  findings: Number(values.findings),
};
for (const [name, value] of Object.entries(limits)) {
  if (!(value >= 0)) throw new RangeError(`--${name} has to be a number of 0 or more`);
}

const begun = performance.now();
let told = begun;

function tell({ cases, cells }: Counts): void {
  told = performance.now();
  const seconds = Math.round((told - begun) / 1000);
  console.log(`seed ${seed}: ${seconds} s, ${cases} cases, ${cells} cells`);
}

function report({ index, check, expected, actual, small }: Found): void {
  const name = `seed-${seed}-case-${index}`;
  const path = writeFixture(directory, name, { about: check, ...small });
  console.log(`case ${index}: ${check}\n  expected ${expected}\n  actual   ${actual}\n  written to ${path}`);
}

const { began, end } = watchdog();
const { counts, found } = await fuzz(CHECKS, limits, {
  began,
  passed: (state) => {
    if (performance.now() - told > INTERVAL * 1000) tell(state);
  },
  found: report,
});
await end();
tell(counts);
console.log(
  Object.entries(counts.checks)
    .map(([name, times]) => `${name} ${times}`)
    .join(', '),
);
console.log(found.length === 0 ? 'nothing found' : `${found.length} findings`);
process.exitCode = found.length === 0 ? 0 : 1;
