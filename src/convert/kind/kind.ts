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

/** What the parts of a run share. */
export interface Parts {
  readonly job: Job;
  readonly extras: Extras;
  readonly kernel: Kernel;
  readonly input: Input;
  readonly output: Output;
  readonly diagnostics: Diagnostics;
  readonly reader: Reader;
}

/** What the loop has to know of a kind of input: how a source starts, how it goes on, and what its parts are called. */
export interface Kind {
  /** The byte that ends a line, by which places are counted. */
  readonly lineEnd: number;
  /** What is converted, as messages call it; undefined: the numbers are in no column or field. */
  readonly names: readonly string[] | undefined;
  /** What each of them is for; undefined: all are converted. */
  readonly roles?: readonly Role[] | undefined;
  /** What rows are compared with or fitted to. */
  readonly target?: Target | undefined;
  /** How many values make a row of a tensor; undefined: it has one dimension. */
  readonly rowLength: number | undefined;
  /** Of CSV, what its first record has shown. */
  readonly table?: Table | undefined;

  /** Reads and checks the start of a source, and writes what precedes its values. The kernel continues after it. */
  start(source: Source): Promise<void>;
  /** Reads on, as far as what has begun needs it. */
  fill(source: Source): Promise<void>;
  /** Takes note of what has just been read. */
  notePiece?(): void;
  /** Takes note of what was converted, while it is still in the input block. */
  noteBlock?(): void;
  /** Called before an error in the values is reported. @throws LogitError if the source is of another kind altogether */
  refuseOther?(source: Source): Promise<void>;

  /** Whether anything was read at all. */
  hasContent(stats: Pick<RunStats, 'numbers' | 'missing' | 'bad'>): boolean;
  /** What was read in one way and may have been meant in another. */
  warnings(stats: Omit<RunStats, 'warnings' | 'hasContent' | 'filesWithoutNumbers'>): Warning[];
}
