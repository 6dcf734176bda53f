import type { CompressionFormat, Fix } from './error.ts';
import { pipeline, withFile } from './shell.ts';

/** The command that reads another format, or what to do instead. */
export function remedy(fix: Fix, file: string | undefined, packed: CompressionFormat | 'none'): string {
  if ('filter' in fix) {
    const question = fix.question === undefined ? '' : `${fix.question} `;
    return `${question}${pipeline(fix.filter, file, packed)}`;
  }
  return 'reader' in fix
    ? `${withFile(fix.reader, file, packed)} | logit ...`
    : withFile(fix.instead, file, packed);
}
