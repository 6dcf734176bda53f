/**
 * Escapes text for one line of a terminal. Characters that move the cursor, end the line, change the direction of writing or are
 * invisible become escapes: control and format characters, line separators, unusual spaces, fillers and other letters without a
 * shape, and lone surrogates, which may be bytes that are not valid UTF-8. So different names never look alike. The variation
 * selectors of emoji are kept.
 */
export function escapeControls(text: string): string {
  // V8 takes a millisecond to compile the expression below.
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

/** Truncates text that is too long for a line. */
export function truncate(text: string): string {
  if (text.length <= LONGEST) return text;
  // Surrogate pairs are not split.
  const end = LONGEST - 3;
  return `${text.slice(0, (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end)}...`;
}
