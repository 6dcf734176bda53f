import { latin1Bytes, latin1Text, utf8Text } from '../text/encoding.ts';
import type { Kernel } from '../engine/kernel.ts';
import type { Job } from '../job/job.ts';
import { leafPaths, spellPath } from '../job/path.ts';
import { isShare, type ScaleName } from '../job/scale.ts';
import { LogitError, type Location } from '../message/error.ts';
import type { Quirk } from '../message/quirk.ts';
import { quirkOf } from '../input/quirk.ts';
import { remedyForReturns } from '../input/returns.ts';
import { similarName } from '../input/suggest.ts';
import { recordStart } from '../input/bom.ts';
import { StopReason } from '../kernel/abi.ts';
import type { Role, Target } from '../job/role.ts';
import type { Input } from './input.ts';
import type { Table } from './table.ts';

/** Texts that are not numbers are cut to this length, which is more than any message shows. */
const SHOWN = 4096;

/** How many bytes of a bad row are inspected. */
const LONGEST_ROW = 64 * 1024;

/** Fields of a longer object are not listed. */
const LONGEST_OBJECT = 64 * 1024;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** What is known of the columns. */
interface Asked {
  readonly names: readonly string[] | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly table?: Table | undefined;
  readonly target?: Target | undefined;
}

/** Makes the LogitErrors that stop a run, with their places. */
export class Diagnostics {
  readonly #kernel: Kernel;
  readonly #input: Input;
  readonly #kind: Location['input'];
  readonly #from: ScaleName;
  readonly #files: readonly (string | undefined)[];

  /** @param files the files opened so far: errors are in the last one */
  constructor(
    kernel: Kernel,
    input: Input,
    job: Pick<Job, 'input' | 'conversion'>,
    files: readonly (string | undefined)[],
  ) {
    this.#kernel = kernel;
    this.#input = input;
    this.#kind = job.input.kind;
    this.#from = job.conversion.from;
    this.#files = files;
  }

  /** The error for which the kernel stopped. */
  problem(event: StopReason, { names, roles, table, target }: Asked): LogitError {
    const kernel = this.#kernel;
    const place = this.place(kernel.troubleLine.value, names?.[kernel.troubleSlot.value]);
    const cells = kernel.troubleCells.value;
    const start = kernel.troubleStart.value;
    const quirk = this.#quirk(table, table?.cells);
    switch (event) {
      case StopReason.NoCell:
        return new LogitError({ kind: 'shortRow', place, cells, quirk, ...this.#otherFields(place) });
      case StopReason.TooLong:
        return this.ragged('longRow', start, cells, table!, kernel.rows.value > 0);
      case StopReason.OtherLength:
        return this.ragged('otherLength', start, cells, table!, kernel.rows.value > 0);
      case StopReason.Returns:
        return this.#returns(kernel.cursor.value, table);
      case StopReason.NoObject:
        return new LogitError({
          kind: 'invalidJson',
          place: { ...place, column: undefined },
          text: this.#text().trimEnd(),
          isTooDeep: kernel.tooDeep.value === kernel.troubleStart.value,
        });
      case StopReason.Swallowed:
        return new LogitError({
          kind: 'swallowedRows',
          place: { ...place, column: undefined },
          lastLine: kernel.lineAt(kernel.troubleEnd.value),
          quote: table?.dialect.quote ?? '"',
          quirk: this.#quirk(table, undefined),
        });
      case StopReason.Unclosed:
        // The text after the quote may contain any number of cells.
        return new LogitError({ kind: 'unterminatedQuote', place, quirk: this.#quirk(table, undefined) });
      case StopReason.MixedLabels:
        return new LogitError({ kind: 'mixedLabels', place });
      default: {
        const text = this.#text();
        const role = roles?.[kernel.troubleSlot.value];
        if (role === 'label')
          return new LogitError({
            kind: 'invalidLabel',
            place,
            text,
            hasPositive: target?.positive !== undefined,
          });
        if (role === 'weight') return new LogitError({ kind: 'invalidWeight', place, text });
        const isHeader = table !== undefined && this.#isHeader(kernel.cursor.value, place.line, table);
        const takesPercent = isShare(this.#from);
        return new LogitError({
          kind: 'invalidNumber',
          place,
          text,
          table: table?.shape,
          quirk,
          isHeader,
          isString: this.#kind === 'json' && this.#isAfterQuote(),
          takesPercent,
        });
      }
    }
  }

  /** The error for the row at `start`, which differs in length from the first record. `isMixed`: earlier rows do not. */
  ragged(
    kind: 'longRow' | 'otherLength',
    start: number,
    cells: number,
    table: Table,
    isMixed = false,
  ): LogitError {
    const rows = this.#rowsFrom(start);
    const [row = ''] = rows.split('\n', 1);
    const detail = {
      place: this.place(this.#kernel.lineAt(start)),
      cells,
      first: table.first,
      firstCells: table.cells!,
      quirk: table.quirkOf(latin1Bytes(row)),
      cause: table.causeOf(rows, isMixed),
    };
    return new LogitError(
      kind === 'longRow' ? { kind, ...detail } : { kind, ...detail, delimiter: table.shape.delimiter },
    );
  }

  /** The error for carriage returns within the record [start, end). */
  returns(start: number, end: number, table: Table | undefined): LogitError {
    const isMixed = (table?.lineEnding.length ?? 0) > 1;
    return new LogitError({
      kind: 'crLineEndings',
      place: this.place(this.#kernel.lineAt(start)),
      remedy: remedyForReturns(this.#input.bytes(start, end), table?.shape.delimiter, isMixed),
    });
  }

  #returns(start: number, table: Table | undefined): LogitError {
    const end = table
      ? this.#kernel.recordEnd(start, this.#input.end, this.#input.last)
      : this.#lineEnd(start);
    return this.returns(start, end || this.#input.end, table);
  }

  /** Whether the row at `start` is the first one and looks like a header although the table has none. */
  #isHeader(start: number, line: number, table: Table): boolean {
    if (table.hasHeader || !table.isFirst(line)) return false;
    const end = this.#kernel.recordEnd(start, this.#input.end, this.#input.last);
    return end > 0 && end - start <= LONGEST_ROW && table.holdsText(this.#input.bytes(start, end));
  }

  /** The complete rows from `start` on in the input block, as Latin-1 text, up to a length. */
  #rowsFrom(start: number): string {
    const { end, last } = this.#input;
    let at = start;
    while (at < end && at - start < LONGEST_ROW) {
      const next = this.#kernel.recordEnd(at, end, last);
      if (next === 0) break;
      at = next;
    }
    return latin1Text(this.#input.bytes(start, at));
  }

  #lineEnd(start: number): number {
    const length = this.#input.bytes(start, this.#input.end).indexOf(LF);
    return length < 0 ? this.#input.end : start + length + 1;
  }

  /** A fault of the whole line, such as quotes that are escaped with a backslash. */
  #quirk(table: Table | undefined, cells: number | undefined): Quirk | undefined {
    if (this.#kind === 'arguments' || this.#kind === 'array') return undefined;
    return quirkOf(this.#line(), table?.dialect ?? { delimiter: ',', quote: undefined }, cells);
  }

  /** The line of the error without its line end, as far as it is in the input block and not too long. */
  #line(): Uint8Array {
    const { start, end } = this.#input;
    const at = this.#kernel.troubleStart.value;
    const from = Math.max(start, at - SHOWN);
    const bytes = this.#input.bytes(from, Math.min(end, at + SHOWN));
    const lineStart = bytes.subarray(0, at - from).lastIndexOf(LF) + 1;
    const lineEnd = bytes.indexOf(LF, at - from);
    const line = bytes.subarray(lineStart, lineEnd < 0 ? bytes.length : lineEnd);
    return line.at(-1) === CR ? line.subarray(0, -1) : line;
  }

  /** The fields of the first object, if the error is there: later objects may lack fields that others have. */
  #otherFields({ line, column = '' }: Location): { fields: string[]; similar: string | undefined } {
    if (this.#kind !== 'json' || line !== 1) return { fields: [], similar: undefined };
    const start = this.#kernel.troubleStart.value;
    const object = parsed(this.#input.bytes(start, Math.min(this.#input.end, start + LONGEST_OBJECT)));
    const fields = object === undefined ? [] : leafPaths(object).map(spellPath);
    const inner = fields.find((field) => field.endsWith(`.${column}`));
    return { fields, similar: inner ?? similarName(column, fields) };
  }

  /** @param bytes the size that there is no memory for */
  recordTooLong(start: number, bytes: number, part: 'header' | 'row' = 'row'): LogitError {
    return new LogitError({
      kind: 'recordTooLong',
      place: this.place(this.#kernel.lineAt(start)),
      part,
      bytes,
    });
  }

  /** There is no memory for an output of `needed` bytes. */
  outputTooLong(needed: number): LogitError {
    return this.recordTooLong(this.#uncopiedRow(needed), needed);
  }

  place(line: number, column?: string): Location {
    return { input: this.#kind, file: this.#files.at(-1), line, column };
  }

  /** The start of the first row that is not copied yet, which needs most of the output. The end of the row before may precede it. */
  #uncopiedRow(needed: number): number {
    const input = this.#input;
    const copied = this.#kernel.copied.value;
    const rest = input.bytes(copied, input.end);
    if (copied === input.start || input.bytes(copied - 1, copied)[0] === LF)
      return copied + recordStart(rest);
    const lineEnd = rest.indexOf(LF);
    return lineEnd < 0 || lineEnd > needed / 2 ? copied : copied + lineEnd + 1;
  }

  #isAfterQuote(): boolean {
    const start = this.#kernel.troubleStart.value;
    return this.#input.bytes(start - 1, start)[0] === QUOTE;
  }

  #text(): string {
    const { troubleStart: start, troubleEnd: end } = this.#kernel;
    const bytes = this.#input.bytes(start.value, Math.min(end.value, start.value + SHOWN));
    return utf8Text(bytes);
  }
}

/** The value of the first line as JSON; undefined if it is not valid or was cut. */
function parsed(bytes: Uint8Array): unknown {
  const [line = ''] = utf8Text(bytes).split('\n');
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
