import { describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';

/** Arguments as a shell splits them at blanks, standard input, and the last line on standard error without `logit: `. */
type Row = readonly [args: string, stdin: string, message: string];

const FILES = {
  'p.csv': 'p\n0.5\n',
  'q.csv': 'q\n0.5\n',
  'scores.tsv': 'p\n0.5\n',
  'no.npy': 'text\n',
  'a.jsonl': '{"a":{"b":0.5}}\n',
};

const USAGE: readonly Row[] = [
  ['--eps 0.7 0.5', '', 'error: --eps: invalid value "0.7", expected a number from 0 to 0.5'],
  ['-p 2 -g 3 0.5', '', 'error: --precision and --significant are mutually exclusive'],
  ['--check --eps 0.1 0.5', '', 'error: --eps cannot be used with --check, which converts nothing'],
  ['--plot', '', 'error: --plot needs numbers as arguments (logit --plot 0.2 0.9)'],
  ['-c p --after p.csv', '', 'error: --after requires --append'],
  ['-i -f npy 0.5', '', 'error: --inverse cannot be used with --format npy (use lines)'],
  ['-c a,a.b a.jsonl', '', 'error: --column: a.b is inside a (select only one of them)'],
  ['-c p p.csv scores.tsv', '', 'error: mixed file types, .tsv and others (set --delimiter)'],
  [
    '-c p -d ab p.csv',
    '',
    'error: --delimiter: invalid value "ab", expected a single ASCII character that cannot be part of a number, or tab',
  ],
];

const NUMBERS: readonly Row[] = [
  ['0.2,0.5', '', 'error: argument 1: "0.2,0.5" is not a number (separate them with spaces: logit 0.2 0.5)'],
  ['1.#INF', '', 'error: argument 1: "1.#INF" is not a number (inf as MSVC prints it: write inf)'],
  [
    '\u22120.5',
    '',
    'error: argument 1: "\u22120.5" is not a number (contains U+2212, Unicode minus: write -0.5)',
  ],
  [
    '',
    'NA\n',
    'error: standard input:1: "NA" is not a number (write missing values as nan: ... | sed s/NA/nan/g | logit ...)',
  ],
  [
    '',
    '[1] 0.5\n',
    `error: standard input:1: "[1]" is an R index, not a number (strip it: ... | sed -E '/^ *\\[[[,]/d; s/^ *\\[[0-9]+,?\\]//' | logit ...)`,
  ],
  [
    '',
    '0,25\n',
    'warning: standard input:1: the comma in "0,25" was read as a separator (decimal commas? ... | tr , . | logit ...)',
  ],
];

const VALUES: readonly Row[] = [
  [
    '-1.4 2.2',
    '',
    'warning: 2 of 2 values outside [0, 1] became nan (first: -1.4 at argument 1; these look like log-odds: use --sigmoid)',
  ],
  [
    '0.5 1.0000001',
    '',
    'warning: 1 of 2 values outside [0, 1] became nan: 1.0000001 at argument 2 (--eps clamps such values, --strict makes this an error)',
  ],
  [
    '--check -1.4 0.5 2.2',
    '',
    'error: 2 of 3 values are not probabilities (first: -1.4 at argument 1; these look like log-odds: use --sigmoid)',
  ],
  ['--check -s inf', '', 'error: 1 value is not finite: inf at argument 1'],
  [
    '-i -s 40 0',
    '',
    'error: round trip failed: 1 of 2 values was not recovered (40 -> inf at argument 1); 1 identical, 0 clamped, max error inf at argument 1',
  ],
  ['-i 0.5', '', 'note: round trip passed: 1 value, 1 identical, 0 clamped, max error 0'],
  [
    '-c p --bad nan',
    'p\n0.5\nx\ny\n',
    'warning: 2 non-numeric cells set to nan (first: standard input:3, column "p")',
  ],
  [
    '-c p --bad skip',
    'p\n0.5\nx\n',
    'warning: 1 row with a non-numeric cell skipped: standard input:3, column "p"',
  ],
];

const TABLES: readonly Row[] = [
  ['-c p p.csv q.csv', '', 'error: q.csv: header differs from p.csv: column 1 is "q", expected "p"'],
  ['-c p missing.csv', '', 'error: missing.csv: cannot open: no such file or directory'],
  ['no.npy', '', 'error: no.npy: not a NumPy array, despite its name'],
  [
    '-c p',
    'a,p\n0.5\n',
    'error: standard input:2: the row has only 1 cell; column "p" is missing (use --bad keep, nan or skip to continue)',
  ],
  [
    '-c p',
    'p\n"0.5\n',
    'error: standard input:2: unterminated quote (use --quote none if quotes are ordinary text)',
  ],
  [
    '-c p',
    'p\r0.5\r',
    "error: standard input:1: unsupported CR line endings (convert them: ... | tr '\\r' '\\n' | logit ...)",
  ],
  [
    '-c p',
    'sep=,\np\n0.5\n',
    'error: standard input: "sep=," is an Excel directive, not a header (skip it: ... | tail -n +2 | logit ...)',
  ],
  [
    '-c p',
    '1,2\n0.5,0.5\n',
    'error: standard input: no column "p"; the columns are: 1, 2 (no header row? use --no-header and a column number)',
  ],
  [
    '-c p',
    'p,p\n0.5,0.5\n',
    'error: standard input: duplicate column name "p" (columns 1, 2); the columns are: p, p (select one by number)',
  ],
  [
    '-c p,!q',
    'p,q\n0.5,0.5\n',
    `error: standard input: "!q" excludes nothing: no other selector includes that column (all columns except some: -c '!A,!B')`,
  ],
  [
    '-c 2',
    'a,b,2\n0.5,1,0.5\n',
    'note: standard input: -c 2 selects column 3, which is named "2" (for column 2 use -c b)',
  ],
  [
    '-c p -a',
    'p,p_logit\n0.5,1\n',
    'warning: the output has two columns named "p_logit" (use --as NAME to rename the new column)',
  ],
  [
    '--jsonl -c p',
    '{"p":0.5}\nx\n',
    'error: standard input:2: not a JSON object: unexpected "x" (use --bad keep or skip to continue)',
  ],
];

describe('a message has the place and the fault first, and the fix last', () => {
  it.each([...USAGE, ...NUMBERS, ...VALUES, ...TABLES])('logit %s of %j', async (args, stdin, message) => {
    const words = args.split(' ').filter((word) => word !== '');
    const { stderr } = await run(words, { stdin, files: FILES });
    const lines = stderr.split('\n');
    expect(lines.find((line) => line.startsWith(`logit: ${message.split(':')[0]}:`))).toBe(
      `logit: ${message}`,
    );
  });
});
