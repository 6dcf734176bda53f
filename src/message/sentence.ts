import { escapeControls } from '../text/escape.ts';
import { plural } from '../text/plural.ts';

/** The parts of a message. A terminal shows the fix on a separate line. */
export interface Sentence {
  /** Where the fault is; undefined: in several places, or the fault names the place. */
  readonly place?: string | undefined;
  readonly fault: string;
  /** The first of several values or rows with the fault, and its place. */
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

/** The same with control characters and line ends escaped, so that every part is printable on one line. */
export function printable({ place, fault, first, fix }: Sentence): Sentence {
  return {
    place: place === undefined ? undefined : escapeControls(place),
    fault: escapeControls(fault),
    first: first === undefined ? undefined : escapeControls(first),
    fix: fix === undefined ? undefined : escapeControls(fix),
  };
}

/** `3 of 40 values`, or `1 value` if there is only one. */
export function ofAll(count: number, all: number): string {
  return count === 1 && all === 1 ? '1 value' : `${count} of ${plural(all, 'value')}`;
}

/** A sentence for a fault of `count` values, with the first of them, and the fix if one is known. */
export function withFirst(fault: string, count: number, first: string, fix?: string): Sentence {
  return count === 1 ? { fault: `${fault}: ${first}`, fix } : { fault, first, fix };
}
