import type { CompressionFormat, Way } from './error.ts';
import { pipeline, withFile } from './shell.ts';

/** The command that reads another format, or what to do instead. */
export function remedy(way: Way, file: string | undefined, packed: CompressionFormat | 'none'): string {
  if ('filter' in way) {
    const question = way.question === undefined ? '' : `${way.question} `;
    return `${question}${pipeline(way.filter, file, packed)}`;
  }
  return 'reader' in way
    ? `${withFile(way.reader, file, packed)} | logit ...`
    : withFile(way.instead, file, packed);
}
