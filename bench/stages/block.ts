/** The kernel's block loop on one block in its memory, without input and output. */
import { configure, configureColumns } from '../../src/engine/configure.ts';
import type { Format, Job } from '../../src/job/job.ts';
import { createKernel } from '../../src/engine/kernel.ts';
import { StopReason } from '../../src/kernel/abi.ts';
import { USUAL_CSV } from '../../test/support/usualCsv.ts';
import { EPS } from '../contestants/contestant.ts';
import type { Dataset } from '../data/dataset.ts';
import { randomOf } from '../random.ts';
import type { Stage } from './stage.ts';

const INPUT = 256 * 1024;
const OUTPUT = 512 * 1024;
const LF = 0x0a;

/** Converts as many rows of the data set as fill a block. `tensor` leaves out the printing. */
export function blockStage(name: string, dataset: Dataset, format: Format): Stage {
  const kernel = createKernel();
  configure(kernel, jobFor(dataset, format));
  if (dataset.header) {
    const columns = dataset.targets.map((target) => dataset.columns.findIndex((one) => one.name === target));
    configureColumns(kernel, columns, dataset.columns.length);
  }
  if (!kernel.setBlocks(INPUT, OUTPUT)) throw new RangeError('no memory for the blocks');

  const { text, rows } = rowsOf(dataset);
  const start = kernel.inputStart.value;
  const end = start + text.length;
  Buffer.from(kernel.memory.buffer, start, text.length).write(text, 'latin1');

  const pass = (): void => {
    kernel.startLines(0, LF, start, 1);
    kernel.skipTo(start);
    for (;;) {
      const event = kernel.run(end, true);
      if (event === StopReason.Values) continue;
      kernel.useOutput(0);
      if (event === StopReason.Input) return;
      if (event !== StopReason.Output) throw new Error(`${name}: the kernel stopped with event ${event}`);
    }
  };
  return { name, values: rows * dataset.targets.length, bytes: text.length, pass };
}

function rowsOf(dataset: Dataset): { text: string; rows: number } {
  const random = randomOf(dataset.seed);
  let text = '';
  for (let rows = 0; ; rows++) {
    const row = dataset.row(random, rows);
    if (text.length + row.length > INPUT) return { text, rows };
    text += row;
  }
}

function jobFor({ header, targets }: Dataset, format: Format): Job {
  return {
    task: 'convert',
    conversion: {
      from: 'prob',
      to: 'logit',
      suffix: 'logit',
      dtype: 'float64',
      base: 0,
      eps: EPS,
      exact: false,
      inverse: undefined,
    },
    input: header ? { ...USUAL_CSV, columns: targets } : { kind: 'numbers', file: undefined },
    format,
    digits: { kind: 'shortest' },
  };
}
