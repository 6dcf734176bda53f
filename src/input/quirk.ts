import { latin1Bytes, latin1Text } from '../text/encoding.ts';
import type { Csv } from '../job/job.ts';
import type { Quirk } from '../message/quirk.ts';
import { cellEnds } from './cellEnds.ts';

/**
 * A reason why the cells of a row are read incorrectly; undefined: none.
 * @param line a row without its line end
 * @param cells the expected number of cells; undefined: unknown
 */
export function quirkOf(
  line: Uint8Array,
  csv: Pick<Csv, 'delimiter' | 'quote'>,
  cells: number | undefined,
): Quirk | undefined {
  const text = latin1Text(line);
  if (text.endsWith('\x1a')) return { kind: 'dosEnd' };
  const { quote } = csv;
  if (quote === undefined || !text.includes(`\\${quote}`)) return undefined;
  const meant = latin1Bytes(text.replaceAll(`\\${quote}`, () => quote + quote));
  const isMended =
    cells === undefined || (cellEnds(meant, csv).length === cells && cellEnds(line, csv).length !== cells);
  return isMended ? { kind: 'escapedQuote', quote } : undefined;
}
