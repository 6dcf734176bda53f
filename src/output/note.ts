import { wrap } from '../text/wrap.ts';

/** Where a note goes. */
interface Place {
  /** The column where it begins. */
  readonly column: number;
  /** The width of the screen. */
  readonly width: number;
  readonly paint: (text: string) => string;
}

/** With less room, a note goes below its line. */
const MIN_ROOM = 24;

const INDENT = '    ';

/** A line, and a note at its column, wrapped there; or below the line if there is not enough room. */
export function withNote(line: string, note: string, { column, width, paint }: Place): string[] {
  if (note === '') return [line.trimEnd()];
  const room = width - column;
  if (note.length > room && room < MIN_ROOM)
    return [line.trimEnd(), ...wrap(note, width - INDENT.length).map((part) => INDENT + paint(part))];
  return wrap(note, room).map((part, i) => (i === 0 ? line : ' '.repeat(column)) + paint(part));
}

/** A heading that contains `name` in another style. */
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
