import { Option } from 'commander';
import { DEFAULTS } from './arguments.ts';
import { DTYPE_ROWS, DTYPES, type Dtype } from '../job/dtype.ts';
import { BAD_POLICIES, type BadPolicy, type Combination, type Format } from '../job/job.ts';
import { SCALE_NAMES, SCALES, type ScaleName } from '../job/scale.ts';
import { ENGINE_NAMES, ENGINES, type EngineName } from '../sql/engineNames.ts';
import { either } from '../text/either.ts';
import * as read from './values.ts';

/** The options as typed, with parsed values. `job.ts` decides what they mean together. */
export interface Options {
  sigmoid?: true;
  expit?: true;
  from?: ScaleName;
  to?: ScaleName;
  eps?: read.ParsedNumber;
  scale?: number;
  shift?: number;
  temperature?: number;
  prior?: readonly [from: number, to: number];
  exact?: true;
  inverse?: true;
  tolerance?: number;
  base: number;
  dtype?: Dtype;
  strict?: true;
  quiet?: true;
  column?: readonly string[];
  jsonl?: true;
  delimiter?: string;
  header?: boolean;
  quote?: string;
  append?: true;
  after?: true;
  as?: string;
  bad?: BadPolicy;
  na?: readonly string[];
  format?: Format;
  precision?: number;
  significant?: number;
  output?: string;
  loss?: string;
  fit?: string;
  apply?: string;
  /** The model of several columns that `apply` names. */
  model?: Combination;
  /** True: `column` contains the names of the columns in the model of `apply`. */
  areNames?: boolean;
  positive?: string;
  weight?: string;
  posWeight?: number;
  maxLoss?: number;
  bins?: number;
  only?: 'scale' | 'shift';
  platt?: true;
  check?: true;
  summary?: true;
  report?: string;
  preview?: number;
  plot?: true;
  sql?: EngineName;
  color: ColorChoice;
  progress?: boolean;
  completion?: read.Completion;
  version?: true;
  h?: true;
  help?: true;
  manual?: true;
}

export type ColorChoice = 'auto' | 'always' | 'never';

/** A value that completion offers, with its description. */
export type Offer = readonly [value: string, text: string];

/**
 * A row of the table. `usual` are values that completion offers for an option with any values, or descriptions of the possible
 * values.
 */
export type Row = readonly [
  flags: string,
  text: string,
  shape?: (option: Option) => Option,
  usual?: readonly (string | Offer)[],
];

const SCALE_OFFERS = SCALE_NAMES.map((name): Offer => [name, SCALES[name].title]);

const choices =
  (...values: string[]) =>
  (option: Option): Option =>
    option.choices(values).argParser(read.choice(values));

/** The options by task, in the order of the help. */
const GROUPS: Record<string, readonly Row[]> = {
  'Conversion:': [
    ['-s, --sigmoid', 'convert log-odds to probabilities [alias: --expit]'],
    ['--expit', 'the same as --sigmoid', (option) => option.hideHelp()],
    [
      '--from <SCALE>',
      'convert from this scale: prob, percent, complement, odds, logit, logit2, logit10, decibans, logprob, logprob2, logprob10, log1mprob, log1mprob2, log1mprob10 or phred [default: prob]',
      (option) => option.argParser(read.scale),
      SCALE_OFFERS,
    ],
    [
      '--to <SCALE>',
      'convert to this scale [default: logit]',
      (option) => option.argParser(read.scale),
      SCALE_OFFERS,
    ],
    [
      '-e, --eps <EPS>',
      'clamp probabilities to [EPS, 1-EPS]; 0 <= EPS <= 0.5',
      (option) => option.argParser(read.eps),
    ],
    [
      '-b, --base <BASE>',
      'logarithm base: e, 2, 10 or any number > 0 except 1 [default: e]',
      (option) => option.argParser(read.base).default(DEFAULTS.base, 'e'),
      [
        ['e', 'natural logarithms'],
        ['2', 'bits'],
        ['10', 'decimal logarithms'],
      ],
    ],
    [
      '--dtype <TYPE>',
      `compute in ${either(DTYPES)} [default: float64, or the array's own dtype]`,
      choices(...DTYPES),
      DTYPES.map((name): Offer => [name, DTYPE_ROWS[name].title]),
    ],
    ['--exact', 'convert the decimal as written, not the nearest double'],
  ],
  'Recalibration of log-odds:': [
    [
      '--scale <FACTOR>',
      'multiply the natural log-odds, between the two scales, by FACTOR',
      (option) => option.argParser(read.factor),
    ],
    ['--shift <NUMBER>', 'then add NUMBER to them', (option) => option.argParser(read.shift)],
    ['--temperature <T>', 'divide them by T, as --scale 1/T', (option) => option.argParser(read.aboveZero)],
    [
      '--prior <FROM:TO>',
      'change the base rate: --shift logit(TO) - logit(FROM), such as 0.5:0.01',
      (option) => option.argParser(read.prior),
    ],
  ],
  'Columns (CSV and JSON Lines):': [
    [
      '-c, --column <COL>',
      "convert this column: name, number, range (2-5, 2-), pattern ('p_*') or exclusion ('!id'); repeatable, comma-separated",
      (option) => option.argParser(read.column),
    ],
    ['--jsonl', 'read JSON Lines; -c a.b selects a nested field [default for .jsonl and .ndjson files]'],
    ['-a, --append', 'add the result as a new last column, NAME_SCALE, instead of replacing'],
    ['--after', 'with --append: insert it after its source column'],
    ['--as <NAME>', 'with --append: name of the new column'],
    [
      '-d, --delimiter <CHAR>',
      'field delimiter, or tab [default: comma; tab for .tsv and .tab]',
      (option) => option.argParser(read.delimiter),
      ['tab'],
    ],
    [
      '--header',
      'the first row is the header, even if its names are numbers',
      (option) => option.preset('true').argParser(read.header),
    ],
    [
      '--no-header',
      'the first row is data; select columns by number',
      (option) => option.preset('false').argParser(read.header),
    ],
    [
      '--quote <CHAR>',
      'quote character, or none [default: "]',
      (option) => option.argParser(read.quote),
      ['none'],
    ],
    [
      '--na <LIST>',
      'values treated as missing; repeatable [default: empty, NA, N/A, NaN, null, None; case-insensitive]',
      (option) => option.argParser(read.missing),
    ],
    [
      '--bad <POLICY>',
      'on a cell that is not a number: fail, keep it, nan, or skip the row [default: fail]',
      choices(...BAD_POLICIES),
      [
        ['fail', 'stop with an error'],
        ['keep', 'leave the cell as it is'],
        ['nan', 'write nan'],
        ['skip', 'leave out the row'],
      ],
    ],
  ],
  'Output:': [
    [
      '-f, --format <FMT>',
      'tensor, lines, csv or npy [default: tensor for arguments, lines for a stream, csv with -c, npy for an array]',
      choices('tensor', 'lines', 'csv', 'npy'),
      [
        ['tensor', 'as PyTorch prints it'],
        ['lines', 'a number on each line'],
        ['csv', 'a table'],
        ['npy', 'a NumPy array'],
      ],
    ],
    [
      '-p, --precision <N>',
      'decimal places, 0 to 100 [default: 4 in a tensor, else the shortest text that reads back exactly]',
      (option) => option.argParser(read.precision),
    ],
    ['-g, --significant <N>', 'significant digits, 1 to 17', (option) => option.argParser(read.significant)],
    ['-o, --output <FILE>', 'write to FILE, all or nothing; .gz and .zst compress'],
  ],
  'Labels:': [
    [
      '--loss <LABEL>',
      'compare the column with the labels in this column: log loss, Brier score, accuracy, calibration',
      (option) => option.argParser(read.label),
    ],
    [
      '--fit <LABEL>',
      'fit the log-odds of the columns to the labels in this column, and print scale and shift, or coefficients',
      (option) => option.argParser(read.label),
    ],
    [
      '--positive <VALUE>',
      'the label that counts as 1; all others count as 0 [default: 1, true, t, yes, y, pos, positive]',
    ],
    ['--weight <COL>', 'column with the weight of each row', (option) => option.argParser(read.label)],
    [
      '--pos-weight <W>',
      'with --loss: multiply the log loss of label 1 by W',
      (option) => option.argParser(read.aboveZero),
    ],
    [
      '--max-loss <X>',
      'with --loss: no logarithm is below -X (100 in BCELoss of PyTorch)',
      (option) => option.argParser(read.aboveZero),
    ],
    [
      '--bins <N>',
      'with --loss: bins of the calibration table, 1 to 100 [default: 10]',
      (option) => option.argParser(read.bins),
    ],
    [
      '--only <WHAT>',
      'with --fit: fit the scale alone (temperature scaling), or the shift alone',
      choices('scale', 'shift'),
      [
        ['scale', 'temperature scaling'],
        ['shift', 'the base rate alone'],
      ],
    ],
    [
      '--apply <FILE>',
      'convert with the fit in FILE, a report of --fit; several columns add one new column [default: --to prob]',
    ],
    ['--platt', "with --fit: use Platt's targets, which also work if the values separate the labels"],
  ],
  'Validation and inspection:': [
    ['--check', 'convert nothing; exit 1 if a value is not a probability (with --sigmoid: not finite)'],
    [
      '--strict',
      'exit 1 if a value is outside its range, a row is longer than the header, or there are no values',
    ],
    ['-i, --inverse', 'round-trip check: convert, convert back, compare; exit 1 if a value is not recovered'],
    [
      '--tolerance <TOL>',
      'relative tolerance of --inverse [default: one rounding error]',
      (option) => option.argParser(read.tolerance),
    ],
    [
      '-n, --preview <N>',
      'show only the first N rows, 1 to 1000, values next to results',
      (option) => option.argParser(read.preview),
    ],
    ['--summary', 'print statistics and histograms per column on standard error'],
    ['--plot', 'draw the arguments on the curve, on standard error'],
    ['--report <FILE>', 'write statistics and messages to FILE as JSON'],
    [
      '--sql <ENGINE>',
      `print the conversion as an SQL expression: ${ENGINE_NAMES.join(', ')}`,
      choices(...ENGINE_NAMES),
      ENGINE_NAMES.map((name): Offer => [name, ENGINES[name]]),
    ],
  ],
  'General:': [
    ['-q, --quiet', 'hide notes and warnings, except that the input was probably misread'],
    [
      '--color <WHEN>',
      'auto, always or never [default: auto]; --no-color: never',
      (option) => choices('auto', 'always', 'never')(option).default(DEFAULTS.color),
    ],
    ['--no-color', 'no colour', (option) => option.argParser(() => 'never').hideHelp()],
    ['--progress', 'show progress on standard error [default: if it takes over 1 s]; --no-progress: never'],
    ['--no-progress', 'no progress line', (option) => option.hideHelp()],
    [
      '--completion <SHELL>',
      'print the completion script for bash, zsh or fish',
      (option) => option.choices(read.SHELLS).argParser(read.completion),
    ],
    ['-V, --version', 'print the version'],
    ['-h', 'print a summary of the options'],
    ['--help', 'print this list'],
    ['--manual', 'show the manual, on a terminal through $PAGER'],
  ],
};

/** All rows, in the order of help. */
export const ROWS: readonly Row[] = Object.values(GROUPS).flat();

/** An option of the table, parsed. */
export interface Entry {
  readonly option: Option;
  /** Values that completion offers: all possible or usual ones. Descriptions may be empty. */
  readonly values: readonly Offer[];
}

/** The table of options, for the parser, help, completion and the manual. */
export function optionGroups(): { heading: string; entries: Entry[] }[] {
  return Object.entries(GROUPS).map(([heading, rows]) => ({
    heading,
    entries: rows.map(entryOf),
  }));
}

export function entryOf([flags, text, shape, usual]: Row): Entry {
  const blank = new Option(flags, text);
  const option = shape?.(blank) ?? blank;
  const offers = usual ?? option.argChoices ?? [];
  return { option, values: offers.map((offer) => (typeof offer === 'string' ? [offer, ''] : offer)) };
}
