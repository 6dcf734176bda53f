import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomOf } from '../random.ts';

/** What a program that wants types is told of a column. Text is to be kept as it is. */
export interface Column {
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'number';
}

/** A file of records, made from a seed. Numbers one per line are a table of one column without a header. */
export interface Dataset {
  /** Name of the file without its size and ending. */
  readonly name: string;
  readonly description: string;
  readonly seed: number;
  readonly rows: number;
  /** True: the first line names the columns. False: it is a list of numbers. */
  readonly header: boolean;
  /** True: every cell is quoted, in the header too. */
  readonly quoted?: boolean;
  readonly columns: readonly Column[];
  /** Names of the columns to convert. */
  readonly targets: readonly string[];
  /** Record `index` with its line feed. */
  row(random: Random, index: number): string;
}

/** A data set on disk. */
export interface DataFile {
  readonly dataset: Dataset;
  readonly path: string;
  readonly bytes: number;
}

const FLUSH = 1 << 20;

/** The file of a data set in `directory`; it is made unless it is there from an earlier run. */
export function dataFile(dataset: Dataset, directory: string): DataFile {
  const path = join(directory, `${dataset.name}-${dataset.rows}${dataset.header ? '.csv' : '.txt'}`);
  if (!existsSync(path)) {
    console.error(`making ${path}`);
    // Under another name until it is whole, so that an interrupted run leaves no half of a file to be reused.
    write(dataset, `${path}.part`);
    renameSync(`${path}.part`, path);
  }
  return { dataset, path, bytes: statSync(path).size };
}

function write(dataset: Dataset, path: string): void {
  const random = randomOf(dataset.seed);
  const file = openSync(path, 'w');
  let text = dataset.header ? headerOf(dataset) : '';
  for (let index = 0; index < dataset.rows; index++) {
    text += dataset.row(random, index);
    if (text.length < FLUSH) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

function headerOf({ columns, quoted }: Dataset): string {
  const names = columns.map(({ name }) => (quoted ? `"${name}"` : name));
  return `${names.join(',')}\n`;
}
