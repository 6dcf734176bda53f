import type { CompressionFormat } from '../message/error.ts';

const FORMATS: Readonly<Record<string, CompressionFormat>> = {
  gz: 'gzip',
  tgz: 'gzip',
  zst: 'Zstandard',
  tzst: 'Zstandard',
};

/** The compression of a file by its name; undefined: none. */
export function compressionOf(file: string): CompressionFormat | undefined {
  return FORMATS[/\.(t?gz|t?zst)$/i.exec(file)?.[1]?.toLowerCase() ?? ''];
}

/** Whether a file has one of these extensions (in lower case, without a point), compressed or not. */
export function hasExtension(file: string, ...extensions: readonly string[]): boolean {
  const name = compressionOf(file) === undefined ? file : file.replace(/\.\w+$/, '');
  return extensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
}

/** Whether a file has the extension of NumPy arrays, compressed or not. */
export function isArrayName(file: string): boolean {
  return hasExtension(file, 'npy');
}

/** Whether an argument that is not a number is probably a file: it has an extension, or is a path. */
export function looksLikeFile(text: string): boolean {
  return !/^[+-]?\.?\d/.test(text) && (/\.[a-z]\w*$/i.test(text) || text.includes('/'));
}
