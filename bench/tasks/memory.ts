import { PEAK_MB } from '../budget.ts';
import type { DataFile } from '../data/dataset.ts';
import { numbers } from '../data/numbers.ts';
import { scores } from '../data/tables.ts';
import { FROM_FILE_TO_FILE, FROM_PIPE_TO_PIPE, measure } from '../measure.ts';
import { megabytes, table } from '../report.ts';
import { logitCommand } from './alone.ts';
import type { Task } from './task.ts';

/** The file, then its rows again and again for as long as the pipe is to run: it never ends within a row. */
function endless({ dataset }: DataFile, seconds: number): string {
  const again = dataset.header ? 'tail -n +2 "$in"' : 'cat "$in"';
  return `{ cat "$in"; end=$((SECONDS + ${seconds})); while [ $SECONDS -lt $end ]; do ${again}; done; } | $run > "$out"`;
}

/** The peak of memory, whatever the size. */
export const memory: Task = ({ contestants, rows, full, seconds, file }) => {
  const table1 = file(scores(rows));
  const list = file(numbers(rows));
  const cases = [
    { what: 'CSV file', data: table1, wiring: FROM_FILE_TO_FILE },
    { what: 'CSV through pipes', data: table1, wiring: FROM_PIPE_TO_PIPE },
    { what: `CSV without end, ${seconds} s`, data: table1, wiring: endless(table1, seconds) },
    { what: 'numbers', data: list, wiring: FROM_FILE_TO_FILE },
    { what: `numbers without end, ${seconds} s`, data: list, wiring: endless(list, seconds) },
    ...(full ? [{ what: 'CSV file', data: file(scores(10 * rows)), wiring: FROM_FILE_TO_FILE }] : []),
  ].map((one) => {
    console.error(`memory: ${one.what}`);
    const through = one.wiring === FROM_FILE_TO_FILE ? 'file' : 'pipe';
    const { argv } = logitCommand(contestants, one.data, through);
    const { peak } = measure({ argv, wiring: one.wiring, input: one.data.path, output: '/dev/null' });
    return { name: `${one.what}, ${megabytes(one.data.bytes)} MB`, peak };
  });
  return {
    text: `### Memory\n\n${table(
      ['input', 'peak MB'],
      cases.map(({ name, peak }) => [name, peak === undefined ? '?' : megabytes(peak)]),
    )}`,
    verdicts: cases.map(({ name, peak }) => ({
      what: `Peak memory, ${name}`,
      measured: peak && peak / 1e6,
      max: PEAK_MB,
      unit: ' MB',
    })),
  };
};
