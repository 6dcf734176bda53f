/**
 * Polars: a lazy scan of the file, its expressions, and a sink to the file. It cannot scan a pipe, so that there it reads
 * all of standard input first.
 *
 *     node polars.mjs TASK
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const task = JSON.parse(process.argv[2]);
const pl = createRequire(join(task.packages, 'package.json'))('nodejs-polars');

const TYPES = { text: pl.Utf8, integer: pl.Int64, number: pl.Float64 };
const options = {
  hasHeader: task.header,
  schema: Object.fromEntries(task.columns.map(({ name, kind }) => [name, TYPES[kind]])),
  inferSchemaLength: 0,
  ignoreErrors: false,
  cache: false,
};

function converted(name) {
  const given = pl.col(name);
  if (task.direction === 'sigmoid')
    return pl
      .lit(1)
      .div(pl.lit(1).plus(given.mul(-1).exp()))
      .alias(name);
  const p = given.clip(task.eps, 1 - task.eps);
  return p.div(pl.lit(1).minus(p)).log().alias(name);
}

const table =
  task.input === '/dev/stdin'
    ? pl.readCSV(readFileSync(0), { ...options, chunkSize: 10_000 }).lazy()
    : pl.scanCSV(task.input, options);
table
  .withColumns(...task.targets.map(converted))
  .sinkCSV(task.output, { includeHeader: task.header, maintainOrder: true })
  .collectSync('streaming');
