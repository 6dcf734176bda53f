/**
 * Checks logit in float32 for every float in (0, 1): all 1,065,353,215 of them.
 *
 *     npm run bench:float32 -- [first bits] [last bits]
 *
 * The oracle is independent of the kernel: a float64 formula with an error far below 2^-48 decides, unless a midpoint between two
 * floats is that near; then the integer arithmetic of `src/exact/` decides.
 */
import { functionsOf } from '../test/kernel/function/functions.ts';
import { exactLogit } from '../test/exact/functions.ts';
import { createKernel } from '../src/engine/kernel.ts';

const first = Number(process.argv[2] ?? 1);
const last = Number(process.argv[3] ?? 0x3f7fffff);

const kernel = createKernel();
const { logitArray } = functionsOf(kernel);
const COUNT = 8192;
const floatBits = new Int32Array(COUNT);
const floats = new Float32Array(floatBits.buffer);
const values = new Float64Array(kernel.memory.buffer, kernel.scratch.value, COUNT);

/** A generous bound of the relative error of `estimate`: a few roundings, and functions of Math with errors up to 1 ulp. */
const ERROR = 2 ** -48;

/** 2 atanh(2p - 1) above 1/4, where 2p - 1 is exact; ln p - ln(1 - p) below. Neither cancels. */
function estimate(p: number): number {
  return p > 0.25 && p < 0.75 ? 2 * Math.atanh(2 * p - 1) : Math.log(p) - Math.log1p(-p);
}

let wrong = 0;
let decidedExactly = 0;

function check(p: number, result: number): void {
  const y = estimate(p);
  const min = Math.fround(y - Math.abs(y) * ERROR);
  let wanted = min;
  if (min !== Math.fround(y + Math.abs(y) * ERROR)) {
    decidedExactly++;
    wanted = exactLogit(p, 0, true);
  }
  if (result === wanted) return;
  wrong++;
  console.log(`WRONG logit(${p}) is ${result}, not ${wanted}`);
}

for (let at = first; at <= last; at += COUNT) {
  const count = Math.min(COUNT, last - at + 1);
  for (let i = 0; i < count; i++) floatBits[i] = at + i;
  for (let i = 0; i < count; i++) values[i] = floats[i]!;
  logitArray(values.byteOffset, values.byteOffset, count, 0, true);
  for (let i = 0; i < count; i++) check(floats[i]!, values[i]!);
}

console.log(`${last - first + 1} floats, ${decidedExactly} decided by integers, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;
