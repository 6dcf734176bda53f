/** Text of the manual that is built once and wrapped to the width of a terminal when it is shown. */
import { wrap } from '../../text/wrap.ts';

/** Marks the start of a line that may be wrapped. */
const MARK = '\u00b6';

/** A space within code, where lines must not be broken. */
export const FIRM = '\u00a0';

/** A line that `flowed` wraps as a paragraph. */
export function flow(line: string): string {
  return MARK + line;
}

/** The text for a screen. Examples may be wider. */
export function flowed(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (line.startsWith(MARK) ? wrapped(line.slice(MARK.length), width) : line))
    .join('\n')
    .replaceAll(FIRM, ' ');
}

/** Wraps a line. Later lines begin below its first word, after a dash. */
function wrapped(line: string, width: number): string[] {
  const [start = ''] = /^ *(?:- )?/.exec(line) ?? [];
  const lines = wrap(line.slice(start.length), width - start.length);
  return lines.map((part, i) => (i === 0 ? start : ' '.repeat(start.length)) + part);
}
