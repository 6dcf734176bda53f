import { join } from 'node:path';
import { median } from '../contest.ts';
import { scores } from '../data/tables.ts';
import { FROM_FILE_TO_FILE, measure } from '../measure.ts';
import { megabytes, table } from '../report.ts';
import { logitCommand } from './alone.ts';
import type { Task } from './task.ts';

/** Ten times the rows may take this many times the time: what is linear, and a little. */
const MAX_RATIO = 10.5;

/** The time of 1, 10, and with `--full` 100 times the rows. */
export const growth: Task = ({ contestants, rows, rounds, full, cache, file }) => {
  const sizes = full ? [0.1, 1, 10] : [0.1, 1];
  const runs = sizes.map((size) => ({ data: file(scores(Math.ceil(rows * size))), walls: [] as number[] }));
  for (let round = 1; round <= rounds; round++) {
    console.error(`growth: round ${round} of ${rounds}`);
    for (const { data, walls } of runs) {
      const { argv } = logitCommand(contestants, data, 'file');
      const process = { argv, wiring: FROM_FILE_TO_FILE, input: data.path, output: join(cache, 'answer') };
      walls.push(measure(process).wall);
    }
  }
  const times = runs.map(({ walls }) => median(walls));
  const rowsOf = (i: number): string => runs[i]!.data.dataset.rows.toLocaleString('en');
  const lines = runs.map(({ data }, i) => [
    rowsOf(i),
    megabytes(data.bytes),
    times[i]!.toFixed(3),
    i === 0 ? '' : (times[i]! / times[i - 1]!).toFixed(2),
  ]);
  return {
    text: `### Growth\n\n${table(['rows', 'MB', 'wall s', 'to the line above'], lines)}`,
    verdicts: times.slice(1).map((time, i) => ({
      what: `Time of ${rowsOf(i + 1)} rows over ${rowsOf(i)}`,
      measured: time / times[i]!,
      max: MAX_RATIO,
      unit: '',
    })),
  };
};
