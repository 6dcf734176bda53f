import type { CompressionFormat } from '../core/problem.ts';
import type { Source } from './source.ts';

/** The bytes that compressed data begins with. */
const MAGIC: Record<CompressionFormat, readonly number[]> = {
  gzip: [0x1f, 0x8b],
  Zstandard: [0x28, 0xb5, 0x2f, 0xfd],
};

const FORMATS = Object.keys(MAGIC) as CompressionFormat[];

/**
 * A source that gives what is in compressed data, and all else as it is: so too Zstandard where Node.js cannot read it.
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
      more = read > 0 && FORMATS.some((format) => mayBecome(bytes, MAGIC[format]));
    }
    const format = FORMATS.find((name) => begins(bytes, MAGIC[name]));
    if (!format) return bytes.length;
    const { unpacked } = await import('./unpacked.ts');
    const inner = unpacked(source, bytes, format);
    if (!inner) return bytes.length;
    current = inner;
    return current.read(into);
  }

  return {
    file: source.file,
    get taken() {
      return current.taken;
    },
    read: (into) => (begun ? current.read(into) : begin(into)),
    close: () => current.close(),
  };
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function mayBecome(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length < magic.length && begins(bytes, magic.slice(0, bytes.length));
}
