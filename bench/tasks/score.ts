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
const MOST = 0.8;

/** The same with scikit-learn, of which the time to read the table is a part. */
const SCIKIT_LEARN = `import sys, pandas, sklearn.metrics
table = pandas.read_csv(sys.stdin, usecols=['prob', 'label'])
print(repr(float(sklearn.metrics.log_loss(table['label'], table['prob']))))`;

/** The mean log loss by plain arithmetic: what all have to come near. The columns before `prob` have no more commas than quotes hide. */
function plainLoss(path: string): number {
  let sum = 0;
  let count = 0;
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const cells = line.replace(/"[^"]*"/g, '').split(',');
    if (cells.length < 4) continue;
    const p = Number(cells[2]);
    sum -= cells[3] === '1' ? Math.log(p) : Math.log1p(-p);
    count++;
  }
  return sum / count;
}

/** Comparison with labels, beside the conversion of the same column. */
export const score: Task = ({ root, rows, rounds, cache, file }) => {
  const data = file(scores(rows));
  const command = [process.execPath, join(root, 'bin/logit.cjs')];
  const hasScikit = spawnSync('python3', ['-c', 'import pandas, sklearn.metrics']).status === 0;
  const runs = [
    { name: 'logit -c prob', argv: [...command, '-c', 'prob'], costs: [] as Cost[] },
    {
      name: 'logit --loss label -c prob',
      argv: [...command, '--loss', 'label', '-c', 'prob'],
      costs: [] as Cost[],
    },
    ...(hasScikit
      ? [{ name: 'pandas, scikit-learn', argv: ['python3', '-c', SCIKIT_LEARN], costs: [] as Cost[] }]
      : []),
  ];
  const output = join(cache, 'answer');
  const report = join(cache, 'loss.json');
  console.error('score: checking');
  spawnSync(command[0]!, [
    ...command.slice(1),
    '--loss',
    'label',
    '-c',
    'prob',
    '--report',
    report,
    data.path,
  ]);
  const { loss } = JSON.parse(readFileSync(report, 'utf8')) as { loss: { log_loss: { mean: number } } };
  const wanted = plainLoss(data.path);
  if (!(Math.abs(loss.log_loss.mean / wanted - 1) < 1e-12))
    throw new Error(`score: the mean loss is ${loss.log_loss.mean}, not ${wanted}`);
  for (let round = 1; round <= rounds; round++) {
    console.error(`score: round ${round} of ${rounds}`);
    for (const { argv, costs } of round % 2 === 1 ? runs : runs.toReversed())
      costs.push(measure({ argv, wiring: FROM_FILE_TO_FILE, input: data.path, output }));
  }
  const standings = runs.map(({ name, costs }) => ({ name, ...summary(costs) }));
  const [conversion, scored] = standings;
  const peak = scored!.peak;
  const missing = hasScikit ? '' : '\n\nscikit-learn takes no part: python3 has no pandas and sklearn.';
  return {
    text: `### Comparison with labels, ${megabytes(data.bytes)} MB\n\n${table(
      ['command', 'wall s', 'CPU s', 'peak MB'],
      standings.map(({ name, wall, cpu, peak: most }) => [
        `\`${name}\``,
        wall.toFixed(3),
        cpu.toFixed(3),
        most === undefined ? '?' : megabytes(most),
      ]),
    )}${missing}`,
    verdicts: [
      {
        what: '--loss: wall over that of the conversion',
        measured: scored!.wall / conversion!.wall,
        most: MOST,
        unit: '',
      },
      { what: '--loss: peak memory', measured: peak && peak / 1e6, most: PEAK_MB, unit: ' MB' },
    ],
  };
};
