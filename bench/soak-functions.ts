/**
 * Checks the kernel's logit and sigmoid, one by one and in arrays, against the integer arithmetic of `src/exact/` on
 * random values, for a given time.
 *
 *     npm run soak:functions -- [seconds] [seed]
 */
import { functionsOf } from '../test/kernel/function/functions.ts';
import { exactLogit, exactSigmoid } from '../test/exact/functions.ts';
import { createKernel } from '../src/engine/kernel.ts';

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? 1);

const kernel = createKernel();
const functions = functionsOf(kernel);
const random = generator(seed);
const bits = new DataView(new ArrayBuffer(8));

/** 53 random bits as a number in [0, 1), by the splitmix64 of Steele, Lea and Flood (2014). */
function generator(start: number): () => number {
  let state = BigInt(start);
  const mask = (1n << 64n) - 1n;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return Number((z ^ (z >> 31n)) >> 11n) * 2 ** -53;
  };
}

const between = (min: number, max: number) => (): number => min + (max - min) * random();

/** A double with random bits between two of the same sign. */
function pattern(min: number, max: number): () => number {
  const from = toBits(min);
  const count = Number(toBits(max) - from);
  return () => {
    bits.setBigUint64(0, from + BigInt(Math.floor(random() * count)));
    return bits.getFloat64(0);
  };
}

function toBits(value: number): bigint {
  bits.setFloat64(0, value);
  return bits.getBigUint64(0);
}

const decimal = (digits: number) => (): number => Number(random().toFixed(digits));
const signed = (draw: () => number) => (): number => (random() < 0.5 ? -draw() : draw());

const PROBABILITIES: Record<string, () => number> = {
  uniform: random,
  'near 1/2': between(0.5 - 2 ** -7, 0.5 + 2 ** -7),
  'at 1/2': () => 0.5 + (random() - 0.5) * 2 ** (-8 - 44 * random()),
  'near 0': pattern(5e-324, 1e-5),
  'near 1': () => 1 - 2 ** (-53 * random()),
  'all binades': pattern(5e-324, 1),
  '6 decimals': decimal(6),
};

const LOG_ODDS: Record<string, () => number> = {
  'in [-10, 10]': between(-10, 10),
  'in [-745, 40]': between(-745.2, 40),
  tiny: signed(pattern(2 ** -54, 1)),
  'below -708': between(-745.2, -708),
  'in [30, 38]': between(30, 38),
  '3 decimals': () => Number((80 * random() - 40).toFixed(3)),
};

interface Case {
  readonly name: string;
  readonly draw: () => number;
  readonly sigmoid: boolean;
  readonly base: number;
  readonly single: boolean;
}

const cases: Case[] = [0, 2, 10].flatMap((base) =>
  [false, true].flatMap((single) =>
    [false, true].flatMap((sigmoid) =>
      Object.entries(sigmoid ? LOG_ODDS : PROBABILITIES).map(([set, draw]) => ({
        name: `${sigmoid ? 'sigmoid' : 'logit'}${base === 0 ? '' : base} ${single ? 'float32' : 'float64'} ${set}`,
        draw: single ? () => Math.fround(draw()) : draw,
        sigmoid,
        base,
        single,
      })),
    ),
  ),
);

const COUNT = 1024;
const checked = new Map(cases.map(({ name }) => [name, 0]));
let wrong = 0;

function check({ name, draw, sigmoid, base, single }: Case): void {
  const values = Float64Array.from({ length: COUNT }, draw);
  const { value: address } = kernel.scratch;
  const results = new Float64Array(kernel.memory.buffer, address, COUNT);
  results.set(values);
  if (sigmoid) functions.sigmoidArray(address, address, COUNT, base, single);
  else functions.logitArray(address, address, COUNT, base, single);
  const one = (value: number): number =>
    sigmoid ? functions.sigmoid(value, base, single) : functions.logit(value, base, single);
  const exact = sigmoid ? exactSigmoid : exactLogit;
  for (const [i, value] of values.entries()) {
    const wanted = exact(value, base, single);
    if (Object.is(results[i], wanted) && Object.is(one(value), wanted)) continue;
    wrong++;
    console.log(`WRONG ${name}: of ${value}: ${results[i]} in an array, ${one(value)} alone, not ${wanted}`);
  }
  checked.set(name, checked.get(name)! + COUNT);
}

const end = performance.now() + 1000 * seconds;
while (performance.now() < end) for (const one of cases) check(one);

for (const [name, count] of checked) console.log(`${name}: ${count}`);
const total = [...checked.values()].reduce((sum, count) => sum + count, 0);
console.log(`seed ${seed}, ${seconds} s: ${total} values checked, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;
