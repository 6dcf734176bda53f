import { latin1Text } from '../text/encoding.ts';
import type { UnsupportedFormat } from '../message/error.ts';
import { shellWord } from '../message/shell.ts';
import { isControl } from './binary.ts';
import { ANY, ARCHIVE, ASCII, CONTROL, python, signatures, type Signature } from './signatures.ts';

let known: readonly Signature[] | undefined;

/** The format of a file by its first bytes, `none` for UTF-8 text; undefined: there are too few bytes. */
export function detectFormat(bytes: Uint8Array, last: boolean): UnsupportedFormat | 'none' | undefined {
  known ??= signatures();
  for (const [start, format] of known) {
    const fit = fits(bytes, start);
    if (fit === true) return format;
    if (fit === undefined && !last) return undefined;
  }
  const isZip = fits(bytes, ZIP);
  if (isZip === undefined && !last) return undefined;
  return isZip === true ? archive(bytes, last) : 'none';
}

/** Whether bytes begin with a signature; undefined: they are too short, but a part of it matches. */
function fits(bytes: Uint8Array, start: string): boolean | undefined {
  for (let i = 0; i < start.length; i++) {
    const byte = bytes[i];
    if (byte === undefined) return undefined;
    if (!matches(byte, start[i]!)) return false;
  }
  return true;
}

function matches(byte: number, mark: string): boolean {
  if (mark === ASCII) return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
  if (mark === CONTROL) return isControl(byte);
  return mark === ANY || mark.charCodeAt(0) === byte;
}

const ZIP = 'PK\x03\x04';
/** The offsets of the length of the name, and of the name itself, in the header of a zip entry. */
const ZIP_LENGTH = 26;
const ZIP_NAME = 30;

/** The format of a zip archive by the name of its first entry. */
function archive(bytes: Uint8Array, last: boolean): UnsupportedFormat | undefined {
  const length = (bytes[ZIP_LENGTH] ?? 0) + 256 * (bytes[ZIP_LENGTH + 1] ?? 0);
  const end = ZIP_NAME + length;
  if ((bytes.length < ZIP_NAME || bytes.length < end) && !last) return undefined;
  const name = latin1Text(bytes.subarray(ZIP_NAME, end));
  if (/^(?:\[Content_Types\]\.xml$|xl\/|_rels\/|docProps\/)/.test(name))
    return { name: 'an Excel workbook', fix: { reader: 'in2csv FILE' } };
  if (name === 'mimetype')
    return { name: 'an OpenDocument file', fix: { instead: 'soffice --headless --convert-to csv FILE' } };
  if (name.endsWith('/data.pkl')) return { name: 'a PyTorch file', fix: python('torch.load("FILE")') };
  if (name.endsWith('.npy'))
    return { name: 'an archive of NumPy arrays', fix: { reader: `unzip -p FILE ${entryWord(name)}` } };
  return ARCHIVE;
}

/** The name of an entry for `unzip`, which reads it as a pattern. */
function entryWord(name: string): string {
  return /[^\x20-\x7e]/.test(name) ? 'NAME.npy' : shellWord(name.replace(/[*?[\]\\]/g, '\\$&'));
}
