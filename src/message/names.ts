import { truncate } from '../text/escape.ts';

/** Text from the data, in quotes and not too long for a line. */
export function quoted(text: string): string {
  return `"${truncate(text)}"`;
}

const MAX_LISTED = 40;

/** Whether the list of these names leaves some out. */
export function isCut(names: readonly unknown[]): boolean {
  return names.length > MAX_LISTED;
}

/** Names with commas between them, up to a length that can be read. */
export function list(names: readonly (string | number)[]): string {
  const shown = names
    .slice(0, MAX_LISTED)
    .map((name) => (names.length > 1 ? listed(String(name)) : truncate(String(name))))
    .join(', ');
  return isCut(names) ? `${shown}, ... (${names.length} in all)` : shown;
}

/** A name in a list, in quotes where it would not be clear where it ends. */
function listed(name: string): string {
  return name === '' || name.includes(',') || name.trim() !== name ? quoted(name) : truncate(name);
}
