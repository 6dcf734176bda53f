import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { foreignFormat } from '../../src/input/foreign.ts';
import { utf16, utf32 } from '../wide.ts';

const csv = 'id,prob\n1,0.5\n';
const bytes = (...values: (number | string)[]): Buffer =>
  Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value))));
const zip = (name: string): Buffer => bytes('PK\u0003\u0004', Buffer.alloc(26).toString(), name, 'x');

const FILES: [string, Buffer][] = [
  ['gzip data', gzipSync(csv)],
  ['Zstandard data', bytes(0x28, 0xb5, 0x2f, 0xfd, 0x04)],
  ['bzip2 data', bytes('BZh9', '1AY&SY', 0x12)],
  ['xz data', bytes(0xfd, '7zXZ', 0)],
  ['an Excel workbook', zip('[Content_Types].xml')],
  ['an Excel workbook', zip('xl/workbook.xml')],
  ['a zip archive', zip('scores.csv')],
  ['Parquet data', bytes('PAR1', 0x15, 0x04)],
  ['a NumPy array', bytes(0x93, 'NUMPY', 1, 0)],
  ['an SQLite database', bytes('SQLite format 3', 0, 16)],
  ['UTF-16 text', utf16(`\ufeff${csv}`, 'LE')],
  ['UTF-16 text', utf16(`\ufeff${csv}`, 'BE')],
  ['UTF-16LE text', utf16(csv, 'LE')],
  ['UTF-16BE text', utf16(csv, 'BE')],
  ['UTF-32 text', utf32(`\ufeff${csv}`, 'LE')],
  ['UTF-32 text', utf32(`\ufeff${csv}`, 'BE')],
  ['UTF-32LE text', utf32(csv, 'LE')],
  ['UTF-32BE text', utf32(csv, 'BE')],
];

describe('foreignFormat', () => {
  it.each(FILES)('knows %s', (name, file) => {
    expect(foreignFormat(file, true)).toMatchObject({ name });
    // However few bytes there are, nothing else is said.
    for (let length = 0; length < 50; length++) {
      const told = foreignFormat(file.subarray(0, length), false);
      if (told !== undefined) expect(told).toMatchObject({ name });
    }
  });

  it.each([
    '',
    'p\n0.5\n',
    '5',
    '\ufeffid,prob\n',
    'PAR1,PAR2\n',
    'PK,name\n',
    'BZh9,1AY\n',
    'NUMPY\n',
    'SQLite format 3\n',
    '\n\n\n',
    '(0.5, 0.6)',
    'größe\n',
    '\u0000',
    'a\u0000b',
    '\u0000a,b',
    '\u0000\u0000\u0000',
  ])('%j is text', (text) => expect(foreignFormat(Buffer.from(text), true)).toBe('none'));

  it.each(['\xe9t\xe9,p\n', '\xff,p\n', '\xfe\xfe', '\x93id\x94,p\n', '\xfd7z'])(
    'Latin-1 %j is text',
    (text) => expect(foreignFormat(Buffer.from(text, 'latin1'), true)).toBe('none'),
  );

  it('is decided by the first bytes of usual text', () => {
    for (const text of ['0.', 'id', '-1', '"a', '[0', '0\n']) {
      expect(foreignFormat(Buffer.from(text), false)).toBe('none');
    }
  });
});
