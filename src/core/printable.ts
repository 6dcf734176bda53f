/**
 * Text for one line of a terminal: control characters, which would move its cursor or end the line, and those that turn
 * the direction of writing are shown as escapes.
 */
export function printable(text: string): string {
  return text.replace(
    /\p{Cc}|[\u2028-\u202e\u2066-\u2069]/gu,
    (character) => ESCAPES[character] ?? escape(character),
  );
}

const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
