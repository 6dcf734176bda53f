import { wrap } from '../text/wrap.ts';

/** Where a note is after its line, or below it. */
interface Place {
  /** The column at which it begins. */
  readonly column: number;
  /** Of the screen. */
  readonly width: number;
  readonly paint: (text: string) => string;
}

/** Less room makes a note of many short lines. */
const MIN_ROOM = 24;

const INDENT = '    ';

/** A line that is padded to the column of its note, and the note: wrapped below itself, or where there is no room, below the line. */
export function withNote(line: string, note: string, { column, width, paint }: Place): string[] {
  if (note === '') return [line.trimEnd()];
  const room = width - column;
  if (note.length > room && room < MIN_ROOM)
    return [line.trimEnd(), ...wrap(note, width - INDENT.length).map((part) => INDENT + paint(part))];
  return wrap(note, room).map((part, i) => (i === 0 ? line : ' '.repeat(column)) + paint(part));
}

/** A heading, of which `name` has a style of its own. */
export function withHeading(
  name: string,
  rest: string,
  width: number,
  title: (text: string) => string,
): string[] {
  const [first = '', ...others] = wrap(name + rest, width);
  const painted = first.startsWith(name) ? title(name) + first.slice(name.length) : title(first);
  const later = others.length === 0 ? [] : wrap(others.join(' '), width - 2);
  return [painted, ...later.map((line) => `  ${line}`)];
}
