/**
 * Checks all pairs of scales, in float64 and float32, against the integer arithmetic of `src/exact/` on random values, for a
 * given time.
 *
 *     npm run soak:pairs -- [seconds] [seed]
 */
import { valuesOf } from '../test/kernel/function/scaleValues.ts';
import { configureConversion } from '../src/engine/configure.ts';
import { createKernel } from '../src/engine/kernel.ts';
import { exactConvert } from '../src/exact/convert.ts';
import { formatNamed } from '../src/exact/format.ts';
import { DTYPE_ROWS, type Dtype } from '../src/job/dtype.ts';
import { axisOf, SCALE_NAMES, type ScaleName } from '../src/job/scale.ts';

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? 1);

const COUNT = 256;
const TYPES: readonly Dtype[] = ['float64', 'float32'];
const kernel = createKernel();
const counts = new Map<string, number>();
let wrong = 0;

function check(from: ScaleName, to: ScaleName, dtype: Dtype, round: number): void {
  const shared = { suffix: to, base: 0, eps: undefined, exact: false, inverse: undefined };
  configureConversion(kernel, { from, to, dtype, ...shared });
  const drawn = valuesOf(from, seed * 1_000_003 + round, COUNT);
  const values = dtype === 'float32' ? drawn.map(Math.fround) : drawn;
  const { value: address } = kernel.scratch;
  const results = new Float64Array(kernel.memory.buffer, address, COUNT);
  results.set(values);
  kernel.apply(address, address, COUNT, DTYPE_ROWS[dtype].code, false);
  const [given, wanted, format] = [axisOf(from, 0), axisOf(to, 0), formatNamed(dtype)];
  for (const [i, value] of values.entries()) {
    const exact = exactConvert(value, given, wanted, format);
    if (Object.is(results[i], exact)) continue;
    wrong++;
    console.log(`WRONG ${from} to ${to}, ${dtype}: of ${value}: ${results[i]}, not ${exact}`);
  }
  const name = `${from} to ${to}`;
  counts.set(name, (counts.get(name) ?? 0) + COUNT);
}

const end = performance.now() + 1000 * seconds;
for (let round = 0; performance.now() < end; round++) {
  for (const from of SCALE_NAMES) {
    for (const to of SCALE_NAMES) {
      for (const dtype of TYPES) check(from, to, dtype, round);
    }
  }
}

const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `seed ${seed}, ${seconds} s: ${total} values, ${total / counts.size} of each of ${counts.size} pairs, ${wrong} wrong`,
);
process.exitCode = wrong > 0 ? 1 : 0;
