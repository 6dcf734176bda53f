import { escapeControls } from '../text/escape.ts';
import { plural } from '../text/plural.ts';

/** What a message says, in parts: a terminal shows the fix on a line of its own. */
export interface Sentence {
  /** Where the fault is; undefined: in no single place, or in one that the fault names. */
  readonly place?: string | undefined;
  readonly fault: string;
  /** The first of several values or rows that have the fault, and its place. */
  readonly first?: string | undefined;
  /** What to do about it, or what was probably meant. */
  readonly fix?: string | undefined;
}

/** The message in one line: `place: fault (first: 1.5 at a.csv:2; fix)`. */
export function inOneLine({ place, fault, first, fix }: Sentence): string {
  const notes = [first === undefined ? undefined : `first: ${first}`, fix];
  const shown = notes.filter((note) => note !== undefined).join('; ');
  return `${place === undefined ? '' : `${place}: `}${fault}${shown === '' ? '' : ` (${shown})`}`;
}

/** The same for one line of a terminal, whatever the data contains. */
export function printable({ place, fault, first, fix }: Sentence): Sentence {
  return {
    place: place === undefined ? undefined : escapeControls(place),
    fault: escapeControls(fault),
    first: first === undefined ? undefined : escapeControls(first),
    fix: fix === undefined ? undefined : escapeControls(fix),
  };
}

/** `3 of 40 values`; of a single one in all, `1 value`. */
export function ofAll(count: number, all: number): string {
  return count === 1 && all === 1 ? '1 value' : `${count} of ${plural(all, 'value')}`;
}

/** A fault that `count` values share, the first of them, and the fix if one is known. */
export function withFirst(fault: string, count: number, first: string, fix?: string): Sentence {
  return count === 1 ? { fault: `${fault}: ${first}`, fix } : { fault, first, fix };
}
