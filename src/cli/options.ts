import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { DTYPES, type Dtype } from '../job/dtype.ts';
import { BAD_POLICIES, type BadPolicy, type Format } from '../job/job.ts';
import { parserProblem, refuseNoFile, refuseShortMistakes, valueless, valueProblem } from './usage.ts';
import { SCALE_NAMES, type ScaleName } from '../job/scale.ts';
import * as read from './values.ts';

/** What was typed, each value read; what it means together is decided in `job.ts`. */
export interface Options {
  sigmoid?: true;
  expit?: true;
  from?: ScaleName;
  to?: ScaleName;
  eps?: read.Typed;
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
  check?: true;
  summary?: true;
  report?: string;
  preview?: number;
  plot?: true;
  color: ColorChoice;
  progress?: boolean;
  completion?: read.Completion;
  version?: true;
  help?: true;
}

export type ColorChoice = 'auto' | 'always' | 'never';

/** `usual` are values that completion offers where any may stand. */
type Row = readonly [
  flags: string,
  text: string,
  shape?: (option: Option) => Option,
  usual?: readonly string[],
];

/** What is meant where nothing is said. */
const DEFAULTS = { base: 0, color: 'auto' } as const;

const choices =
  (...values: string[]) =>
  (option: Option): Option =>
    option.choices(values).argParser(read.choice(values));

/** The options by task: the order in which help shows them. */
const GROUPS: Record<string, readonly Row[]> = {
  'Conversion:': [
    ['-s, --sigmoid', 'log-odds to probability (without it: probability to log-odds)'],
    ['--expit', 'the same as --sigmoid'],
    [
      '--from <SCALE>',
      'convert from this scale: prob, percent, complement, odds, logit, logprob, phred, ... (default: prob)',
      (option) => option.argParser(read.scale),
      SCALE_NAMES,
    ],
    [
      '--to <SCALE>',
      'convert to this scale (default: logit)',
      (option) => option.argParser(read.scale),
      SCALE_NAMES,
    ],
    [
      '-e, --eps <X>',
      'clamp probabilities to [X, 1-X], 0 <= X <= 0.5',
      (option) => option.argParser(read.eps),
    ],
    [
      '-b, --base <B>',
      'base of the log-odds: e, 2, 10, or another number above 0 but 1 (default: e)',
      (option) => option.argParser(read.base).default(DEFAULTS.base, 'e'),
      ['e', '2', '10'],
    ],
    [
      '--scale <A>',
      'multiply the natural log-odds between the two scales by A (error of the results: below 1 ulp)',
      (option) => option.argParser(read.factor),
    ],
    ['--shift <B>', 'add B to them, after --scale', (option) => option.argParser(read.shift)],
    [
      '--temperature <T>',
      'divide them by T: the same as --scale 1/T',
      (option) => option.argParser(read.temperature),
    ],
    [
      '--prior <FROM:TO>',
      'change the base rate, as --shift by logit(TO) - logit(FROM): 0.5:0.01, 50%:1%',
      (option) => option.argParser(read.prior),
    ],
    ['--exact', 'convert the number as typed, not the double next to it'],
    [
      '--dtype <T>',
      'float64, float32, float16 or bfloat16: precision of input, bounds and results (default: float64, or that of the array)',
      choices(...DTYPES),
    ],
    ['-i, --inverse', 'convert back and compare; exit 1 if a value does not come back'],
    [
      '--tolerance <X>',
      'what --inverse allows, relative (without it: one rounding)',
      (option) => option.argParser(read.tolerance),
    ],
    [
      '--strict',
      'a value outside [0, 1] is an error, and so are a row longer than the header and an input without values',
    ],
  ],
  'CSV and JSON Lines:': [
    [
      '-c, --column <C>',
      "convert this column: a name, a number, 2-5, 2-, 'p_*', '!id' (all but); repeat it or use commas",
      (option) => option.argParser(read.column),
    ],
    ['--jsonl', 'an object of JSON on each line, -c a.b its member b of a (default for .jsonl and .ndjson)'],
    ['-a, --append', 'keep the column, add the result as a new last one'],
    ['--after', 'with --append: the new column stands next to the one it is made of'],
    ['--as <NAME>', 'name of the new column'],
    [
      '-d, --delimiter <D>',
      'between cells: one character or tab (default: ",", tab for .tsv and .tab)',
      (option) => option.argParser(read.delimiter),
      ['tab'],
    ],
    [
      '--header',
      'the first row is the header, also where its names are numbers (0.25)',
      (option) => option.preset('true').argParser(read.header),
    ],
    [
      '--no-header',
      'the first row is data; columns by number',
      (option) => option.preset('false').argParser(read.header),
    ],
    [
      '--quote <Q>',
      'quote character, or none (default: ")',
      (option) => option.argParser(read.quote),
      ['none'],
    ],
    [
      '--bad <POLICY>',
      'what to do with a non-numeric cell: fail, keep it, nan, or skip the row (default: fail)',
      choices(...BAD_POLICIES),
    ],
    [
      '--na <LIST>',
      'spellings of a missing value (default: ",NA,N/A,NaN,null,None")',
      (option) => option.argParser(read.missing),
    ],
  ],
  'Output:': [
    [
      '-f, --format <F>',
      'tensor, lines, csv or npy (default: tensor for arguments, lines for a stream, csv with -c, npy for an array)',
      choices('tensor', 'lines', 'csv', 'npy'),
    ],
    [
      '-p, --precision <N>',
      'digits after the point, 0 to 100 (default: 4 in a tensor, else as many as needed)',
      (option) => option.argParser(read.precision),
    ],
    ['-g, --significant <N>', 'significant digits, 1 to 17', (option) => option.argParser(read.significant)],
    ['-o, --output <FILE>', 'write there, whole or not at all; compressed if FILE ends in .gz or .zst'],
  ],
  'Looking:': [
    [
      '--check',
      'only check, write no results; exit 1 if a value is no probability (--sigmoid: no finite number)',
    ],
    ['--summary', 'figures and histograms of each column, on standard error'],
    ['--report <FILE>', 'the same as JSON, for build logs'],
    [
      '-n, --preview <N>',
      'only show the first N rows, 1 to 1000, each number beside its result',
      (option) => option.argParser(read.preview),
    ],
    ['--plot', 'draw the curve with the arguments on it, on standard error'],
  ],
  'Messages:': [
    ['-q, --quiet', 'no warnings, except of input that was probably meant in another way'],
    [
      '--color <WHEN>',
      'auto, always or never: colour in messages and help (default: auto; --no-color: never)',
      (option) => choices('auto', 'always', 'never')(option).default(DEFAULTS.color),
    ],
    ['--no-color', 'no colour', (option) => option.argParser(() => 'never').hideHelp()],
    ['--progress', 'a progress line on standard error (--no-progress: never)'],
    ['--no-progress', 'no progress line', (option) => option.hideHelp()],
    [
      '--completion <SHELL>',
      'print what makes a shell complete this command: bash, zsh or fish',
      (option) => option.choices(read.SHELLS).argParser(read.completion),
    ],
    ['-V, --version', 'print the version'],
    ['-h, --help', 'print this help'],
  ],
};

export const USAGE = `[options] [number ...]
       logit [options] < numbers
       logit [options] ARRAY.npy
       logit [options] -c COLUMN [file ...]`;

export const DESCRIPTION =
  'Convert probabilities to log-odds, and back with --sigmoid. Every result is the correctly rounded one.';

/** Commands, and what they show. */
export const EXAMPLES: readonly (readonly [command: string, text: string])[] = [
  ['logit --eps 1e-6 0 0.5 1', 'a quick look'],
  ['logit --sigmoid -2.2 0 2.2', 'the way back'],
  ['logit -c prob scores.csv > logits.csv', 'a column in place, every other byte as it was'],
  ['logit --eps 1e-6 -c prob --append scores.csv', 'a new column prob_logit'],
  ['logit -c model.prob scores.jsonl', 'a field of JSON Lines'],
  ['logit --inverse --strict -c prob scores.csv', 'a gate: exit 1 if anything is off'],
];

const EXIT_CODES =
  'Exit codes: 0 all converted, 1 the data broke a rule, 2 the command could not be carried out.';

/** Style for the parts of the help text. */
export interface HelpStyle {
  readonly title: (text: string) => string;
  readonly term: (text: string) => string;
}

export interface Parsed {
  readonly options: Options;
  readonly args: readonly string[];
  readonly help: (style: HelpStyle) => string;
}

export { version };

/**
 * Reads the arguments.
 * @throws LogitError of kind usage
 */
export function parse(argv: readonly string[]): Parsed {
  const guarded = guardNegative(argv);
  // To set the parser up takes a thirtieth of the shortest run.
  if (!guarded.some((text) => text.startsWith('-'))) return parsed(DEFAULTS, guarded, program);
  const command = program();
  refuseShortMistakes(guarded, command.options);
  try {
    command.parse(guarded, { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? parserProblem(error, command.options) : error;
  }
  return parsed(command.opts(), command.args, () => command);
}

function parsed(options: Options, args: readonly string[], command: () => Command): Parsed {
  return { options, args: args.map(unguard), help: (style) => helpText(command(), style) };
}

/** The choice about colour, the last that is made, also where the arguments cannot be read. */
export function colorChoice(argv: readonly string[]): ColorChoice {
  const made = /^(?:.*\0)?--(?:color[=\0](auto|always|never)|no-color)(?:\0|$)/s.exec(argv.join('\0'));
  return made ? ((made[1] as ColorChoice | undefined) ?? 'never') : 'auto';
}

function program(): Command {
  const command = new Command('logit')
    .usage(USAGE)
    .description(DESCRIPTION)
    .argument('[arguments...]')
    .helpOption(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr() {}, getOutHasColors: () => true });
  for (const { heading, entries } of optionGroups()) {
    for (const { option } of entries) command.addOption(reading(option.helpGroup(heading), command.options));
  }
  return command;
}

/** A row of the table, read. */
export interface Entry {
  readonly option: Option;
  /** Values to offer: all that there are, or usual ones. */
  readonly values: readonly string[];
}

/** The table of options, for what is made of it: the parser and its help, completion, the man page. */
export function optionGroups(): { heading: string; entries: Entry[] }[] {
  return Object.entries(GROUPS).map(([heading, rows]) => ({
    heading,
    entries: rows.map(([flags, text, shape, usual]) => {
      const blank = new Option(flags, text);
      const option = shape?.(blank) ?? blank;
      return { option, values: usual ?? option.argChoices ?? [] };
    }),
  }));
}

function helpText(command: Command, style: HelpStyle): string {
  command.configureHelp({
    helpWidth: 100,
    visibleArguments: () => [],
    optionDescription: (option) => option.description,
    styleTitle: (text) => style.title(text),
    styleOptionTerm: (text) => style.term(text),
  });
  const width = Math.max(...EXAMPLES.map(([line]) => line.length));
  const examples = EXAMPLES.map(([line, text]) => `  ${line.padEnd(width)}  ${text}`).join('\n');
  const end = `Examples:\n${examples}\n\n${EXIT_CODES}`;
  return `${command.helpInformation()}\n${end.replace(/^\w[\w ]*:/gm, (title) => style.title(title))}\n`;
}

/** Stands before an argument that is no option; no argument can hold it. */
const GUARD = '\0';

/**
 * Arguments that look like negative numbers would be taken for options: the guard keeps them from that. After `--` nothing
 * is an option.
 */
function guardNegative(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((text, i) => {
    if (i >= end) return text;
    // `-s5` would be read as `-s -5`.
    const [, flag, number] = /^-[siaqVh]*([siaqVh])(\.?\d[^]*)/.exec(text) ?? [];
    if (flag !== undefined) throw valueless(`-${flag}`, number!, text);
    return /^-(?:[.\d\u221e]|inf|nan)/i.test(text) ? GUARD + text : text;
  });
}

function unguard(text: string): string {
  return text.replace(GUARD, '');
}

/** Reads the value of an option, before which the guard may be, too. */
function reading(option: Option, options: readonly Option[]): Option {
  if (!option.required) return option;
  const { parseArg } = option;
  return option.argParser<unknown>((guarded, before) => {
    const text = unguard(guarded);
    refuseNoFile(option, text, options);
    try {
      return parseArg ? parseArg(text, before) : text;
    } catch (error) {
      throw error instanceof InvalidArgumentError ? valueProblem(option, text, error.message) : error;
    }
  });
}
