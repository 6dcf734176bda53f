/**
 * The time of each stage in the kernel, in nanoseconds per value and per byte of text.
 *
 *     npm run bench:stages
 *
 * The block loop runs on a block in memory. Parsing and printing are called for each value from JavaScript, and the time of an
 * empty call is subtracted.
 */
import type { Dataset } from './data/dataset.ts';
import { numbers } from './data/numbers.ts';
import { exponential } from './data/spell.ts';
import { quotedNewlines, scores, tenColumns, wide } from './data/tables.ts';
import type { Random } from './random.ts';
import { describeMachine, table } from './report.ts';
import { blockStage } from './stages/block.ts';
import { arrayStage, emptyCall, parseStage, printStage } from './stages/calls.ts';
import { price } from './stages/stage.ts';

/** The rows of the scores, with empty cells in place of the values. */
function withoutNumbers(): Dataset {
  const given = scores(0);
  return {
    ...given,
    row: (random, index) => given.row(random, index).replace(/,[\d.e-]+,(?=[01],model)/, ',NA,'),
  };
}

const uniform = (random: Random): number => random();
const logOdds = (random: Random): number => {
  const p = random();
  return Math.log(p / (1 - p));
};

const blocks = [
  blockStage('CSV, NA in the target: scan and copy', withoutNumbers(), 'csv'),
  blockStage('CSV, one column: all', scores(0), 'csv'),
  blockStage('CSV, one column: all but print and copy', scores(0), 'tensor'),
  blockStage('CSV, ten columns: all', tenColumns(0), 'csv'),
  blockStage('CSV, quoted line feeds: all', quotedNewlines(0), 'csv'),
  blockStage('CSV, 40 quoted columns: all', wide(0), 'csv'),
  blockStage('numbers one per line: all', numbers(0), 'lines'),
  blockStage('numbers one per line: all but print', numbers(0), 'tensor'),
];
const arrays = [arrayStage('logit', uniform), arrayStage('sigmoid', logOdds)];
const calls = [
  parseStage('parse 0.xxxxxx', (random) => random().toFixed(6)),
  parseStage('parse 16 or 17 digits', (random) => String(random())),
  parseStage('parse %.6e', (random) => exponential(random())),
  parseStage('parse percent', (random) => `${(100 * random()).toFixed(4)}%`),
  printStage('print log-odds', logOdds),
  printStage('print 0.xxxxxx', (random) => Number(random().toFixed(6))),
];

const { value: call } = price(emptyCall());
const prices = [
  ...blocks.map((stage) => price(stage)),
  ...arrays.map((stage) => price(stage)),
  ...calls.map((stage) => price(stage, call)),
];

console.log(
  `${describeMachine()}. The least of many passes; a call of ${call.toFixed(1)} ns is taken off.\n`,
);
console.log(
  table(
    ['stage', 'ns a value', 'ns a byte'],
    prices.map(({ name, value, byte }) => [name, value.toFixed(1), byte?.toFixed(2) ?? '']),
  ),
);
