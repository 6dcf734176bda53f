import { EMPTY_NAME } from '../job/path.ts';
import type { Location } from './error.ts';
import { quoted } from './names.ts';

/** `scores.csv:12`, `standard input:1`, `argument 3`, `value 4 of probs.npy`. */
export function at(place: Location): string {
  if (place.input === 'array') return `value ${place.line} of ${source(place.file)}`;
  return place.input === 'arguments' ? `argument ${place.line}` : `${source(place.file)}:${place.line}`;
}

/** The name of a file, or of standard input. */
export function source(file: string | undefined): string {
  return file === '' ? '""' : (file ?? 'standard input');
}

/** The location with its column: `scores.csv:12, column "p"`. */
export function where(place: Location): string {
  return place.column === undefined ? at(place) : `${at(place)}, ${columnOf(place)}`;
}

/** The location of a cell or field, for a fault that concerns only it. */
export function cell(place: Location): string {
  return place.column === undefined ? at(place) : `${at(place)}: ${columnOf(place)}`;
}

/** `column "p"`, `field "a.p"`. */
export function columnOf(place: Location): string {
  const { input, column = '' } = place;
  if (input !== 'json') return `column ${quoted(column)}`;
  // EMPTY_NAME already contains quotes.
  return `field ${column === EMPTY_NAME ? column : quoted(column)}`;
}
