/**
 * What one value costs: the package's logit and sigmoid of a Float64Array of a million values, beside the usual loop in
 * JavaScript, which is not right to the last bit. Medians of interleaved rounds.
 *
 *     npm run bench:functions
 */
import { cpus } from 'node:os';
import { logit, sigmoid } from '../src/engine/convert.ts';
import { median } from './contest.ts';

const COUNT = 1_000_000;
const ROUNDS = 15;

const between = (least: number, most: number): Float64Array =>
  Float64Array.from({ length: COUNT }, (_, i) => least + (most - least) * ((i * 0.6180339887498949) % 1));

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
  { name: 'logit, uniform p', values: between(0, 1), ours: logit, naive: naiveLogit, most: 1.3 },
  {
    name: 'logit, p within 1/128 of 1/2',
    values: between(0.5 - 2 ** -7, 0.5 + 2 ** -7),
    ours: logit,
    naive: naiveLogit,
    most: 1.3,
  },
  {
    name: 'sigmoid, x in [-10, 10]',
    values: between(-10, 10),
    ours: sigmoid,
    naive: naiveSigmoid,
    most: 1.5,
  },
];

function nanoseconds(work: () => void): number {
  const begun = performance.now();
  work();
  return ((performance.now() - begun) * 1e6) / COUNT;
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.versions.node}, ns a value`);
for (const { name, values, ours, naive, most } of rows) {
  const times: { ours: number[]; naive: number[] } = { ours: [], naive: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(nanoseconds(() => ours(values, { out })));
    times.naive.push(nanoseconds(() => naive(values, out)));
  }
  const [right, usual] = [median(times.ours), median(times.naive)];
  console.log(
    `${name}: ${right.toFixed(1)}, usual loop ${usual.toFixed(1)}, ratio ${(right / usual).toFixed(2)} (at most ${most})`,
  );
}
