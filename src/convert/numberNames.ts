import type { Job } from '../job/job.ts';
import { utf8Bytes } from '../text/encoding.ts';

/** The header of a table of numbers that come from no records; undefined where none is written. */
export function numberNames({ input, format, conversion }: Job): Uint8Array | undefined {
  if (input.kind === 'csv' || input.kind === 'json' || format !== 'csv') return undefined;
  const names = [conversion.from, conversion.to];
  return utf8Bytes(`${[...names, ...(conversion.inverse ? ['recovered'] : [])].join(',')}\n`);
}
