/**
 * Text for one line of a terminal. What would move its cursor, end the line, turn the direction of writing or not be seen
 * at all is shown as an escape: control and format characters, line separators, spaces other than the usual one, fillers and
 * other letters without a shape, and lone surrogates, which may be bytes that are not valid UTF-8. Without them two names would
 * look alike. What makes an emoji colourful stays.
 */
export function escapeControls(text: string): string {
  // V8 takes a millisecond to compile the other expression.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(
    /(?! )(?!(?<=\p{Extended_Pictographic})\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu,
    (character) => ESCAPES.get(character) ?? escape(character.codePointAt(0)!),
  );
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escape(codePoint: number): string {
  if (codePoint >= 0xdc80 && codePoint <= 0xdcff) return `\\x${(codePoint - 0xdc00).toString(16)}`;
  const hex = codePoint.toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

const LONGEST = 60;

/** Text that is not too long for a line. */
export function truncate(text: string): string {
  if (text.length <= LONGEST) return text;
  // No pair of surrogates is cut.
  const end = LONGEST - 3;
  return `${text.slice(0, (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end)}...`;
}
