import type { CompressionFormat } from '../message/error.ts';
import type { Source } from './source.ts';

/** The bits that compressed data begins with: values of bytes, and which of their bits count. */
const STARTS: readonly Start[] = [
  { format: 'gzip', values: [0x1f, 0x8b], bits: [0xff, 0xff] },
  { format: 'Zstandard', values: [0x28, 0xb5, 0x2f, 0xfd], bits: [0xff, 0xff, 0xff, 0xff] },
  // A frame to be skipped: pzstd begins with one.
  { format: 'Zstandard', values: [0x50, 0x2a, 0x4d, 0x18], bits: [0xf0, 0xff, 0xff, 0xff] },
];

interface Start {
  readonly format: CompressionFormat;
  readonly values: readonly number[];
  readonly bits: readonly number[];
}

/**
 * A source that returns what is in compressed data, and all else as it is: so too Zstandard where Node.js cannot read it.
 * What decompresses is loaded when there is something to decompress.
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

/** As far as there are bytes. */
function fits(bytes: Uint8Array, { values, bits }: Start): boolean {
  return values.every((value, i) => i >= bytes.length || (bytes[i]! & bits[i]!) === value);
}
