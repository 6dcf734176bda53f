import type { Job } from '../job/job.ts';
import { utf8Bytes } from '../text/encoding.ts';

/** The header of CSV output for numbers that are not in a table; undefined for all other output. */
export function numberNames({ input, format, conversion }: Job): Uint8Array | undefined {
  if (input.kind === 'csv' || input.kind === 'json' || format !== 'csv') return undefined;
  const names = [conversion.from, conversion.to];
  return utf8Bytes(`${[...names, ...(conversion.inverse ? ['recovered'] : [])].join(',')}\n`);
}
