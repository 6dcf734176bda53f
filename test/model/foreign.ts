/** What does not start as text in UTF-8 does: other formats, and text in UTF-16 or UTF-32. As Latin-1 text. */
export function isForeign(text: string): boolean {
  if (text.startsWith('BZh')) return text.startsWith('1AY&SY', 4);
  if (text.startsWith('\xff\xff\xff\xff')) return text.startsWith('\0\0', 6);
  return STARTS.some((start) => text.startsWith(start)) || WIDE.test(text);
}

/** Control characters that text does not have. */
const CONTROLS = charactersOf([0, 0], [2, 8], [0x0e, 0x19]);

const STARTS: readonly string[] = [
  '\x1f\x8b',
  '\x1f\x9d',
  '\x1f\x1e',
  '\x1f\xa0',
  '\x28\xb5\x2f\xfd',
  ...charactersOf([0x50, 0x5f]).map((first) => `${first}*M\x18`),
  '\xfd7zXZ',
  'LZIP\0',
  'LZIP\x01',
  '\x89LZO\0\r\n\x1a\n',
  ']\0\0',
  '\x04"M\x18',
  '\x02!L\x18',
  '\xff\x06\0\0sNaPpY',
  "7z\xbc\xaf'\x1c",
  'Rar!\x1a\x07',
  'PK\x03\x04',
  'PK\x05\x06',
  'PK\x07\x08',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  'ARROW1\0\0',
  'FEA1\0',
  'Obj\x01',
  'SQLite format 3\0',
  '\x93NUMPY',
  ...CONTROLS.flatMap((control) => [`PAR1${control}`, `ORC${control}`, `ORC\n${control}`]),
  '\x80\x02',
  '\x80\x03',
  '\x80\x04',
  '\x80\x05',
  '\x89HDF\r\n\x1a\n',
  'CDF\x01',
  'CDF\x02',
  'CDF\x05',
  'MATLAB 5.0 MAT-file',
  'MATLAB 7.3 MAT-file',
  'X\n\0\0\0\x02',
  'X\n\0\0\0\x03',
  'B\n\x02\0\0\0',
  'B\n\x03\0\0\0',
  ...['X', 'A', 'B'].flatMap((kind) => [2, 3].map((version) => `RD${kind}${version}\n${kind}\n`)),
  ...charactersOf([0x6e, 0x73]).flatMap((first) => [`${first}\x01\x01\0`, `${first}\x02\x01\0`]),
  '<stata_dta>',
  `${'\0'.repeat(12)}\xc2\xea\x81\x60\xb3\x14\x11\xcf`,
  '$FL2@(#)',
  '$FL3@(#)',
  'HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!',
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff',
  'GIF87a',
  'GIF89a',
  '%PDF-',
  '\0asm',
  '\x7fELF',
  'version https://git-lfs.github.com/spec/',
  '<!DOCTYPE html',
  '<!doctype html',
  '<html',
  '\xff\xfe',
  '\xfe\xff',
  '\0\0\xfe\xff',
];

function charactersOf(...ranges: [number, number][]): string[] {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)),
  );
}

/** An ASCII character in two or four bytes, and in two of them another one after it. */
const WIDE = /^(?:[\t-\r -~]\0(?:\0\0|[\t-\r -~]\0)|\0(?:\0\0|[\t-\r -~]\0)[\t-\r -~])/;

/** The first record of a table, or the first line, that is not text: it holds NUL, or control characters other than `marks`. */
export function isBinary(record: string, marks = ''): boolean {
  const { length } = controlsIn(record, marks);
  return record.includes('\0') || (length >= 2 && length / record.length >= 1 / 32);
}

/** A first block, up to the first line of data without control characters, that is full of NUL. */
export function isDense(text: string, marks: string, isHeader: boolean): boolean {
  const whole = text.slice(0, 4096);
  const lines = whole.split('\n');
  const clean = lines
    .slice(0, -1)
    .findIndex((line, i) => !(isHeader && i === 0) && line !== '' && controlsIn(line, marks).length === 0);
  const block = clean < 0 ? whole : lines.slice(0, clean + 1).join('\n');
  const nuls = block.split('\0').length - 1;
  return nuls >= 16 && nuls / block.length >= 1 / 16;
}

/**
 * Whether something that is not a number, and not text either, is part of a file of another kind: its first block has NUL, and
 * many of them in a row, or many other control characters.
 */
export function isBinaryStream(text: string, word: string): boolean {
  const isUtf8 = Buffer.from(word, 'latin1').equals(Buffer.from(Buffer.from(word, 'latin1').toString()));
  if (isUtf8 && controlsIn(word, '').length === 0) return false;
  const block = text.slice(0, 4096);
  const controls = controlsIn(block, '\0');
  const isMixed =
    controls.length >= 16 && controls.length / block.length >= 1 / 32 && new Set(controls).size >= 4;
  return (
    block.slice(257, 262) === 'ustar' ||
    (block.includes('\0') && (block.includes('\0'.repeat(16)) || isMixed))
  );
}

function controlsIn(text: string, marks: string): string[] {
  return text.split('').filter((c) => CONTROLS.includes(c) && !marks.includes(c));
}

/** What R prints before values: `[1] 0.5`, `[,1]` above a matrix, `[[1]]` above a part of a list. */
const INDEX = /^(?:\[(?:[1-9]\d*\](?= +[^\s[\](),#])|,1\])|(?:\[\[[1-9]\d*\]\])(?=\r?\n\[1\] +[^\s[\](),#]))/;

/** Such an index at the start of a stream, and the line it is on. */
export function indexOf(text: string): { index: string; line: number } | undefined {
  const [before] = /^(?:\s|#[^\r\n]*[\r\n])*/.exec(text)!;
  const [index] = INDEX.exec(text.slice(before.length)) ?? [];
  return index === undefined ? undefined : { index, line: before.split('\n').length };
}
