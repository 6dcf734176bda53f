import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';
import { utf16, utf32 } from '../support/wide.ts';

/** Arguments, standard input, exit code, message without `logit: error: `. */
type Row = readonly [args: string, stdin: string | Uint8Array, code: number, message: string];

const words = (args: string): string[] => args.split(' ').filter((word) => word !== '');

const csv = (cell: string, header = 'id,prob'): string => `${header}\n1,${cell}\n`;

const cell = (shown: string, fix: string): string =>
  `standard input:2: column "prob": "${shown}" is not a number (${fix})`;

const token = (shown: string, fix: string): string => `standard input:1: "${shown}" is not a number (${fix})`;

const MILLER = `mlr --csv put '\${prob} = gsub(string(\${prob}), ",", ".")'`;

const MICROSOFT = "sed -E 's/1\\.#INF0*/inf/g; s/-?1\\.#(IND|QNAN|SNAN)0*/nan/g'";

const NAN = "sed -E 's/[-+]?[Nn][Aa][Nn]\\([0-9A-Za-z_]*\\)/nan/g'";

const ERRORS = "sed -E 's,#(N/A|[A-Z]+(/0)?[!?]),nan,g'";

const WITHOUT_INDEX = "sed -E '/^ *\\[[[,]/d; s/^ *\\[[0-9]+,?\\]//'";

const BAD = 'use --bad keep, nan or skip to continue';

const NO_FILE = 'no such file; to convert a file: logit < FILE, or one of its columns: logit -c COLUMN FILE';

const spreadsheet = (line: number, shown: string, filter: string): string =>
  `standard input:${line}: "${shown}" is not a number (a spreadsheet error: ... | ${filter} | logit ...)`;

const STOPPED: readonly Row[] = [
  // Arguments
  ['0,5', '', 1, 'argument 1: "0,5" is not a number (write 0.5)'],
  ['-- -1,3863', '', 1, 'argument 1: "-1,3863" is not a number (write -1.3863)'],
  ['80,5%', '', 1, 'argument 1: "80,5%" is not a number (write 80.5%)'],
  ['1,234', '', 1, 'argument 1: "1,234" is not a number (write 1.234 or 1234)'],
  ['1,234.5', '', 1, 'argument 1: "1,234.5" is not a number (write 1234.5)'],
  ['0.2,0.5', '', 1, 'argument 1: "0.2,0.5" is not a number (separate them with spaces: logit 0.2 0.5)'],
  ['0,1,1', '', 1, 'argument 1: "0,1,1" is not a number (separate them with spaces: logit 0 1 1)'],
  [
    '\u22120.5',
    '',
    1,
    'argument 1: "\u22120.5" is not a number (contains U+2212, Unicode minus: write -0.5)',
  ],
  [
    '0.5\u200b',
    '',
    1,
    'argument 1: "0.5\\u200b" is not a number (contains U+200B, an invisible character: write 0.5)',
  ],
  [
    '1\u202f234',
    '',
    1,
    'argument 1: "1\\u202f234" is not a number (contains U+202F, an unusual space: write 1234)',
  ],
  [
    '\uff10.\uff15',
    '',
    1,
    'argument 1: "\uff10.\uff15" is not a number (contains U+FF10, a fullwidth character: write 0.5)',
  ],
  ['-- -1.#INF', '', 1, `argument 1: "-1.#INF" is not a number (-inf as MSVC prints it: write -inf)`],
  ["$(x)/it's.csv", '', 1, `argument 1: "$(x)/it's.csv" is not a number (${NO_FILE})`],
  [`/${'x'.repeat(300)}`, '', 1, `argument 1: "/${'x'.repeat(56)}..." is not a number (${NO_FILE})`],
  [
    `--eps ${'1'.repeat(300)} 0.5`,
    '',
    2,
    `--eps: invalid value "${'1'.repeat(57)}...", expected a number from 0 to 0.5`,
  ],
  ['1.234,5', '', 1, 'argument 1: "1.234,5" is not a number (write 1234.5)'],
  // polars#28163
  [
    '\u22120,50',
    '',
    1,
    'argument 1: "\u22120,50" is not a number (contains U+2212, Unicode minus: write -0.50)',
  ],
  // Parsers.jl#199, VaspBandUnfolding#35
  ['1.0D-05', '', 1, 'argument 1: "1.0D-05" is not a number (a Fortran exponent: write 1.0E-05)'],
  ['5.687-104', '', 1, 'argument 1: "5.687-104" is not a number (a Fortran exponent: write 5.687E-104)'],
  ['-nan(ind)', '', 1, 'argument 1: "-nan(ind)" is not a number (nan as C prints it: write nan)'],
  ['="0.5"', '', 1, 'argument 1: "="0.5"" is not a number (an Excel formula: write 0.5)'],
  ['#N/A', '', 1, 'argument 1: "#N/A" is not a number (a spreadsheet error: write nan)'],
  ['0,x', '', 1, 'argument 1: "0,x" is not a number'],
  ['null', '', 1, 'argument 1: "null" is not a number (write nan for a missing value)'],
  ['N/A', '', 1, 'argument 1: "N/A" is not a number (write nan for a missing value)'],
  ['', 'N/A\n', 1, token('N/A', "write missing values as nan: ... | sed 's/N\\/A/nan/g' | logit ...")],
  ['0.5 None', '', 1, 'argument 2: "None" is not a number (write nan for a missing value)'],
  ['prob', '', 1, 'argument 1: "prob" is not a number (a column? logit -c prob FILE)'],
  ['-', '', 1, 'argument 1: "-" is not a number (to read standard input, give no arguments)'],

  // Cells
  ['-c prob', csv('"0,5"'), 1, cell('0,5', `a decimal comma: ... | ${MILLER} | logit ...`)],
  [
    '-c prob -d ;',
    'id;prob\n1;0,5\n',
    1,
    cell('0,5', `a decimal comma: ... | ${MILLER.replace('--csv', "--csv --fs ';'")} | logit ...`),
  ],
  ['-c prob -d ;', 'prob\n0,5\n', 1, cell('0,5', 'a decimal comma: ... | tr , . | logit ...')],
  [
    '-c prob -d tab',
    'id\tprob\n1\t-1,5e-3\n',
    1,
    cell('-1,5e-3', `a decimal comma: ... | ${MILLER.replace('--csv', '--csv --fs tab')} | logit ...`),
  ],
  ['-c prob -d ;', 'prob\n1,234.5\n', 1, cell('1,234.5', 'a thousands separator: ... | tr -d , | logit ...')],
  [
    '-c prob',
    csv('"1,234.5"'),
    1,
    cell('1,234.5', `a thousands separator: ... | ${MILLER.replace('"."', '""')} | logit ...`),
  ],
  [
    '-c 2 --no-header',
    '1,"0,5"\n',
    1,
    `standard input:1: column "2": "0,5" is not a number (a decimal comma: ... | mlr --csv -N put '$2 = gsub(string($2), ",", ".")' | logit ...)`,
  ],
  [
    '-c 2',
    '"a\\b","a\\c"\n1,"0,5"\n',
    1,
    'standard input:2: column "a\\c": "0,5" is not a number (a decimal comma, which is not supported)',
  ],
  [
    '-c prob',
    'prob\n0.5\nprob\n0.5\n',
    1,
    'standard input:3: column "prob": "prob" is not a number (a repeated header? pass the files separately: logit -c prob FILE FILE, or drop such rows: --bad skip)',
  ],
  [
    '-c prob',
    csv('\u22120.5'),
    1,
    cell('\u22120.5', "contains U+2212, Unicode minus: ... | perl -pe 's/\\xe2\\x88\\x92/-/g' | logit ..."),
  ],
  [
    '-c prob',
    csv('50\u00a0%'),
    1,
    cell('50\\u00a0%', "contains U+00A0, an unusual space: ... | perl -pe 's/\\xc2\\xa0//g' | logit ..."),
  ],
  ['-c prob', csv('50 %'), 1, cell('50 %', "remove the space before %: ... | sed 's/ *%/%/g' | logit ...")],
  ['-c prob', csv('0.2\u00a00.5'), 1, cell('0.2\\u00a00.5', BAD)],
  ['-c prob', csv('1.#QNAN'), 1, cell('1.#QNAN', `nan as MSVC prints it: ... | ${MICROSOFT} | logit ...`)],
  // polars#28163, actual#6206
  [
    '-s -d ; -c p',
    'p;q\n\u22120,50;1\n',
    1,
    `standard input:2: column "p": "\u22120,50" is not a number (contains U+2212, Unicode minus: ... | perl -pe 's/\\xe2\\x88\\x92/-/g' | logit ...)`,
  ],
  [
    '-c prob',
    csv('"12,5 %"'),
    1,
    cell('12,5 %', "remove the space before %: ... | sed 's/ *%/%/g' | logit ..."),
  ],
  [
    '-c prob',
    csv('"1.234,5"'),
    1,
    cell(
      '1.234,5',
      `a decimal comma, with points between thousands: ... | mlr --csv put '\${prob} = gsub(gsub(string(\${prob}), "\\.", ""), ",", ".")' | logit ...`,
    ),
  ],
  [
    '-c prob',
    csv('1.0D-05'),
    1,
    cell(
      '1.0D-05',
      `a Fortran exponent: ... | mlr --csv put '\${prob} = sub(string(\${prob}), "([0-9.])[dD]([-+]?[0-9])", "\\1e\\2")' | logit ...`,
    ),
  ],
  // boostorg/charconv#195
  ['-c prob', csv('-nan(ind)'), 1, cell('-nan(ind)', `nan as C prints it: ... | ${NAN} | logit ...`)],
  ['-c prob', csv('#N/A'), 1, cell('#N/A', `a spreadsheet error: ${BAD}`)],
  ['-c prob', csv('#REF!'), 1, cell('#REF!', `a spreadsheet error: ${BAD}`)],
  ['-c prob', csv('Err:502'), 1, cell('Err:502', `a spreadsheet error: ${BAD}`)],
  ['-c prob', csv('a;b'), 1, cell('a;b', BAD)],
  ['-c prob', csv('probe'), 1, cell('probe', BAD)],
  ['-c prob', csv('{x}'), 1, cell('{x}', BAD)],

  // Delimiters
  [
    '-c prob',
    'id;prob\n1;0.5\n',
    2,
    `standard input: no column "prob"; the columns are: id;prob (is ";" the delimiter? use -d ';')`,
  ],
  [
    '-c prob',
    'id\tprob\n1\t0.5\n',
    2,
    'standard input: no column "prob"; the columns are: id\\tprob (is a tab the delimiter? use -d tab)',
  ],
  [
    '-c prob',
    'id|prob\n1|0.5\n',
    2,
    `standard input: no column "prob"; the columns are: id|prob (is "|" the delimiter? use -d '|')`,
  ],
  [
    '-c prob',
    'id prob\n1 0.5\n',
    2,
    `standard input: no column "prob"; the columns are: id prob (is " " the delimiter? use -d ' ')`,
  ],
  [
    '-c prob -d tab',
    'id,prob\n1,0.5\n',
    2,
    'standard input: no column "prob"; the columns are: id,prob (is "," the delimiter? use -d ,)',
  ],
  [
    '-c 2',
    'id;prob\n1;0.5\n',
    2,
    `standard input: no column "2"; the columns are: id;prob (is ";" the delimiter? use -d ';')`,
  ],
  [
    '-c 1',
    'id;prob\n1;0.5\n',
    1,
    `standard input:2: column "id;prob": "1;0.5" is not a number (is ";" the delimiter? use -d ';')`,
  ],
  [
    '-c 1',
    'id\tprob\n1\t0.5\n',
    1,
    'standard input:2: column "id\\tprob": "1\\t0.5" is not a number (is a tab the delimiter? use -d tab)',
  ],
  [
    '-c probability',
    'the probability of it\n0.5\n',
    2,
    `standard input: no column "probability"; the columns are: the probability of it (is " " the delimiter? use -d ' ')`,
  ],

  // Headers
  [
    '-c prob',
    '0.25\n0.5\n',
    2,
    'standard input: no column "prob"; the columns are: 0.25 (no header row? use --no-header and a column number)',
  ],
  [
    '-c prob',
    '{"prob": 0.5}\n',
    2,
    'standard input: no column "prob"; the columns are: {"prob": 0.5} (JSON Lines? use --jsonl)',
  ],
  [
    '-c 1',
    '{"a": 0.5, "b": 1}\n{"a": 0.2, "b": 1}\n',
    1,
    `standard input:2: column "{"a": 0.5": "{"a": 0.2" is not a number (JSON? ... | jq '.. | numbers' | logit ...)`,
  ],
  [
    '-c p',
    '[\n  {"p": 0.5}\n]\n',
    2,
    `standard input: no column "p"; the columns are: [ (JSON? ... | jq '.. | .p? // empty' | logit ...)`,
  ],
  [
    '-c p',
    'p\u200b,q\n0.5,1\n',
    2,
    'standard input: no column "p"; the columns are: p\\u200b, q (did you mean "p\\u200b"? use -c 1)',
  ],
  [
    '-c \u00e9',
    'q,e\u0301\n0.5,1\n',
    2,
    'standard input: no column "\u00e9"; the columns are: q, e\u0301 (did you mean "e\u0301"? use -c 2)',
  ],
  [
    '-c prob',
    'sep=;\r\nid;prob\r\n1;0.5\r\n',
    2,
    `standard input: "sep=;" is an Excel directive, not a header (skip it: ... | tail -n +2 | logit -d ';' ...)`,
  ],
  [
    '-c 2 --append --bad keep',
    'sep=,\nid,prob\n1,0.5\n',
    2,
    'standard input: "sep=," is an Excel directive, not a header (skip it: ... | tail -n +2 | logit ...)',
  ],
  ['-c p --append --as q', 'p,q\n0.5,1\n', 2, '--as: the header already has a column "q"'],
  [
    '-c p',
    Buffer.from('wahrscheinlichkeit_f\xfcr\u009b31m,q\n', 'latin1'),
    2,
    'standard input: no column "p"; the columns are: wahrscheinlichkeit_f\\xfcr\\x9b31m, q',
  ],

  // Streams
  [
    '',
    '[1] 0.2 0.5\n',
    1,
    `standard input:1: "[1]" is an R index, not a number (strip it: ... | ${WITHOUT_INDEX} | logit ...)`,
  ],
  [
    '-s',
    '     [,1] [,2]\n[1,]  0.2  0.5\n',
    1,
    `standard input:1: "[,1]" is an R index, not a number (strip it: ... | ${WITHOUT_INDEX} | logit ...)`,
  ],
  [
    '',
    '\n# list\n[[1]]\n[1] 0.2 0.5\n',
    1,
    `standard input:3: "[[1]]" is an R index, not a number (strip it: ... | ${WITHOUT_INDEX} | logit ...)`,
  ],
  ['-s', '1.#INF', 1, token('1.#INF', `inf as MSVC prints it: ... | ${MICROSOFT} | logit ...`)],
  ['-s', '-1.#IND00,2', 1, token('-1.#IND00', `nan as MSVC prints it: ... | ${MICROSOFT} | logit ...`)],
  [
    '-s',
    '\u22120.5\n',
    1,
    token('\u22120.5', "contains U+2212, Unicode minus: ... | perl -pe 's/\\xe2\\x88\\x92/-/g' | logit ..."),
  ],
  [
    '',
    '0.2\u00a00.5\n',
    1,
    token(
      '0.2\\u00a00.5',
      "contains U+00A0, an unusual space: ... | perl -pe 's/\\xc2\\xa0/ /g' | logit ...",
    ),
  ],
  // tidyverse/readxl#62, dilshod/xlsx2csv#268, #297
  ['', '0\n#NV\n', 1, spreadsheet(2, '#NV', "sed 's,#NV,nan,g'")],
  ['', '0.5 #nv', 1, spreadsheet(1, '#nv', "sed 's,#nv,nan,g'")],
  ['', '#NAME!\n', 1, spreadsheet(1, '#NAME!', ERRORS)],
  // brendanarnold/py-fortranformat#10, robintw/Py6S#112
  [
    '-s',
    '11.000    10.000      ****\n',
    1,
    token(
      '****',
      "Fortran prints asterisks for a number that is too wide: ... | sed -E 's/\\*{2,}/nan/g' | logit ...",
    ),
  ],
  // numpy/numpy#13088, #3386
  ...[
    '#N/A',
    '#REF!',
    '#DIV/0!',
    '#NUM!',
    '#VALUE!',
    '#NAME?',
    '#NULL!',
    '#SPILL!',
    '#CALC!',
    '#FIELD!',
    '#BLOCKED!',
    '#UNKNOWN!',
    '#CONNECT!',
    '#WERT!',
  ].map((error): Row => [
    '',
    `${error}\n0.5\n`,
    1,
    token(error, `a spreadsheet error: ... | ${ERRORS} | logit ...`),
  ]),
  ...['#GETTING_DATA', '#n/a', '#Div/0!', '#NV', '#N/D'].map((error): Row => [
    '',
    `# note\n0.5 ${error}`.replace('# note\n', ''),
    1,
    token(error, `a spreadsheet error: ... | sed 's,${error},nan,g' | logit ...`),
  ]),
  ['', '0.5,#N/A,1\n', 1, token('#N/A', `a spreadsheet error: ... | ${ERRORS} | logit ...`)],
  ['', '[0.5 #NUM!]\n', 1, token('#NUM!', `a spreadsheet error: ... | ${ERRORS} | logit ...`)],
  ['', '0.5#NUM!;1\n', 1, token('#NUM!;1', `a spreadsheet error: ... | ${ERRORS} | logit ...`)],
  [
    '',
    'Err:502\n',
    1,
    token('Err:502', "a spreadsheet error: ... | sed -E 's/[Ee]rr:[0-9]{3}/nan/g' | logit ..."),
  ],
  // zrax/pycdc#175
  ['', '-nan(ind)\n0.5\n', 1, token('-nan(ind)', `nan as C prints it: ... | ${NAN} | logit ...`)],
  ['', '[nan(0x8000),1]', 1, token('nan(0x8000)', `nan as C prints it: ... | ${NAN} | logit ...`)],
  // astropy#3655; numpy#5557, dace#2104
  [
    '',
    '1.0D-05\n',
    1,
    token('1.0D-05', `a Fortran exponent: ... | sed -E 's/([0-9.])[dD]([-+]?[0-9])/\\1e\\2/g' | logit ...`),
  ],
  [
    '',
    '5.687-104\n',
    1,
    token('5.687-104', `a Fortran exponent: ... | sed -E 's/([0-9.])([-+][0-9]{3})/\\1e\\2/g' | logit ...`),
  ],
  ['', '="0.5"\n', 1, token('="0.5"', `an Excel formula: ... | sed -E 's/="([^"]*)"/\\1/g' | logit ...`)],
  ['', '50 %\n', 1, token('%', "remove the space before %: ... | sed 's/ *%/%/g' | logit ...")],
  ['', 'NA\n', 1, token('NA', 'write missing values as nan: ... | sed s/NA/nan/g | logit ...')],
  [
    '',
    '0    0.2\n1    0.5\ndtype: float64\n',
    1,
    'standard input:3: "dtype:" is not a number (this looks like a printed pandas Series, index included: print(s.to_csv(index=False, header=False)))',
  ],
  ['', '{"p":0.5}\n', 1, token('{"p":0.5}', "JSON? ... | jq '.. | numbers' | logit ...")],
  [
    '',
    '0.5\u00000.6\u0000',
    1,
    token('0.5\\u00000.6\\u0000', "contains NUL bytes: ... | tr '\\0' '\\n' | logit ..."),
  ],
  [
    '',
    `0.5 ${utf16('0.6', 'LE').toString()}`,
    1,
    token('0\\u0000.\\u00006\\u0000', 'UTF-16? ... | iconv -f UTF-16 -t UTF-8 | logit ...'),
  ],
  ['', 'True False', 1, 'standard input:1: "True" is not a number'],
  [
    '',
    'tensor([0.5], layout=torch.strided)',
    1,
    token('layout=torch.strided', 'a CSV file? name its column with -c'),
  ],

  // Formats
  ...['-c prob', ''].flatMap((args): Row[] => [
    [
      args,
      gzipSync(gzipSync(csv('0.5'))),
      2,
      'standard input: is gzip-compressed data, not text (decompress it first: ... | gzip -dc | logit ...)',
    ],
    [
      args,
      Buffer.from('PAR1\u0015\u0004'),
      2,
      `standard input: is a Parquet file, not text (duckdb -csv -c "FROM 'FILE'" | logit ...)`,
    ],
    [
      args,
      utf16(`\ufeff${csv('0.5')}`, 'LE'),
      2,
      'standard input: is UTF-16 text, not UTF-8 (... | iconv -f UTF-16 -t UTF-8 | logit ...)',
    ],
    [
      args,
      utf16(csv('0.5'), 'BE'),
      2,
      'standard input: is UTF-16BE text, not UTF-8 (... | iconv -f UTF-16BE -t UTF-8 | logit ...)',
    ],
    [
      args,
      utf32('0.5\n', 'LE'),
      2,
      'standard input: is UTF-32LE text, not UTF-8 (... | iconv -f UTF-32LE -t UTF-8 | logit ...)',
    ],
  ]),
];

describe('misleading input stops with the fix', () => {
  it.each(STOPPED)('%s of %j: %i', async (args, stdin, code, message) => {
    const outcome = await call(words(args), { stdin });
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({
      code,
      stderr: `logit: error: ${message}\n`,
    });
  });

  it.each(STOPPED.filter(([, stdin]) => stdin.length > 0))(
    '%s of %j, byte by byte',
    async (args, stdin, code, message) => {
      const pieces = [...Buffer.from(stdin)].map((byte) => Buffer.of(byte));
      const outcome = await call(words(args), { stdin: pieces });
      expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({
        code,
        stderr: `logit: error: ${message}\n`,
      });
    },
  );
});
