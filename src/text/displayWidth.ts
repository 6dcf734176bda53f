import stringWidth from 'string-width';

/** The width of a text on a terminal in cells: two for an emoji or a Chinese character, none for a combining mark. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

const DOTS = '...';

/** The text, truncated to `width` cells if it is wider. Characters are not separated from their marks. */
export function fitted(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let room = width - DOTS.length;
  let start = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    room -= displayWidth(segment);
    if (room < 0) break;
    start += segment;
  }
  return start + DOTS;
}
