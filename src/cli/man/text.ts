/** What the man page says beside the table of options. */

export const NAME = 'logit - convert between probabilities and log-odds';

export const PARAGRAPHS: readonly string[] = [
  'Without options it converts p to ln(p / (1 - p)); with --sigmoid x to 1 / (1 + e^-x). Numbers are arguments, stand on standard input with white space or commas between them, in a NumPy array (.npy), in columns of CSV, or in fields of JSON Lines. Arguments are shown as a tensor of PyTorch, numbers of a stream go out one a line, and of CSV and JSON Lines nothing changes but the numbers. gzip is read as what is in it, and so is Zstandard with Node.js 22.15 or later.',
  'A number is a decimal, a percentage (80% is 0.8), a fraction (1/3), inf or nan. Negative arguments need no --.',
  'With -c the arguments are files, and - is standard input. A column is named by its header or by its number, from 1; 2-5 and 2- are ranges of numbers, * stands in a name for any text and ? for one character, and a ! in front takes columns away from what the others select. A name in the header that matches wins. Of JSON Lines, a.b is member b of member a, and a backslash makes a dot, comma or backslash part of a name.',
  'Files named .tsv or .tab have tabs between their cells, files named .jsonl or .ndjson are JSON Lines.',
  '0 becomes -inf and 1 inf. What is outside [0, 1] becomes nan, and a warning tells how many there were and where the first stood; --eps clamps it (far outside, below -0.1 or above 1.1, with a warning), and --strict makes both an error. Where --check, --inverse or --strict saw no value, a warning says so; --strict makes that an error, too.',
];

export const EXIT_STATUS: readonly (readonly [code: string, text: string])[] = [
  ['0', 'All is converted, or the reader of a pipe went away.'],
  ['1', 'The data broke a rule: a bad cell or number, --strict, a round trip or a check that failed.'],
  ['2', 'The command could not be carried out: usage, no such file or column, cannot read or write.'],
];

export const ENVIRONMENT: readonly (readonly [name: string, text: string])[] = [
  ['NO_COLOR', 'If it is not empty, messages and help have no colour.'],
  [
    'FORCE_COLOR',
    'They have colour also where no terminal is; 0 or false: none. It is stronger than NO_COLOR.',
  ],
  ['TERM', 'If it is dumb, there is no colour. --color is stronger than all three.'],
];

export const SEE_ALSO: readonly string[] = ['awk', 'mlr', 'parallel'];
