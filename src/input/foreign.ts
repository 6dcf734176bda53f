import type { Foreign } from '../core/problem.ts';

/** What stands for a byte in a signature: any, or one of ASCII text. */
const ANY = -1;
const ASCII = -2;

/** A format, and the bytes at its start, which text in UTF-8 does not have. */
interface Signature extends Foreign {
  readonly bytes: readonly number[];
}

const ZIP = [...latin1('PK\x03\x04'), ...many(ANY, 26)];

/**
 * Formats that are met where text is wanted. The first that fits counts. What the command decompresses is met here where it
 * is compressed twice, where Node.js cannot read it, and by `csvStream`.
 */
const SIGNATURES: readonly Signature[] = [
  { name: 'gzip data', way: { filter: 'gzip -dc' }, bytes: [0x1f, 0x8b] },
  { name: 'Zstandard data', way: { filter: 'zstd -dc' }, bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  // Letters alone could begin a header; the first block begins with the digits of pi.
  { name: 'bzip2 data', way: { filter: 'bzip2 -dc' }, bytes: [...latin1('BZh'), ANY, ...latin1('1AY&SY')] },
  { name: 'xz data', way: { filter: 'xz -dc' }, bytes: latin1('\xfd7zXZ') },
  {
    name: 'an Excel workbook',
    way: { reader: 'in2csv FILE' },
    bytes: [...ZIP, ...latin1('[Content_Types].xml')],
  },
  { name: 'an Excel workbook', way: { reader: 'in2csv FILE' }, bytes: [...ZIP, ...latin1('xl/')] },
  { name: 'a zip archive', way: { reader: 'unzip -p FILE' }, bytes: ZIP },
  // The header of its first page begins with a 32-bit integer, field 1 of Thrift.
  { name: 'Parquet data', way: { reader: `duckdb -csv -c "FROM 'FILE'"` }, bytes: latin1('PAR1\x15') },
  { name: 'a NumPy array', way: { instead: 'without -c: logit FILE.npy' }, bytes: latin1('\x93NUMPY') },
  {
    name: 'an SQLite database',
    way: { reader: "sqlite3 -csv -header FILE 'SELECT * FROM TABLE'" },
    bytes: latin1('SQLite format 3\0'),
  },
  unicode('UTF-32', [0xff, 0xfe, 0, 0]),
  unicode('UTF-32', [0, 0, 0xfe, 0xff]),
  unicode('UTF-32LE', [ASCII, 0, 0, 0]),
  unicode('UTF-32BE', [0, 0, 0, ASCII]),
  unicode('UTF-16', [0xff, 0xfe]),
  unicode('UTF-16', [0xfe, 0xff]),
  unicode('UTF-16LE', [ASCII, 0, ASCII, 0]),
  unicode('UTF-16BE', [0, ASCII, 0, ASCII]),
];

/** What bytes at the start of a file are, if they are no text in UTF-8; undefined: there are too few to tell. */
export function foreignFormat(bytes: Uint8Array, last: boolean): Foreign | 'none' | undefined {
  for (const { name, way, bytes: signature } of SIGNATURES) {
    const differs = signature.findIndex((wanted, i) => i >= bytes.length || !fits(bytes[i]!, wanted));
    if (differs < 0) return { name, way };
    if (differs === bytes.length && !last) return undefined;
  }
  return 'none';
}

function fits(byte: number, wanted: number): boolean {
  if (wanted === ASCII) return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
  return wanted === ANY || wanted === byte;
}

function unicode(name: string, bytes: readonly number[]): Signature {
  return { name: `${name} text`, way: { filter: `iconv -f ${name} -t UTF-8` }, bytes };
}

function latin1(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}

function many(value: number, count: number): number[] {
  return Array.from({ length: count }, () => value);
}
