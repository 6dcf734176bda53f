import type { Csv } from '../../../src/job/job.ts';
import type { Dice } from '../dice.ts';
import { evenCell, numberCell, textCell } from './cells.ts';
import { header } from './header.ts';
import { enclosed, randomBytes } from './text.ts';

type Shape = Pick<Csv, 'delimiter' | 'quote' | 'missing' | 'header'>;

/** A table as text, and the columns in which numbers are, 0-based. */
export interface Table {
  readonly text: string;
  readonly numeric: readonly number[];
}

/** A table of any size: mostly small ones, for these go through most states in a second. */
export function table(dice: Dice, shape: Shape): Table {
  return dice.weighted([
    [400, () => rows(dice, shape, dice.between(1, 6), dice.size(12))],
    [200, () => rows(dice, shape, dice.between(1, 12), dice.between(5, 80))],
    [80, () => pooled(dice, shape, dice.between(1, 6), dice.between(200, 4000))],
    [30, () => pooled(dice, shape, dice.between(1, 20), dice.between(2000, 12_000))],
    [10, () => long(dice, shape, dice.between(1000, 70_000))],
    [4, () => long(dice, shape, dice.between(2 ** 20 - 100, 5 * 2 ** 20))],
    [4, () => wide(dice, shape)],
    [2, () => pooled(dice, shape, dice.between(1, 8), dice.between(20_000, 120_000))],
    [1, () => blank(dice, shape)],
    [20, () => ({ text: randomBytes(dice, dice.size(300)), numeric: [0] })],
  ]);
}

/** Every cell is made for its place. */
function rows(dice: Dice, shape: Shape, width: number, count: number): Table {
  return tableOf(dice, shape, width, count, (make) => make);
}

/** Many rows of cells from a small stock: what counts is where they are. */
function pooled(dice: Dice, shape: Shape, width: number, count: number): Table {
  return tableOf(dice, shape, width, count, (make) => {
    const stock = dice.list(dice.between(1, 100), make);
    return () => dice.pick(stock);
  });
}

type Make = () => string;

function tableOf(dice: Dice, shape: Shape, width: number, count: number, from: (make: Make) => Make): Table {
  const numeric = someOf(dice, width);
  const layout = layoutFor(dice);
  const number = from(() => (layout.isEven ? evenCell(dice, shape) : numberCell(dice, shape)));
  const text = from(() => textCell(dice, shape));
  const row = (length: number): string =>
    dice.list(length, (i) => (numeric.includes(i) ? number() : text())).join(shape.delimiter);
  const first = shape.header ? header(dice, shape, width) : row(width);
  const body = dice.list(count, () => row(lengthOf(dice, width, layout)) + layout.ending());
  return { text: layout.whole(first + layout.ending(), body), numeric };
}

/** A table in which one cell takes as many bytes. */
function long(dice: Dice, shape: Shape, length: number): Table {
  const { delimiter, quote } = shape;
  const small = rows(dice, shape, dice.between(1, 4), dice.between(2, 30));
  const piece =
    textCell(dice, { delimiter, quote: undefined }).replace(/[\r\n]/g, '_') +
    dice.pick(['x', ' ', '0', '1,"']);
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const bare = text.replaceAll(delimiter, '_').replaceAll(quote ?? '"', '_');
  const cell =
    quote === undefined || dice.once(3) ? bare : enclosed(dice.once(2) ? `${text}\n${text}` : text, quote);
  const places = [...small.text.matchAll(/\n/g)].map(({ index }) => index + 1);
  const at = places.length > 0 ? dice.pick(places) : 0;
  const number = dice.once(2) ? `0.5${delimiter}${cell}` : `${cell}${delimiter}0.5`;
  return {
    ...small,
    text: `${small.text.slice(0, at)}${number}${dice.once(4) ? '' : '\n'}${small.text.slice(at)}`,
  };
}

/** Ten thousand columns. */
function wide(dice: Dice, shape: Shape): Table {
  const width = dice.between(9000, 11_000);
  const numeric = dice.list(dice.between(1, 4), () => dice.below(width));
  const texts = dice.list(10, () => textCell(dice, shape));
  const line = (make: (i: number) => string): string => dice.list(width, make).join(shape.delimiter);
  const head = shape.header ? line((i) => `c${i}`) : line((i) => (numeric.includes(i) ? '0.5' : 'x'));
  const body = dice.list(dice.between(0, 4), () =>
    line((i) => (numeric.includes(i) ? numberCell(dice, shape) : dice.pick(texts))),
  );
  return { text: [head, ...body].join('\n'), numeric: [...new Set(numeric)] };
}

/** Up to a million blank lines, before a header or after it. */
function blank(dice: Dice, shape: Shape): Table {
  const small = rows(dice, shape, 2, 5);
  const lines = dice.pick(['\n', '\r\n', '\n\r\n']).repeat(dice.between(100_000, 500_000));
  const at = dice.once(2) ? 0 : small.text.lastIndexOf('\n') + 1;
  return { ...small, text: small.text.slice(0, at) + lines + small.text.slice(at) };
}

/** How the lines of one table end, and how regular it is. */
interface Layout {
  /** True: all rows are of one length, and all cells to convert are numbers, as most files have it. */
  readonly isEven: boolean;
  readonly isRagged: boolean;
  readonly ending: () => string;
  readonly whole: (head: string, body: readonly string[]) => string;
}

function layoutFor(dice: Dice): Layout {
  const endings = dice.pick([
    ['\n'],
    ['\n'],
    ['\r\n'],
    ['\n', '\r\n'],
    ['\n', '\n', '\n\n', '\r\n\r\n\n', '\r\r\n'],
  ]);
  const mark = dice.once(10) ? '\xef\xbb\xbf' : '';
  const before = dice.once(12) ? dice.pick(['\n', '\r\n', '\n\n\r\n', '\r']) : '';
  const last = dice.below(4);
  const isEven = dice.once(3);
  return {
    isEven,
    isRagged: !isEven && dice.once(4),
    ending: () => dice.pick(endings),
    whole: (head, body) => {
      const text = mark + before + head + body.join('');
      return last === 0 ? text.replace(/[\r\n]+$/, '') : last === 1 ? text.replace(/\n$/, '') : text;
    },
  };
}

function lengthOf(dice: Dice, width: number, { isRagged }: Layout): number {
  return isRagged && dice.once(5) ? dice.between(1, width + 2) : width;
}

function someOf(dice: Dice, width: number): number[] {
  const some = dice.list(width, (i) => i).filter(() => dice.once(2));
  return some.length > 0 ? some : [dice.below(width)];
}
