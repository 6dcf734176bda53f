import { join } from 'node:path';
import { fault } from '../check.ts';
import { median } from '../contest.ts';
import { spellings as datasets } from '../data/numbers.ts';
import { FROM_FILE_TO_FILE, measure } from '../measure.ts';
import { table } from '../report.ts';
import { logitCommand } from './alone.ts';
import type { Task } from './task.ts';

/** What a spelling may cost, in costs of `0.xxxxxx`. */
const MAX_RATIO = 1.5;

/** The CPU time of numbers in every common spelling, compared with that of `0.xxxxxx`; it varies less than the wall time. */
export const spellings: Task = ({ contestants, rows, rounds, cache, file }) => {
  const output = join(cache, 'answer');
  const runs = [...datasets(rows)].map(([spelling, dataset]) => {
    const data = file(dataset);
    const { argv } = logitCommand(contestants, data, 'file');
    const run = (): number =>
      measure({ argv, wiring: FROM_FILE_TO_FILE, input: data.path, output }, false).cpu;
    run();
    const wrong = fault({ data, direction: 'logit', through: 'file', output });
    if (wrong !== undefined) throw new Error(`numbers spelled ${spelling}: ${wrong}`);
    return { spelling, run, costs: [] as number[] };
  });
  for (let round = 1; round <= rounds; round++) {
    console.error(`spellings: round ${round} of ${rounds}`);
    for (const { run, costs } of runs) costs.push(run());
  }
  const times = runs.map(({ costs }) => median(costs));
  const ratio = (i: number): number => times[i]! / times[0]!;
  const lines = runs.map(({ spelling }, i) => [
    `\`${spelling}\``,
    times[i]!.toFixed(3),
    ((times[i]! * 1e9) / rows).toFixed(0),
    ratio(i).toFixed(2),
  ]);
  return {
    text: `### Spellings\n\n${rows.toLocaleString('en')} numbers one per line.\n\n${table(['spelling', 'CPU s', 'ns a number', 'ratio'], lines)}`,
    verdicts: runs.slice(1).map(({ spelling }, i) => ({
      what: `Numbers spelled \`${spelling}\``,
      measured: ratio(i + 1),
      max: MAX_RATIO,
      unit: '',
    })),
  };
};
