import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEAK_MB } from '../budget.ts';
import { summary } from '../contest.ts';
import { scores } from '../data/tables.ts';
import { type Cost, FROM_FILE_TO_FILE, measure } from '../measure.ts';
import { megabytes, table } from '../report.ts';
import type { Task } from './task.ts';

/** `--loss` may take this share of the wall time of a conversion of the same column. */
const MAX_RATIO = 0.8;

/** And `--fit` this many times that. */
const MAX_OF_FIT = 2.5;
/** Bytes of a row that it keeps: a double and a label. */
const KEPT = 9;

/** The same with scikit-learn, of which the time to read the table is a part. */
const SCIKIT_LEARN = `import sys, pandas, sklearn.metrics
table = pandas.read_csv(sys.stdin, usecols=['prob', 'label'])
print(repr(float(sklearn.metrics.log_loss(table['label'], table['prob']))))`;

const SCIKIT_LEARN_FIT = `import sys, numpy, pandas, sklearn.linear_model
table = pandas.read_csv(sys.stdin, usecols=['prob', 'label'])
x = numpy.log(table[['prob']] / (1 - table[['prob']]))
fit = sklearn.linear_model.LogisticRegression(penalty=None, solver='newton-cholesky').fit(x, table['label'])
print(fit.coef_, fit.intercept_)`;

const R_FIT = `table <- read.csv(file("stdin"))
print(coef(glm(label ~ qlogis(prob), binomial, table)))`;

/** Probabilities and labels. The columns before `prob` have no more commas than quotes hide. */
function readRows(path: string): { p: number; isOne: boolean }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/"[^"]*"/g, '').split(','))
    .filter((cells) => cells.length >= 4)
    .map((cells) => ({ p: Number(cells[2]), isOne: cells[3] === '1' }));
}

type Rows = ReturnType<typeof readRows>;

/** The mean log loss by plain arithmetic: what all have to come near. */
function plainLoss(rows: Rows): number {
  return rows.reduce((sum, { p, isOne }) => sum - (isOne ? Math.log(p) : Math.log1p(-p)), 0) / rows.length;
}

/** Scale and shift by ten plain steps of Newton's method. */
function plainFit(rows: Rows): { scale: number; shift: number } {
  let [scale, shift] = [0, 0];
  for (let step = 0; step < 10; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (const { p, isOne } of rows) {
      const x = Math.log(p) - Math.log1p(-p);
      const q = 1 / (1 + Math.exp(-scale * x - shift));
      const [rest, weight] = [Number(isOne) - q, q * (1 - q)];
      g0 += rest;
      g1 += rest * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    shift += (h11 * g0 - h01 * g1) / determinant;
    scale += (h00 * g1 - h01 * g0) / determinant;
  }
  return { scale, shift };
}

/** Comparison with labels, compared with the conversion of the same column. */
export const score: Task = ({ root, rows, rounds, cache, file }) => {
  const data = file(scores(rows));
  const command = [process.execPath, join(root, 'bin/logit.cjs')];
  const hasScikit = spawnSync('python3', ['-c', 'import pandas, sklearn.metrics']).status === 0;
  const hasR = spawnSync('Rscript', ['--version']).status === 0;
  const runs = [
    { name: 'logit -c prob', argv: [...command, '-c', 'prob'], costs: [] as Cost[] },
    {
      name: 'logit --loss label -c prob',
      argv: [...command, '--loss', 'label', '-c', 'prob'],
      costs: [] as Cost[],
    },
    {
      name: 'logit --fit label -c prob',
      argv: [...command, '--fit', 'label', '-c', 'prob'],
      costs: [] as Cost[],
    },
    ...(hasScikit
      ? [
          {
            name: 'pandas, scikit-learn: log_loss',
            argv: ['python3', '-c', SCIKIT_LEARN],
            costs: [] as Cost[],
          },
          {
            name: 'pandas, scikit-learn: LogisticRegression',
            argv: ['python3', '-c', SCIKIT_LEARN_FIT],
            costs: [] as Cost[],
          },
        ]
      : []),
    ...(hasR ? [{ name: 'R: glm', argv: ['Rscript', '-e', R_FIT], costs: [] as Cost[], isSlow: true }] : []),
  ];
  const output = join(cache, 'answer');
  const reportOf = (option: string): unknown => {
    const report = join(cache, 'report.json');
    const args = [option, 'label', '-c', 'prob', '--report', report, data.path];
    spawnSync(command[0]!, [...command.slice(1), ...args]);
    return JSON.parse(readFileSync(report, 'utf8'));
  };
  console.error('score: checking');
  const { loss } = reportOf('--loss') as { loss: { log_loss: { mean: number } } };
  const plain = readRows(data.path);
  const wanted = plainLoss(plain);
  if (!(Math.abs(loss.log_loss.mean / wanted - 1) < 1e-12))
    throw new Error(`score: the mean loss is ${loss.log_loss.mean}, not ${wanted}`);
  const { fit } = reportOf('--fit') as {
    fit: { intercept: { value: number }; coefficients: { value: number }[] };
  };
  const { scale, shift } = plainFit(plain);
  // Labels of the data know nothing of the probabilities, so that both are near 0.
  if (!(Math.hypot(fit.coefficients[0]!.value - scale, fit.intercept.value - shift) < 1e-9))
    throw new Error(
      `fit: scale and shift are ${fit.coefficients[0]!.value} and ${fit.intercept.value}, not ${scale} and ${shift}`,
    );
  for (let round = 1; round <= rounds; round++) {
    console.error(`score: round ${round} of ${rounds}`);
    const all = runs.filter((one) => round === 1 || !('isSlow' in one));
    for (const { argv, costs } of round % 2 === 1 ? all : all.toReversed())
      costs.push(measure({ argv, wiring: FROM_FILE_TO_FILE, input: data.path, output }));
  }
  const standings = runs.map(({ name, costs }) => ({ name, ...summary(costs) }));
  const [conversion, scored, fitted] = standings;
  const peak = scored!.peak;
  const kept = fitted!.peak && conversion!.peak && (fitted!.peak - conversion!.peak) / 1e6;
  const missing = hasScikit ? '' : '\n\nscikit-learn takes no part: python3 has no pandas and sklearn.';
  return {
    text: `### Comparison with labels, ${megabytes(data.bytes)} MB\n\n${table(
      ['command', 'wall s', 'CPU s', 'peak MB'],
      standings.map(({ name, wall, cpu, peak: max }) => [
        `\`${name}\``,
        wall.toFixed(3),
        cpu.toFixed(3),
        max === undefined ? '?' : megabytes(max),
      ]),
    )}${missing}`,
    verdicts: [
      {
        what: '--loss: wall over that of the conversion',
        measured: scored!.wall / conversion!.wall,
        max: MAX_RATIO,
        unit: '',
      },
      { what: '--loss: peak memory', measured: peak && peak / 1e6, max: PEAK_MB, unit: ' MB' },
      {
        what: '--fit: wall over that of the conversion',
        measured: fitted!.wall / conversion!.wall,
        max: MAX_OF_FIT,
        unit: '',
      },
      // Besides the rows there is what V8 makes of more code.
      {
        what: '--fit: peak memory beyond that of the conversion',
        measured: kept,
        max: (2 * KEPT * rows) / 1e6,
        unit: ' MB',
      },
    ],
  };
};
