import { Company } from '../kernel/events.ts';
import type { Kernel } from './kernel.ts';
import type { Place } from './problem.ts';
import type { Seen, Tally } from './tally.ts';

/** Names for the numbers that the kernel knows files and column slots by. */
export interface Names {
  readonly input: Place['input'];
  readonly files: readonly (string | undefined)[];
  readonly columns: readonly string[];
}

/** What the kernel does not know. */
type OfHost = 'doubts' | 'hasContent' | 'filesWithoutNumbers';

/** All but what only the host knows. */
export function readTally(kernel: Kernel, names: Names): Omit<Tally, OfHost> {
  const seen = (place: WebAssembly.Global): Seen | undefined => readPlace(kernel, place.value, names);
  return {
    columnsWithoutNumbers: columnsWithoutNumbers(kernel, names.columns),
    numbers: kernel.numbers.value,
    missing: kernel.missing.value,
    bad: kernel.badCells.value,
    firstBad: seen(kernel.firstBad),
    skipped: kernel.skipped.value,
    untouched: kernel.untouched.value,
    clamped: kernel.clamped.value,
    outside: kernel.outside.value,
    outsideLeast: kernel.outsideLeast.value,
    outsideMost: kernel.outsideMost.value,
    firstOutside: seen(kernel.firstOutside),
    far: kernel.far.value,
    farLeast: kernel.farLeast.value,
    farMost: kernel.farMost.value,
    firstFar: seen(kernel.firstFar),
    beside: {
      fraction: (kernel.company.value & Company.Fraction) !== 0,
      one: (kernel.company.value & Company.One) !== 0,
    },
    failed: kernel.failed.value,
    firstFailed: seen(kernel.firstFailed),
    identical: kernel.identical.value,
    worst: kernel.worst.value,
    worstUlps: kernel.worstUlps.value,
    worstPlace: seen(kernel.worstPlace),
  };
}

function columnsWithoutNumbers(kernel: Kernel, columns: readonly string[]): string[] {
  if (kernel.allSeen.value) return [];
  const seen = new Uint8Array(kernel.memory.buffer, kernel.slotsSeen.value, columns.length);
  return columns.filter((_, slot) => seen[slot] === 0);
}

/** Bytes of a place, and those of the text in it, which come last. */
const PLACE_SIZE = 80;
const TEXT = 36;

/** A place as `src/kernel/tally.ts` lays it out. */
function readPlace(kernel: Kernel, address: number, { input, files, columns }: Names): Seen | undefined {
  const view = new DataView(kernel.memory.buffer, address, PLACE_SIZE);
  const file = view.getInt32(24, true);
  if (file < 0) return undefined;
  const length = view.getInt32(32, true);
  return {
    place: {
      input,
      file: files[file],
      line: view.getFloat64(0, true),
      column: columns[view.getInt32(28, true)],
    },
    value: view.getFloat64(8, true),
    text: length === 0 ? undefined : Buffer.from(view.buffer, address + TEXT, length).toString('latin1'),
    back: view.getFloat64(16, true),
  };
}
