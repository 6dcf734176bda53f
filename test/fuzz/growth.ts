/**
 * The growth lane of the fuzzer: input is doubled in one dimension after the other, and what it costs may grow 2.6-fold. It
 * measures, so it is not part of the tests.
 */
import { parseArgs } from 'node:util';
import { DIMENSIONS } from './growth/dimensions.ts';
import { growthOf, growthTable, isBounded, type Growth } from './growth/measure.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

const wanted = new RegExp(values.only, 'u');
const measured: Growth[] = [];
for (const dimension of DIMENSIONS) {
  if (!wanted.test(dimension.name)) continue;
  const growth = await growthOf(dimension);
  measured.push(growth);
  console.log(growthTable([growth])[1]);
}
console.log(`\n${growthTable(measured).join('\n')}`);
const failed = measured.filter((growth) => !isBounded(growth));
console.log(failed.length === 0 ? '\nall grow as their input does' : `\n${failed.length} grow too fast`);
process.exitCode = failed.length === 0 ? 0 : 1;
