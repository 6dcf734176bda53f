import { PlaceAt, Seen } from '../kernel/abi.ts';
import { latin1Text } from '../text/encoding.ts';
import type { Kernel } from './kernel.ts';
import type { Location } from '../message/error.ts';
import type { Occurrence, RunStats } from '../message/runStats.ts';

/** The names of files and columns, by their numbers in the kernel. */
export interface Names {
  readonly input: Location['input'];
  readonly files: readonly (string | undefined)[];
  readonly columns: readonly string[];
}

/** The statistics that the kernel does not keep. */
type OfHost = 'warnings' | 'hasContent' | 'filesWithoutNumbers';

/** The statistics that the kernel keeps. */
export function readRunStats(kernel: Kernel, names: Names): Omit<RunStats, OfHost> {
  const seen = (place: WebAssembly.Global): Occurrence | undefined => readPlace(kernel, place.value, names);
  return {
    columnsWithoutNumbers: columnsWithoutNumbers(kernel, names.columns),
    rows: kernel.rows.value,
    long: kernel.longRows.value,
    firstLong: seen(kernel.firstLong),
    numbers: kernel.numbers.value,
    missing: kernel.missing.value,
    bad: kernel.badCells.value,
    firstBad: seen(kernel.firstBad),
    skipped: kernel.skipped.value,
    untouched: kernel.untouched.value,
    clamped: kernel.clamped.value,
    outside: kernel.outside.value,
    outsideMin: kernel.outsideMin.value,
    outsideMax: kernel.outsideMax.value,
    firstOutside: seen(kernel.firstOutside),
    far: kernel.far.value,
    farMin: kernel.farMin.value,
    farMax: kernel.farMax.value,
    firstFar: seen(kernel.firstFar),
    inRange: valuesInRange(kernel),
    hasMarker: hasMarker(kernel),
    likeProbabilities: Boolean(kernel.allWithin.value) && Boolean(kernel.anyBetween.value),
    failed: kernel.failed.value,
    firstFailed: seen(kernel.firstFailed),
    identical: kernel.identical.value,
    worst: kernel.worst.value,
    worstUlps: kernel.worstUlps.value,
    worstPlace: seen(kernel.worstPlace),
  };
}

/** Whether the first rows of the column with the first value outside the domain contain a value between 0 and 1, and a 1. */
function valuesInRange(kernel: Kernel): RunStats['inRange'] {
  const slot = slotOf(kernel, kernel.firstOutside.value) ?? slotOf(kernel, kernel.firstFar.value);
  if (slot === undefined) return { fraction: false, one: false };
  const [seen = 0] = new Uint8Array(kernel.memory.buffer, kernel.slotsSeen.value + slot, 1);
  return { fraction: (seen & Seen.Fraction) !== 0, one: (seen & Seen.One) !== 0 };
}

/** Whether the first rows contain -9999. */
function hasMarker({ memory, slotsSeen, columnIndex, columnSlot }: Kernel): boolean {
  const columns = (columnSlot.value - columnIndex.value) / 4;
  return new Uint8Array(memory.buffer, slotsSeen.value, columns).some((seen) => (seen & Seen.Marker) !== 0);
}

/** The column slot of a place; undefined if the place was not set. */
function slotOf({ memory }: Kernel, address: number): number | undefined {
  const view = new DataView(memory.buffer, address, PlaceAt.Size);
  return view.getInt32(PlaceAt.File, true) < 0 ? undefined : view.getInt32(PlaceAt.Slot, true);
}

function columnsWithoutNumbers(kernel: Kernel, columns: readonly string[]): string[] {
  if (kernel.allSeen.value) return [];
  const seen = new Uint8Array(kernel.memory.buffer, kernel.slotsSeen.value, columns.length);
  return columns.filter((_, slot) => (seen[slot]! & Seen.Number) === 0);
}

/** The first row with an infinite loss in a run that scores; undefined: there is none. */
export function readFirstInfinite(kernel: Kernel, names: Names): Location | undefined {
  return readPlace(kernel, kernel.firstInfinite.value, names)?.location;
}

/** Reads a place in the layout of `PlaceAt`; undefined if it was not set. */
function readPlace(
  kernel: Kernel,
  address: number,
  { input, files, columns }: Names,
): Occurrence | undefined {
  const view = new DataView(kernel.memory.buffer, address, PlaceAt.Size);
  const file = view.getInt32(PlaceAt.File, true);
  if (file < 0) return undefined;
  const length = view.getInt32(PlaceAt.TextLength, true);
  return {
    location: {
      input,
      file: files[file],
      line: view.getFloat64(PlaceAt.Line, true),
      column: columns[view.getInt32(PlaceAt.Slot, true)],
    },
    value: view.getFloat64(PlaceAt.Value, true),
    text:
      length === 0 ? undefined : latin1Text(new Uint8Array(view.buffer, address + PlaceAt.TextBytes, length)),
    recovered: view.getFloat64(PlaceAt.Recovered, true),
  };
}
