/**
 * The time per value: `logit` and `sigmoid` of the package for a Float64Array of a million values, compared with the usual loop in
 * JavaScript, which is not correctly rounded; and every pair of scales compared with logit. Medians of interleaved rounds; for
 * pairs, the fastest round.
 *
 *     npm run bench:functions
 *     npm run bench:functions -- pairs logprob    only the pairs from these scales
 */
import { cpus } from 'node:os';
import { convert, logit, sigmoid } from '../src/engine/convert.ts';
import { SCALE_NAMES, type ScaleName } from '../src/job/scale.ts';
import { median } from './contest.ts';

const COUNT = 1_000_000;
const ROUNDS = 15;

const between = (min: number, max: number): Float64Array =>
  Float64Array.from({ length: COUNT }, (_, i) => min + (max - min) * ((i * 0.6180339887498949) % 1));

function naiveLogit(given: Float64Array, out: Float64Array): void {
  for (let i = 0; i < given.length; i++) {
    const p = given[i]!;
    out[i] = Math.log(p / (1 - p));
  }
}

function naiveSigmoid(given: Float64Array, out: Float64Array): void {
  for (let i = 0; i < given.length; i++) out[i] = 1 / (1 + Math.exp(-given[i]!));
}

const out = new Float64Array(COUNT);
const rows = [
  { name: 'logit, uniform p', values: between(0, 1), ours: logit, naive: naiveLogit, max: 1.3 },
  {
    name: 'logit, p within 1/128 of 1/2',
    values: between(0.5 - 2 ** -7, 0.5 + 2 ** -7),
    ours: logit,
    naive: naiveLogit,
    max: 1.3,
  },
  {
    name: 'sigmoid, x in [-10, 10]',
    values: between(-10, 10),
    ours: sigmoid,
    naive: naiveSigmoid,
    max: 1.5,
  },
];

function nanoseconds(work: () => void, count = COUNT): number {
  const begun = performance.now();
  work();
  return ((performance.now() - begun) * 1e6) / count;
}

function besideLoops(): void {
  for (const { name, values, ours, naive, max } of rows) {
    const times: { ours: number[]; naive: number[] } = { ours: [], naive: [] };
    for (let round = 0; round < ROUNDS; round++) {
      times.ours.push(nanoseconds(() => ours(values, { out })));
      times.naive.push(nanoseconds(() => naive(values, out)));
    }
    const [right, usual] = [median(times.ours), median(times.naive)];
    console.log(
      `${name}: ${right.toFixed(1)}, usual loop ${usual.toFixed(1)}, ratio ${(right / usual).toFixed(2)} (at most ${max})`,
    );
  }
}

/** The number of values for a pair: enough uniform probabilities for an average share of those that integer arithmetic decides. */
const PAIR_COUNT = 131_072;
const MAX_OF_LOGIT = 2;

/** Prints the time per value of all pairs, as a multiple of the time of logit, which is measured together with each. */
function besideLogit(sources: readonly ScaleName[]): void {
  const probabilities = between(0, 1).subarray(0, PAIR_COUNT);
  const results = new Float64Array(PAIR_COUNT);
  const time = (from: ScaleName, to: ScaleName, values: Float64Array): number =>
    nanoseconds(() => convert(values, { from, to, out: results }), PAIR_COUNT);
  console.log(`\nfrom, to, times logit (at most ${MAX_OF_LOGIT})`);
  console.log(''.padEnd(12) + SCALE_NAMES.map((name) => name.slice(0, 7).padStart(8)).join(''));
  let above = 0;
  for (const from of sources) {
    const values = convert(probabilities, { to: from }) as Float64Array;
    const ratios = SCALE_NAMES.map((to) => {
      const rounds = Array.from({ length: ROUNDS }, () => ({
        usual: time('prob', 'logit', probabilities),
        pair: time(from, to, values),
      }));
      return Math.min(...rounds.map(({ pair }) => pair)) / Math.min(...rounds.map(({ usual }) => usual));
    });
    above += ratios.filter((ratio) => ratio > MAX_OF_LOGIT).length;
    console.log(from.padEnd(12) + ratios.map((ratio) => ratio.toFixed(2).padStart(8)).join(''));
  }
  console.log(`${above} of ${sources.length * SCALE_NAMES.length} pairs are above ${MAX_OF_LOGIT}`);
}

const [what, ...names] = process.argv.slice(2);
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.versions.node}, ns a value`);
if (what !== 'pairs') besideLoops();
besideLogit(names.length > 0 ? SCALE_NAMES.filter((name) => names.includes(name)) : SCALE_NAMES);
