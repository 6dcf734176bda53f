/** What does not start as text in UTF-8 does: other formats, and text in UTF-16 or UTF-32. As Latin-1 text. */
export function isForeign(text: string): boolean {
  if (text.startsWith('BZh')) return text.startsWith('1AY&SY', 4);
  if (text.startsWith('PK\x03\x04')) return text.length >= 30;
  return STARTS.some((start) => text.startsWith(start)) || WIDE.test(text);
}

const STARTS = [
  '\x1f\x8b',
  '\x28\xb5\x2f\xfd',
  '\xfd7zXZ',
  'PAR1\x15',
  '\x93NUMPY',
  'SQLite format 3\0',
  '\xff\xfe',
  '\xfe\xff',
  '\0\0\xfe\xff',
];

/** An ASCII character in two or four bytes, and in two of them another one behind it. */
const WIDE = /^(?:[\t-\r -~]\0(?:\0\0|[\t-\r -~]\0)|\0(?:\0\0|[\t-\r -~]\0)[\t-\r -~])/;

/** What R prints before values: `[1] 0.5`, `[,1]` above a matrix, `[[1]]` above a part of a list. */
const INDEX = /^(?:\[(?:[1-9]\d*\](?= +[^\s[\](),#])|,1\])|(?:\[\[[1-9]\d*\]\])(?=\r?\n\[1\] +[^\s[\](),#]))/;

/** Such an index at the start of a stream, and the line it stands on. */
export function indexOf(text: string): { index: string; line: number } | undefined {
  const [before] = /^(?:\s|#[^\n]*\n)*/.exec(text)!;
  const [index] = INDEX.exec(text.slice(before.length)) ?? [];
  return index === undefined ? undefined : { index, line: before.split('\n').length };
}
