import type { Verdict } from '../budget.ts';
import type { Contestant } from '../contestants/contestant.ts';
import type { DataFile, Dataset } from '../data/dataset.ts';

/** What a task has to work with. */
export interface Setting {
  readonly contestants: readonly Contestant[];
  /** Rows of the data sets of ordinary size; others are scaled by it. */
  readonly rows: number;
  readonly rounds: number;
  /** True: the sizes that take minutes, too. */
  readonly full: boolean;
  /** How long an endless pipe runs. */
  readonly seconds: number;
  /** Directory of the project. */
  readonly root: string;
  /** Directory for data and answers. */
  readonly cache: string;
  /** Makes the file of a data set, unless it is there. */
  readonly file: (dataset: Dataset) => DataFile;
}

export interface Result {
  /** Markdown. */
  readonly text: string;
  readonly verdicts: readonly Verdict[];
}

export type Task = (setting: Setting) => Result;
