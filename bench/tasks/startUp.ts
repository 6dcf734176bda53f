import { join } from 'node:path';
import { summary } from '../contest.ts';
import { BY_NAME, type Cost, measure } from '../measure.ts';
import { table } from '../report.ts';
import type { Task } from './task.ts';

/** `logit 0.5` may take this many times what `node -e 0` takes. */
const MAX_RATIO = 1.5;
/** A start is short and varies much. */
const STARTS_A_ROUND = 10;

export const startUp: Task = ({ root, rounds }) => {
  const runs = [
    { name: '`node -e 0`', argv: [process.execPath, '-e', '0'], costs: [] as Cost[] },
    {
      name: '`logit 0.5`',
      argv: [process.execPath, join(root, 'bin/logit.cjs'), '0.5'],
      costs: [] as Cost[],
    },
  ];
  console.error('start-up');
  for (let start = 0; start < rounds * STARTS_A_ROUND; start++) {
    for (const { argv, costs } of runs) {
      costs.push(measure({ argv, wiring: BY_NAME, input: '', output: '' }, false));
    }
  }
  const [bare, logit] = runs.map(({ costs }) => summary(costs));
  const lines = runs.map(({ name, costs }) => {
    const { wall, cpu } = summary(costs);
    return [name, (1000 * wall).toFixed(1), (1000 * cpu).toFixed(1)];
  });
  return {
    text: `### Start-up\n\n${table(['command', 'wall ms', 'CPU ms'], lines)}`,
    verdicts: [
      {
        what: 'Start-up: wall over that of Node.js',
        measured: logit!.wall / bare!.wall,
        max: MAX_RATIO,
        unit: '',
      },
    ],
  };
};
