import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/input/magic.ts';
import { utf16, utf32 } from '../support/wide.ts';

const csv = 'id,prob\n1,0.5\n';
const bytes = (...values: (number | string)[]): Buffer =>
  Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value))));
const zip = (name: string): Buffer =>
  bytes('PK\u0003\u0004', Buffer.alloc(22).toString(), name.length, 0, 0, 0, name, 'x');
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const FILES: [string, Buffer][] = [
  ['gzip-compressed data', gzipSync(csv)],
  ['Zstandard-compressed data', bytes(0x28, 0xb5, 0x2f, 0xfd, 0x04)],
  ['bzip2-compressed data', bytes('BZh9', '1AY&SY', 0x12)],
  ['xz-compressed data', bytes(0xfd, '7zXZ', 0)],
  ['Zstandard-compressed data', latin1('P*M\x18\x04\0\0\0')],
  ['Zstandard-compressed data', latin1('_*M\x18\x04\0\0\0')],
  ['lz4-compressed data', latin1('\x04"M\x18d@\xa7')],
  ['lz4-compressed data', latin1('\x02!L\x18')],
  ['lzip-compressed data', latin1('LZIP\x01\x0c')],
  ['lzop-compressed data', latin1('\x89LZO\0\r\n\x1a\n')],
  ['LZW-compressed data', latin1('\x1f\x9d\x90')],
  ['lzma-compressed data', latin1(']\0\0\x80\0\xff')],
  ['Snappy-compressed data', latin1('\xff\x06\0\0sNaPpY')],
  ['a 7z archive', latin1('7z\xbc\xaf\x27\x1c\0\x04')],
  ['a rar archive', latin1('Rar!\x1a\x07\x01\0')],
  ['a rar archive', latin1('Rar!\x1a\x07\0')],
  ['an Excel 97 workbook', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0')],
  ['an Excel workbook', zip('[Content_Types].xml')],
  ['an Excel workbook', zip('xl/workbook.xml')],
  ['an Excel workbook', zip('docProps/app.xml')],
  ['an OpenDocument file', zip('mimetype')],
  ['an archive of NumPy arrays', zip('arr_0.npy')],
  ['a PyTorch file', zip('model/data.pkl')],
  ['a zip archive', zip('scores.csv')],
  ['a zip archive', zip('')],
  ['an empty zip archive', latin1('PK\x05\x06\0\0')],
  ['a Parquet file', bytes('PAR1', 0x15, 0x04)],
  ['an Arrow or Feather file', latin1('ARROW1\0\0\xff\xff')],
  ['a Feather file', latin1('FEA1\0\0\0\0')],
  ['an Arrow stream', latin1('\xff\xff\xff\xff\xb8\x02\0\0')],
  ['an ORC file', latin1('ORC\x11\0\0\n')],
  ['an ORC file', latin1('ORC\n\x06\x12\x04')],
  ['an Avro file', latin1('Obj\x01\x04\x16')],
  ['an HDF5 file', latin1('\x89HDF\r\n\x1a\n\0')],
  ['a NetCDF file', latin1('CDF\x01\0\0')],
  ['a Python pickle', latin1('\x80\x04\x95\x10')],
  ['a Python pickle', latin1('\x80\x02]q\0')],
  ['a MATLAB file', latin1('MATLAB 5.0 MAT-file, Platform: GLNXA64')],
  ['an R object file', latin1('X\n\0\0\0\x03\0\x04')],
  ['an R workspace', latin1('RDX3\nX\n\0\0')],
  ['a Stata file', latin1('<stata_dta><header><release>118')],
  ['a Stata file', latin1('\x72\x02\x01\0')],
  ['a SAS file', latin1(`${'\0'.repeat(12)}\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92`)],
  ['a SAS transport file', latin1('HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000')],
  ['an SPSS file', latin1('$FL2@(#) SPSS DATA FILE')],
  ['a PNG image', latin1('\x89PNG\r\n\x1a\n\0\0')],
  ['a JPEG image', latin1('\xff\xd8\xff\xe0')],
  ['a GIF image', latin1('GIF89a\x01')],
  ['a PDF document', latin1('%PDF-1.7\n')],
  ['a WebAssembly module', latin1('\0asm\x01')],
  ['a program', latin1('\x7fELF\x02')],
  ['a Git LFS pointer', latin1('version https://git-lfs.github.com/spec/v1\noid sha256:')],
  ['a web page', latin1('<!DOCTYPE html>\n<html>')],
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

describe('detectFormat', () => {
  it.each(FILES)('knows %s', (name, file) => {
    expect(detectFormat(file, true)).toMatchObject({ name });
    // With fewer bytes the result is never another format.
    for (let length = 0; length < Math.min(60, file.length); length++) {
      const reported = detectFormat(file.subarray(0, length), false);
      if (reported !== undefined) expect(reported).toMatchObject({ name });
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
    'PARENT,PAR1\n',
    'ARROW1,ARROW2\n',
    'FEA1,FEA2\n',
    'ORC\n0.5\n',
    'Object,p\n',
    'LZIP,p\n',
    'P*M,p\n',
    ']\n',
    '7z\n',
    'Rar!,p\n',
    'CDF,p\n',
    'X\n0.5\n',
    'RDX3\n1\n',
    'MATLAB 5.0\n',
    'version,https://example.org\n',
    'GIF89\n',
    '%PDF\n',
    '<p>\n',
    'q\u0001p\u0001\n',
  ])('%j is text', (text) => expect(detectFormat(Buffer.from(text), true)).toBe('none'));

  it.each(['\xe9t\xe9,p\n', '\xff,p\n', '\xfe\xfe', '\x93id\x94,p\n', '\xfd7z'])(
    'Latin-1 %j is text',
    (text) => expect(detectFormat(Buffer.from(text, 'latin1'), true)).toBe('none'),
  );

  it('is decided by the first bytes of usual text', () => {
    for (const text of ['0.', 'id', '-1', '"a', '[0', '0\n']) {
      expect(detectFormat(Buffer.from(text), false)).toBe('none');
    }
  });
});
