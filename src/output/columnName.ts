import { fitted } from '../text/displayWidth.ts';
import { escapeControls } from '../text/escape.ts';

const LONGEST_NAME = 40;

/** The name of a column as a report shows it. */
export function shortened(name: string): string {
  return fitted(escapeControls(name), LONGEST_NAME);
}
