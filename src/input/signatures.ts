import type { UnsupportedFormat, Fix } from '../message/error.ts';

/** Wildcards of a signature: any byte, a byte of ASCII text, a byte that text does not have. */
export const ANY = '\u0100';
export const ASCII = '\u0101';
export const CONTROL = '\u0102';

/** The first bytes of a format, as Latin-1 text with the wildcards above. UTF-8 text does not start with them. */
export type Signature = readonly [start: string, format: UnsupportedFormat];

export const ARCHIVE: UnsupportedFormat = { name: 'a zip archive', fix: { reader: 'unzip -p FILE' } };
const PICKLE: UnsupportedFormat = {
  name: 'a Python pickle',
  fix: { instead: 'in Python, if you trust it: pandas.read_pickle("FILE").to_csv("FILE.csv")' },
};
const RDS: UnsupportedFormat = {
  name: 'an R object file',
  fix: { reader: `Rscript -e 'write.csv(readRDS("FILE"), row.names = FALSE)'` },
};
const RDATA: UnsupportedFormat = {
  name: 'an R workspace',
  fix: { reader: `Rscript -e 'load("FILE"); write.csv(NAME, row.names = FALSE)'` },
};
const STATA: UnsupportedFormat = { name: 'a Stata file', fix: pandas('stata') };
/**
 * Formats that are found where text is expected. The first that matches counts. Formats that the command decompresses are among
 * them because data may be compressed twice, Node.js may not support a format, and `csvStream` does not decompress. A function,
 * since few starts need the list.
 */
export const signatures = (): readonly Signature[] => [
  ['\x1f\x8b', compressed('gzip')],
  ['\x28\xb5\x2f\xfd', compressed('Zstandard', 'zstd -dc')],
  // Skippable frames, with which pzstd begins.
  ...each('\x50', '\x5f', (first) => `${first}*M\x18`, compressed('Zstandard', 'zstd -dc')),
  // Letters could begin a header, so the digits of pi that begin the first block are compared too.
  [`BZh${ANY}1AY&SY`, compressed('bzip2')],
  ['\xfd7zXZ', compressed('xz')],
  ...any(['\x04"M\x18', '\x02!L\x18'], compressed('lz4')),
  ...any(['LZIP\0', 'LZIP\x01'], compressed('lzip')),
  ['\x89LZO\0\r\n\x1a\n', compressed('lzop')],
  // gzip reads the formats of its predecessors, and so does xz.
  ['\x1f\x9d', compressed('LZW', 'gzip -dc')],
  ['\x1f\x1e', compressed('pack', 'gzip -dc')],
  ['\x1f\xa0', compressed('LZH', 'gzip -dc')],
  [']\0\0', compressed('lzma', 'xz -dc')],
  ['\xff\x06\0\0sNaPpY', compressed('Snappy', 'snzip -dc')],

  ['7z\xbc\xaf\x27\x1c', { name: 'a 7z archive', fix: { reader: '7z x -so FILE' } }],
  ['Rar!\x1a\x07', { name: 'a rar archive', fix: { reader: 'unrar p -inul FILE' } }],
  ['PK\x05\x06', { name: 'an empty zip archive', fix: undefined }],
  ['PK\x07\x08', ARCHIVE],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', { name: 'an Excel 97 workbook', fix: { reader: 'in2csv FILE' } }],

  // The header of its first page begins with a 32-bit integer, field 1 of Thrift.
  [`PAR1${CONTROL}`, { name: 'a Parquet file', fix: { reader: `duckdb -csv -c "FROM 'FILE'"` } }],
  ['ARROW1\0\0', { name: 'an Arrow or Feather file', fix: pandas('feather') }],
  ['FEA1\0', { name: 'a Feather file', fix: pandas('feather') }],
  [`\xff\xff\xff\xff${ANY}${ANY}\0\0`, { name: 'an Arrow stream', fix: undefined }],
  ...any([`ORC${CONTROL}`, `ORC\n${CONTROL}`], { name: 'an ORC file', fix: pandas('orc') }),
  ['Obj\x01', { name: 'an Avro file', fix: { filter: 'avro-tools tojson -' } }],
  [
    'SQLite format 3\0',
    { name: 'an SQLite database', fix: { reader: "sqlite3 -csv -header FILE 'SELECT * FROM TABLE'" } },
  ],

  ['\x93NUMPY', { name: 'a NumPy array', wanted: 'a table', fix: { instead: 'without -c: logit FILE' } }],
  ...each('\x02', '\x05', (version) => `\x80${version}`, PICKLE),
  ['\x89HDF\r\n\x1a\n', { name: 'an HDF5 file', fix: python('h5py.File("FILE")["DATASET"]') }],
  ...any(['CDF\x01', 'CDF\x02', 'CDF\x05'], {
    name: 'a NetCDF file',
    fix: python('xarray.open_dataset("FILE")["NAME"]'),
  }),
  ['MATLAB 5.0 MAT-file', { name: 'a MATLAB file', fix: python('scipy.io.loadmat("FILE")["NAME"]') }],
  ['MATLAB 7.3 MAT-file', { name: 'a MATLAB file', fix: python('h5py.File("FILE")["NAME"]') }],
  ...any(['X\n\0\0\0\x02', 'X\n\0\0\0\x03', 'B\n\x02\0\0\0', 'B\n\x03\0\0\0'], RDS),
  ...any(['RDX2\nX\n', 'RDX3\nX\n', 'RDA2\nA\n', 'RDA3\nA\n', 'RDB2\nB\n', 'RDB3\nB\n'], RDATA),
  ['<stata_dta>', STATA],
  ...each('\x6e', '\x73', (version) => `${version}\x01\x01\0`, STATA),
  ...each('\x6e', '\x73', (version) => `${version}\x02\x01\0`, STATA),
  [`${'\0'.repeat(12)}\xc2\xea\x81\x60\xb3\x14\x11\xcf`, { name: 'a SAS file', fix: pandas('sas') }],
  ['HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!', { name: 'a SAS transport file', fix: pandas('sas') }],
  ...any(['$FL2@(#)', '$FL3@(#)'], { name: 'an SPSS file', fix: pandas('spss') }),

  ['\x89PNG\r\n\x1a\n', { name: 'a PNG image', fix: undefined }],
  ['\xff\xd8\xff', { name: 'a JPEG image', fix: undefined }],
  ...any(['GIF87a', 'GIF89a'], { name: 'a GIF image', fix: undefined }),
  ['%PDF-', { name: 'a PDF document', fix: { instead: 'pdftotext -layout FILE' } }],
  ['\0asm', { name: 'a WebAssembly module', fix: undefined }],
  ['\x7fELF', { name: 'a program', fix: undefined }],

  [
    'version https://git-lfs.github.com/spec/',
    { name: 'a Git LFS pointer', wanted: 'the data', fix: { instead: 'git lfs pull' } },
  ],
  ...any(['<!DOCTYPE html', '<!doctype html', '<html'], {
    name: 'a web page',
    wanted: 'data',
    fix: undefined,
  }),

  ['\xff\xfe\0\0', unicode('UTF-32')],
  ['\0\0\xfe\xff', unicode('UTF-32')],
  [`${ASCII}\0\0\0`, unicode('UTF-32LE')],
  [`\0\0\0${ASCII}`, unicode('UTF-32BE')],
  ['\xff\xfe', unicode('UTF-16')],
  ['\xfe\xff', unicode('UTF-16')],
  [`${ASCII}\0${ASCII}\0`, unicode('UTF-16LE')],
  [`\0${ASCII}\0${ASCII}`, unicode('UTF-16BE')],
];

function compressed(name: string, filter = `${name} -dc`): UnsupportedFormat {
  return { name: `${name}-compressed data`, fix: { filter, question: 'decompress it first:' } };
}

function unicode(name: string): UnsupportedFormat {
  return { name: `${name} text`, wanted: 'UTF-8', fix: { filter: `iconv -f ${name} -t UTF-8` } };
}

/** The command that converts a format to CSV with `pandas.read_...`. */
function pandas(format: string): Fix {
  return {
    reader: `python3 -c "import pandas as p, sys; p.read_${format}('FILE').to_csv(sys.stdout, index=False)"`,
  };
}

/** The fix that converts data to an array file with Python. */
export function python(array: string): Fix {
  return { instead: `in Python: numpy.save("FILE.npy", ${array})` };
}

/** A signature for each character of a range. */
function each(
  from: string,
  to: string,
  start: (first: string) => string,
  format: UnsupportedFormat,
): Signature[] {
  const first = from.charCodeAt(0);
  return Array.from({ length: to.charCodeAt(0) - first + 1 }, (_, i) => [
    start(String.fromCharCode(first + i)),
    format,
  ]);
}

/** Several signatures of one format. */
function any(starts: readonly string[], format: UnsupportedFormat): Signature[] {
  return starts.map((start) => [start, format]);
}
