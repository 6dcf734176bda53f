import type { Csv } from '../../../src/job/job.ts';
import type { Dice } from '../dice.ts';
import { textCell } from './cells.ts';
import { enclosed } from './text.ts';

const ODD = ['p', 'prob', 'x y', ' p ', '', 'p\xc3\xa9', '\xff', 'a,b', 'a;b', 'a"b', "a'b", 'a\rb', '-1'];

/** Names of columns as one row: plain ones mostly, and all that can be said against a name. */
export function header(dice: Dice, shape: Pick<Csv, 'delimiter' | 'quote'>, width: number): string {
  const { delimiter, quote } = shape;
  const cell = (i: number): string => {
    const name = dice.weighted([
      [20, () => `c${i}`],
      [2, () => `${dice.below(9)}`],
      [1, () => dice.pick(ODD)],
      [
        1,
        () =>
          quote === undefined
            ? 'q'
            : enclosed(dice.pick(['a,b', 'a\nb', 'a\r\nb', quote, `a${delimiter}`, 'x']), quote),
      ],
      [1, () => textCell(dice, shape)],
    ]);
    const isWhole = quote !== undefined && name.startsWith(quote);
    return isWhole ? name : name.replaceAll(delimiter, '_').replaceAll('\n', '_');
  };
  return dice.list(width, cell).join(delimiter);
}
