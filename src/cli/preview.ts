import { convert } from '../convert/run.ts';
import type { DigitStyle, Job } from '../job/job.ts';
import { FirstRecords } from '../input/firstRecords.ts';
import { rowReader } from '../input/rows.ts';
import type { Source } from '../input/source.ts';
import { alignedText, type AlignedColumn } from '../output/aligned.ts';
import type { Sink } from '../output/sink.ts';
import { paintFor } from './color.ts';
import type { Options } from './options.ts';
import { standardOutput } from './screen.ts';
import type { Streams } from './streams.ts';

/** The digits of results on a terminal, unless an option sets them. */
const SIX_DIGITS: DigitStyle = { kind: 'significant', count: 6 };

/**
 * Shows the first `count` rows, each number next to its result, and reads no further. Rows before one that stops the
 * conversion are shown before its LogitError is thrown.
 */
export async function preview(
  job: Job,
  count: number,
  sources: Iterable<Source> | AsyncIterable<Source>,
  { color }: Pick<Options, 'color'>,
  streams: Streams,
): Promise<void> {
  const { input } = job;
  const dialect = input.kind === 'csv' ? input : { delimiter: ',', quote: undefined };
  const hasHeader = input.kind !== 'csv' || input.header;
  const max = count + (hasHeader ? 1 : 0);
  const records = new FirstRecords(max, dialect);
  let columns: readonly number[] = [];
  const isShort = job.digits.kind === 'shortest' && (await streams.isTerminal('stdout'));
  const added: Job = {
    ...job,
    digits: isShort ? SIX_DIGITS : job.digits,
    format: 'csv',
    input: input.kind === 'csv' ? { ...input, append: true, after: false } : input,
  };
  try {
    await convert(added, sources, new FirstRows(records), {
      select(found) {
        columns = found;
      },
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  } finally {
    const read = await rowReader(dialect);
    const rows = read(records.toBytes(), max) ?? [];
    const text = alignedText(columnsOf(rows, added, columns), {
      width: await streams.width('stdout'),
      group: job.conversion.inverse ? 3 : 2,
      header: (await paintFor('stdout', color, streams)).bold,
    });
    if (text !== '') await standardOutput(streams).write(Buffer.from(text));
  }
}

/** Stops the conversion when there are enough rows. */
class Enough extends Error {
  override readonly name = 'Enough';
}

/** A sink that keeps the first rows, then throws Enough. */
class FirstRows implements Sink {
  readonly #records: FirstRecords;

  constructor(records: FirstRecords) {
    this.#records = records;
  }

  /** Throws synchronously instead of rejecting, so that the run does not wait for more input. */
  write(bytes: Uint8Array): Promise<void> {
    this.#records.take(bytes);
    if (this.#records.isFull) throw new Enough();
    return Promise.resolve();
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  abandon(): void {}
}

/** The columns to show. Each converted column is followed by its results. `converted` are the 0-based numbers of those columns. */
function* columnsOf(
  rows: readonly string[][],
  { input, conversion: { suffix, inverse } }: Job,
  converted: readonly number[],
): Generator<AlignedColumn> {
  const [first] = rows;
  if (!first) return;
  const column = (index: number, wanted: boolean, label?: string): AlignedColumn => {
    const cells = rows.map((row) => row[index] ?? '');
    return { cells: label === undefined ? cells : [label, ...cells], wanted };
  };
  if (input.kind !== 'csv') {
    for (const index of first.keys()) yield column(index, true);
    return;
  }
  const given = first.length - (inverse ? 2 : 1) * converted.length;
  const slots = new Map(converted.map((index, slot) => [index, slot]));
  for (let index = 0; index < given; index++) {
    const label = (ending: string): string | undefined =>
      input.header ? undefined : String(index + 1) + ending;
    const slot = slots.get(index);
    yield column(index, slot !== undefined, label(''));
    if (slot === undefined) continue;
    yield column(given + slot, true, label(`_${suffix}`));
    if (inverse) yield column(given + converted.length + slot, true, label('_recovered'));
  }
}
