import type { CompressionFormat } from '../message/error.ts';
import type { Source } from './source.ts';

/** The signatures of compressed data: the first bytes, and a mask of the bits that count. */
const STARTS: readonly Start[] = [
  { format: 'gzip', values: [0x1f, 0x8b], bits: [0xff, 0xff] },
  { format: 'Zstandard', values: [0x28, 0xb5, 0x2f, 0xfd], bits: [0xff, 0xff, 0xff, 0xff] },
  // A skippable frame, with which pzstd begins.
  { format: 'Zstandard', values: [0x50, 0x2a, 0x4d, 0x18], bits: [0xf0, 0xff, 0xff, 0xff] },
];

interface Start {
  readonly format: CompressionFormat;
  readonly values: readonly number[];
  readonly bits: readonly number[];
}

/**
 * A source that decompresses its data, if it is compressed in a format that this version of Node.js supports; otherwise it returns
 * the data unchanged. The decompressor is loaded only if it is needed.
 */
export function decompressed(source: Source): Source {
  let current = source;
  let begun = false;

  async function begin(into: Uint8Array): Promise<number> {
    begun = true;
    let bytes = into.subarray(0, 0);
    for (let more = true; more;) {
      const read = await source.read(into.subarray(bytes.length));
      bytes = into.subarray(0, bytes.length + read);
      more = read > 0 && STARTS.some((start) => bytes.length < start.values.length && fits(bytes, start));
    }
    const start = STARTS.find((one) => bytes.length >= one.values.length && fits(bytes, one));
    if (!start) return bytes.length;
    const { unpacked } = await import('./decompress.ts');
    const inner = unpacked(source, bytes, start.format);
    if (!inner) return bytes.length;
    current = inner;
    return current.read(into);
  }

  return {
    file: source.file,
    get packed() {
      return current.packed;
    },
    get taken() {
      return current.taken;
    },
    get readLater() {
      return current.readLater;
    },
    read: (into) => (begun ? current.read(into) : begin(into)),
    close: () => current.close(),
  };
}

/** Whether bytes begin with a signature, or with a part of it if they are shorter. */
function fits(bytes: Uint8Array, { values, bits }: Start): boolean {
  return values.every((value, i) => i >= bytes.length || (bytes[i]! & bits[i]!) === value);
}
