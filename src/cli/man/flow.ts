/** The manual between its build and the screen: text whose lines are not yet as wide as a terminal. */
import { wrap } from '../../text/wrap.ts';

/** Begins a line that may be wrapped. */
const MARK = '\u00b6';

/** A space within an example, where no line is to end. */
export const FIRM = '\u00a0';

/** A line that `flowed` makes a paragraph of. */
export function flow(line: string): string {
  return MARK + line;
}

/** The text for a screen. What is shown as it is may be wider. */
export function flowed(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (line.startsWith(MARK) ? wrapped(line.slice(MARK.length), width) : line))
    .join('\n')
    .replaceAll(FIRM, ' ');
}

/** Later lines begin below the first word, which may have a dash before it. */
function wrapped(line: string, width: number): string[] {
  const [start = ''] = /^ *(?:- )?/.exec(line) ?? [];
  const lines = wrap(line.slice(start.length), width - start.length);
  return lines.map((part, i) => (i === 0 ? start : ' '.repeat(start.length)) + part);
}
