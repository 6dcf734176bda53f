import type { Kernel } from '../engine/kernel.ts';
import type { Target } from '../job/role.ts';
import type { Location } from '../message/error.ts';

/** Rows of a block, column by column. The arrays are views of the kernel's memory: they are valid until the visitor returns. */
export interface Rows {
  /** The number of rows; the arrays may be longer. */
  readonly count: number;
  /** The columns of values, on the scale that is converted from, clamped by `eps`. None is nan or outside the domain. */
  readonly values: readonly Float64Array[];
  /** Numbers from 0 to 1. */
  readonly labels: Float64Array;
  /** Finite numbers that are not negative; undefined: all weights are 1. */
  readonly weights: Float64Array | undefined;
  /** The location of a row, and of a value in it, for messages. */
  readonly locationOf: (row: number, column?: number) => Location;
}

/** What a run that scores or fits found in addition to its rows. */
export interface Seen {
  /** Rows that were left out because a value, label or weight is missing or, unless `--bad` drops such rows, not valid. */
  readonly missing: number;
  /** Rows that were left out because a value is outside the domain of its scale. */
  readonly outside: number;
  /** Names of the columns, or their numbers: first the values, then the label, then the weight. */
  readonly columns: readonly string[];
  /** The first row with an infinite loss, if the run scores. */
  readonly firstInfinite: Location | undefined;
}

/** Receives the rows of a run that scores or fits. */
export interface Visitor {
  /** Called when the kernel is configured for the job, except for the columns. */
  start?(kernel: Kernel): void;
  /** Called for each block with rows, unless the kernel scores them. `kernel` holds the rows. */
  visit?(rows: Rows, kernel: Kernel): void;
  /** Called after the last row of a file. */
  endFile?(kernel: Kernel): void;
  /** Called after the last row of all files. */
  end(seen: Seen): void;
}

/** Passes the rows that the kernel has gathered to a visitor. Views are created once, since that takes longer than converting a block. */
export class Gather {
  readonly #kernel: Kernel;
  readonly #visitor: Visitor;
  readonly #names: readonly string[];
  readonly #hasWeights: boolean;
  readonly #place: (line: number, name: string | undefined) => Location;
  #buffer: ArrayBufferLike | undefined;
  #columns: readonly Float64Array[] = [];
  #starts: Uint32Array = new Uint32Array();
  readonly #locationOf = (row: number, column = 0): Location =>
    this.#place(this.#kernel.lineAt(this.#starts[row]!), this.#names[column]);

  /**
   * @param names the names of the columns: first the values, then the label, then the weight
   * @param place returns the location of a line of the current file, and of a column in it
   */
  constructor(
    kernel: Kernel,
    names: readonly string[],
    target: Target,
    visitor: Visitor,
    place: (line: number, name: string | undefined) => Location,
  ) {
    this.#kernel = kernel;
    this.#visitor = visitor;
    this.#names = names;
    this.#hasWeights = target.weight !== undefined;
    this.#place = place;
  }

  /** Passes the batch to the visitor. */
  take(): void {
    const kernel = this.#kernel;
    if (this.#buffer !== kernel.memory.buffer) this.#refreshViews();
    const label = this.#names.length - (this.#hasWeights ? 2 : 1);
    const rows: Rows = {
      count: kernel.gathered.value,
      values: this.#columns.slice(0, label),
      labels: this.#columns[label]!,
      weights: this.#hasWeights ? this.#columns[label + 1] : undefined,
      locationOf: this.#locationOf,
    };
    this.#visitor.visit?.(rows, kernel);
  }

  #refreshViews(): void {
    const { memory, results, gatherRoom, cellEnds } = this.#kernel;
    const { buffer } = memory;
    const room = gatherRoom.value;
    this.#buffer = buffer;
    this.#columns = Array.from(
      { length: this.#names.length },
      (_, slot) => new Float64Array(buffer, results.value + 8 * room * slot, room),
    );
    this.#starts = new Uint32Array(buffer, cellEnds.value, room);
  }
}
