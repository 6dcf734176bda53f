import type { Kernel } from '../../engine/kernel.ts';
import type { Source } from '../../input/source.ts';
import type { Job } from '../../job/job.ts';
import type { Role, Target } from '../../job/role.ts';
import type { RunStats } from '../../message/runStats.ts';
import type { Warning } from '../../message/warning.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { Extras } from '../extras.ts';
import type { Input } from '../input.ts';
import type { Output } from '../output.ts';
import type { Reader } from '../reader.ts';
import type { Table } from '../table.ts';

/** The objects that make up a run. */
export interface Parts {
  readonly job: Job;
  readonly extras: Extras;
  readonly kernel: Kernel;
  readonly input: Input;
  readonly output: Output;
  readonly diagnostics: Diagnostics;
  readonly reader: Reader;
}

/** A kind of input, for the loop: how a source starts, how to read on, and how its columns are called. */
export interface Kind {
  /** The byte that ends a line, for the line numbers in locations. */
  readonly lineEnd: number;
  /** Names of the columns or fields for messages; undefined if the input has none. */
  readonly names: readonly string[] | undefined;
  /** The role of each; undefined: all are values. */
  readonly roles?: readonly Role[] | undefined;
  /** The columns of the label and the weight in a run that scores or fits. */
  readonly target?: Target | undefined;
  /** The length of a row of a tensor; undefined: the tensor has one dimension. */
  readonly rowLength: number | undefined;
  /** The table, if the input is CSV. */
  readonly table?: Table | undefined;

  /** Reads and checks the start of a source, and writes what precedes the values. The kernel continues after it. */
  start(source: Source): Promise<void>;
  /** Reads until the record or number that has begun is complete or the source ends; at least once. */
  fill(source: Source): Promise<void>;
  /** Called after each read. */
  notePiece?(): void;
  /** Called after each conversion, while its input is still in the block. */
  noteBlock?(): void;
  /** Called before an error in the values is reported. @throws LogitError if the source is of another kind altogether */
  refuseOther?(source: Source): Promise<void>;

  /** Whether the input had any content. If it is not defined, only values are content. */
  hasContent?(): boolean;
  /** Warnings about input that can be read in two ways. */
  warnings(stats: Omit<RunStats, 'warnings' | 'hasContent' | 'filesWithoutNumbers'>): Warning[];
}
