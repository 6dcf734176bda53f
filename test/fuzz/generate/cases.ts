import { DEFAULT_MISSING, normalizeMissing, type Csv, type Format } from '../../../src/job/job.ts';
import { contentOfCell, decoded } from '../../model/header.ts';
import type { File } from '../../model/outcome.ts';
import { rowsOf } from '../../model/records.ts';
import type { Case } from '../case.ts';
import { dice as diceOf, type Dice } from '../dice.ts';
import { array } from './arrays.ts';
import { conversion, csvOptions, digitStyle } from './jobs.ts';
import { FIELDS, lines } from './lines.ts';
import { mutated } from './mutate.ts';
import { argumentTexts, stream } from './streams.ts';
import { table } from './tables.ts';
import { hostile } from './text.ts';

/** The case that a seed means. */
export function caseOf(seed: number): Case {
  const dice = diceOf(seed);
  const { job, files } = dice.weighted([
    [12, () => csvCase(dice)],
    [4, () => streamCase(dice)],
    [4, () => linesCase(dice)],
    [2, () => arrayCase(dice)],
    [1, () => argumentCase(dice)],
  ]);
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  return {
    job,
    files,
    reads: reads(dice, length),
    waits: dice.once(2),
    strict: dice.once(4),
    quiet: dice.once(4),
  };
}

type Asked = Pick<Case, 'job' | 'files'>;

function argumentCase(dice: Dice): Asked {
  const files = argumentTexts(dice).map((text) => ({ name: undefined, text }));
  const format = dice.pick<Format>(['tensor', 'tensor', 'lines', 'csv']);
  return {
    job: {
      task: 'convert',
      conversion: conversion(dice),
      input: { kind: 'arguments', count: files.length },
      format,
      digits: digitStyle(dice),
    },
    files,
  };
}

function streamCase(dice: Dice): Asked {
  const text = stream(dice);
  const asked = dice.once(6) ? mutated(dice, text, hostile(',', '#')) : text;
  const files = [{ name: undefined, text: asked }];
  const format = dice.pick<Format>(['lines', 'lines', 'lines', 'csv', 'tensor']);
  return {
    job: {
      task: 'convert',
      conversion: conversion(dice),
      input: { kind: 'numbers', file: undefined },
      format,
      digits: digitStyle(dice),
    },
    files,
  };
}

function arrayCase(dice: Dice): Asked {
  const { array: input, bytes } = array(dice);
  const isMatrix = input.shape.length < 3 && !input.fortranOrder && !input.shape.includes(0);
  const format = dice.pick<Format>(['npy', 'npy', 'npy', 'lines', 'csv', isMatrix ? 'tensor' : 'npy']);
  const asked = conversion(dice);
  const isText = format !== 'npy';
  return {
    job: {
      task: 'convert',
      conversion: { ...asked, exact: false, inverse: isText ? asked.inverse : undefined },
      input,
      format,
      digits: isText ? digitStyle(dice) : { kind: 'shortest' },
    },
    files: [{ name: dice.once(2) ? undefined : 'a.npy', text: bytes.toString('latin1') }],
  };
}

function linesCase(dice: Dice): Asked {
  const text = lines(dice);
  const cut = text.indexOf('\n', dice.below(text.length + 1)) + 1;
  const parts = dice.once(6) ? [text.slice(0, cut), text.slice(cut)] : [text];
  const paths = FIELDS.filter(() => dice.once(3));
  const fields = paths.length > 0 ? paths : [FIELDS[0]];
  const isTensor = dice.once(8);
  return {
    job: {
      task: 'convert',
      conversion: conversion(dice),
      input: {
        kind: 'json',
        fields: dice.once(2) ? fields : fields.toReversed(),
        append: !isTensor && dice.once(3),
        as: undefined,
        bad: dice.pick(['fail', 'keep', 'keep', 'nan', 'skip']),
        missing: DEFAULT_MISSING,
      },
      format: isTensor ? 'tensor' : 'json',
      digits: digitStyle(dice),
    },
    files: parts.map((part, i) => ({
      name: i === 0 && dice.once(2) ? undefined : `${'ab'[i]}.jsonl`,
      text: Buffer.from(part).toString('latin1'),
    })),
  };
}

function csvCase(dice: Dice): Asked {
  const options = csvOptions(dice);
  const { text, numeric } = table(dice, options);
  const { delimiter, quote, header } = options;
  const whole = dice.once(3) ? mutated(dice, text, hostile(delimiter, quote)) : text;
  const files = filesOf(dice, whole, options);
  const first = rowsOf(
    files[0]!.text.replace(/^\xef\xbb\xbf/, '').slice(0, 200_000),
    delimiter,
    quote,
  ).rows.find(({ blank }) => !blank);
  const columns = columnsFor(dice, numeric, first?.cells ?? [], options);
  const isTensor = !options.append && dice.once(8);
  const as =
    options.append && header && columns.length === 1 && dice.once(4) ? nameFor(dice, options) : undefined;
  return {
    job: {
      task: 'convert',
      conversion: conversion(dice),
      input: { ...options, missing: options.missing.map(normalizeMissing), columns, as },
      format: isTensor ? 'tensor' : 'csv',
      digits: digitStyle(dice),
    },
    files,
  };
}

/** One file, or several that make one table: cut at a line end, the header repeated, if it comes out right. */
function filesOf(dice: Dice, text: string, { header }: { readonly header: boolean }): File[] {
  const name = dice.once(2) ? undefined : 'a.csv';
  if (!dice.once(8)) return [{ name, text }];
  const ends = [...text.slice(0, 200_000).matchAll(/\n/g)].map(({ index }) => index + 1);
  const cut = ends.length > 0 ? dice.pick(ends) : text.length;
  const head = header ? text.slice(0, ends[0] ?? 0) : '';
  const second = dice.pick(['', '', '\xef\xbb\xbf', '\n']) + (dice.once(15) ? '' : head) + text.slice(cut);
  const first = dice.once(3)
    ? text.slice(0, cut).replace(/\r?\n$/, dice.pick(['', '\r']))
    : text.slice(0, cut);
  const more = dice.once(3)
    ? [{ name: 'c.csv', text: dice.pick(['', '\n', head, `${head}0.5`, '\xef\xbb\xbf', '\r']) }]
    : [];
  const files = [{ name, text: first }, { name: 'b.csv', text: second }, ...more];
  return dice.once(10) ? files.toReversed() : files;
}

const ODD_COLUMNS = [
  ',',
  '1,',
  'nobody',
  '0',
  '99999',
  '1,2',
  'c0,c1',
  'c0,nobody',
  '1,1',
  '-1',
  '01',
  '1.0',
  '2-1',
  '1-99',
];
const RANGES = ['1-', '1-2', '2-', '2-3,1', '!1', '!1,!2', '2-,!3', '1,!1', '1,!2', '!9'];
const PATTERNS = [
  'c*',
  'c?',
  '*',
  '!c0',
  'c*,!c1',
  '*0',
  'c[0]*',
  '?',
  '!c*',
  '!*',
  'C*',
  '1,c*',
  '!nobody',
  'p*,c1',
];

/** Columns by number or name, mostly such as are there. */
function columnsFor(
  dice: Dice,
  numeric: readonly number[],
  cells: readonly string[],
  csv: Omit<Csv, 'columns'>,
): string[] {
  if (dice.once(60)) return [dice.pick(ODD_COLUMNS)];
  if (dice.once(15)) return [dice.pick(csv.header ? [...RANGES, ...PATTERNS] : RANGES)];
  const some = numeric.filter(() => !dice.once(3)).slice(0, dice.once(5) ? 12 : 3);
  const wanted = dice.once(20)
    ? [dice.below(Math.max(1, cells.length))]
    : some.length > 0
      ? some
      : [numeric[0] ?? 0];
  const ordered = dice.once(3) ? wanted.toReversed() : wanted;
  const texts = ordered.map((column) => {
    const name = cells[column] === undefined ? undefined : contentOfCell(cells[column], csv.quote);
    return csv.header && name && isTypable(name) && dice.once(2) ? decoded(name) : String(column + 1);
  });
  return dice.once(4) && texts.every((text) => !text.includes(',')) ? [texts.join(',')] : texts;
}

/** Whether a name can be among the arguments of a command. */
function isTypable(name: string): boolean {
  return !name.includes('\0') && Buffer.from(decoded(name)).toString('latin1') === name;
}

function nameFor(dice: Dice, { delimiter, quote }: Pick<Csv, 'delimiter' | 'quote'>): string {
  if (quote === undefined)
    return dice.pick(['new', 'x y', 'c0', "it's", 'a"b', 'é'].filter((name) => !name.includes(delimiter)));
  return dice.pick([
    'new',
    'x y',
    'c0',
    'c1',
    `a${delimiter}b`,
    `a${quote}b`,
    quote,
    'é',
    'a\nb',
    'a\rb',
    'a\r',
    '-x',
    "'",
    '"',
  ]);
}

/** How the bytes come: the smaller the table, the smaller the pieces. */
function reads(dice: Dice, length: number): number[] {
  const small = length < 20_000;
  return dice.weighted([
    [small ? 2 : 0, () => [1]],
    [small ? 4 : 0, () => dice.list(dice.between(1, 6), () => dice.between(1, 40))],
    [2, () => dice.list(dice.between(1, 4), () => dice.between(small ? 1 : 500, 5000))],
    [2, () => dice.list(dice.between(1, 4), () => dice.between(60_000, 70_000))],
    [1, () => [65_536]],
    [1, () => [2 ** 20 - 1, 1, 0]],
    [1, () => [0]],
  ]);
}
