import stringWidth from 'string-width';

/** Cells that a terminal needs for the text: two for an emoji or a Chinese character, none for a combining mark. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

const DOTS = '...';

/** The text, shortened to `width` cells where it needs more. No character is cut from its marks. */
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
