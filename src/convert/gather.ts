import type { Kernel } from '../engine/kernel.ts';
import type { Target } from '../job/role.ts';
import type { Location } from '../message/error.ts';

/** Rows of a block, column by column. The arrays are the kernel's memory: they change when the visitor has returned. */
export interface Rows {
  /** How many rows there are; the arrays may be longer. */
  readonly count: number;
  /** For each column to read, its values, on the scale that is converted from, held within `eps`. None is nan or outside the domain. */
  readonly values: readonly Float64Array[];
  /** 0, 1, or a number between them. */
  readonly labels: Float64Array;
  /** Finite and not negative; undefined: each row weighs 1. */
  readonly weights: Float64Array | undefined;
  /** Where a row is, for a message, and which column of values is meant. */
  readonly locationOf: (row: number, column?: number) => Location;
}

/** What a run that scores or fits has seen besides its rows. */
export interface Seen {
  /** Rows that were left out: a value, label or weight is missing, or it is not one and `--bad` does not drop the row. */
  readonly missing: number;
  /** The same for a value outside the domain of its scale. */
  readonly outside: number;
  /** Names of the columns, or their numbers: the values, the label, the weight. */
  readonly columns: readonly string[];
  /** The first row with an infinite loss, where the kernel scores. */
  readonly firstInfinite: Location | undefined;
}

/** Takes the rows of a run that scores or fits. */
export interface Visitor {
  /** The kernel is reported all of the job but the columns. */
  start?(kernel: Kernel): void;
  /** Called for each block with rows, but where the kernel scores them. `kernel` holds them. */
  visit?(rows: Rows, kernel: Kernel): void;
  /** All rows of a file were read. */
  endFile?(kernel: Kernel): void;
  /** All rows were read. */
  end(seen: Seen): void;
}

/** The rows of the batch that the kernel has gathered. The views are made once, for making them takes longer than a block. */
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
   * @param names of the columns that are read, those of the label and the weight last
   * @param place the location of a line of the file at hand, and of a column in it
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

  /** Passes the batch on. */
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
