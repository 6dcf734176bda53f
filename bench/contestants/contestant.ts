import type { DataFile } from '../data/dataset.ts';

/** Probabilities are held in [EPS, 1 - EPS] before they are converted; results of `sigmoid` are not. */
export const EPS = 1e-6;

/** What is asked of everyone: convert the target columns, keep the rest. */
export interface Work {
  readonly data: DataFile;
  readonly direction: 'logit' | 'sigmoid';
  readonly through: 'file' | 'pipe';
  readonly output: string;
}

export interface Command {
  readonly argv: readonly string[];
  /** True: it reads standard input and writes standard output. False: it is told the files, which may be `/dev/stdin`. */
  readonly streams: boolean;
}

/** A program that is installed. */
export interface Contestant {
  readonly name: string;
  readonly version: string;
  /** False: it converts nothing, so that there is no answer to check. */
  readonly converts: boolean;
  /** The command in its best configuration; undefined: it has no way to do this. */
  readonly command: (work: Work) => Command | undefined;
}

/** A program that is not installed. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

/** Where a program that is told files reads and writes. */
export function filesOf({ data, through, output }: Work): { input: string; output: string } {
  return through === 'file' ? { input: data.path, output } : { input: '/dev/stdin', output: '/dev/stdout' };
}
