import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';
import { followed } from '../support/followed.ts';

const words = (args: string): string[] => args.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''));

/** Source, arguments, standard input, message, and what the command in the message makes of it. */
type Stopped = readonly [source: string, args: string, stdin: string, message: string, mended: string];

const ROW_NAMES = 'row names without a header cell?';
const SPACES = 'several spaces between columns?';

const STOPPED: readonly Stopped[] = [
  [
    'Rdatatable/data.table#763: row names of write.table',
    '-d tab -c p_b',
    '"p_a"\t"p_b"\n"r1"\t0.4\t0.5\n"r2"\t0.5\t1\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | perl -pe 's/^/row\\t/ if $. == 1' | logit ...)`,
    'row\t"p_a"\t"p_b"\n"r1"\t0.4\t0\n"r2"\t0.5\tinf\n',
  ],
  [
    'Rdatatable/data.table#1818: the same with commas',
    '-c p_b',
    'p_a,p_b\n1,0.4,0.5\n2,0.5,1\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | sed '1s/^/row,/' | logit ...)`,
    'row,p_a,p_b\n1,0.4,0\n2,0.5,inf\n',
  ],
  [
    'alexhallam/tv#174: after a byte order mark, with quotes and a column named row',
    "-d ; -c 'p b'",
    '\ufeff"row";"p b"\r\n"1; a";"x";0.5\r\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | perl -pe 's/^\\xef\\xbb\\xbf\\K/row_name\\;/ if $. == 1' | logit ...)`,
    '\ufeffrow_name;"row";"p b"\r\n"1; a";"x";0\r\n',
  ],
  [
    '... after a blank line',
    '-c p',
    '\ufeff\n\np\nr1,0.5\nr2,0.5\n',
    `4: the row has 2 cells but the header has 1 (${ROW_NAMES} ... | sed '3s/^/row,/' | logit ...)`,
    '\ufeff\n\nrow,p\nr1,0\nr2,0\n',
  ],
  [
    'tidyverse/vroom#222: one row only',
    '-c p -a --bad keep',
    'p\nr1,0.5\n',
    `2: the row has 2 cells but the header has 1 (${ROW_NAMES} ... | sed '1s/^/row,/' | logit ...)`,
    'row,p,p_logit\nr1,0.5,0\n',
  ],
  [
    'kfuku52/amalgkit#86: a column by number',
    '-c 2 -d |',
    'p_a|p_b\nr1|0.4|0.7\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | sed '1s/^/row|/' | logit ...; column numbers then increase by one)`,
    'row|p_a|p_b\nr1|-0.4054651081081643|0.7\n',
  ],
  [
    'R: write.table with its defaults',
    "-d ' ' -c p_b",
    '"p_a" "p_b"\n"r 1" 0.4 0.5\n"r 2" 0.5 1\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | sed '1s/^/row /' | logit ...)`,
    'row "p_a" "p_b"\n"r 1" 0.4 0\n"r 2" 0.5 inf\n',
  ],
  [
    'JuliaData/CSV.jl#371: several spaces between columns',
    "-d ' ' -c p",
    'id   p\n1    0.25\n10   0.5\n',
    `2: the row has 5 cells but the header has 4 (${SPACES} ... | tr -s ' ' | logit ...)`,
    'id p\n1 -1.0986122886681098\n10 0\n',
  ],
  [
    'deephaven/deephaven-csv#212: a row of the right length before them',
    "-d ' ' -c p",
    'id p\n1 0.5\n10   0.5\n',
    `3: the row has 4 cells but the header has 2 (${SPACES} ... | tr -s ' ' | logit ...)`,
    'id p\n1 0\n10 0\n',
  ],
  [
    'harelba/q#38: aligned on the right',
    "-d ' ' -c p",
    ' id p\n  1 0.25\n 10 0.5\n',
    `2: the row has 4 cells but the header has 3 (${SPACES} ... | tr -s ' ' | logit ...)`,
    ' id p\n 1 -1.0986122886681098\n 10 0\n',
  ],
  [
    'Text-CSV_XS#36: aligned on the right, the longest without a space',
    "-d ' ' -c p",
    '  id p\n   1 0.5\n1000 0.5\n',
    `2: the row has 5 cells but the header has 4 (${SPACES} ... | sed 's/^ *//' | tr -s ' ' | logit ...)`,
    'id p\n1 0\n1000 0\n',
  ],
  [
    'csv of column -t: spaces at the end of a row',
    "-d ' ' -c p",
    'p  id\n0.5  a  \n0.5  b \n',
    `2: the row has 5 cells but the header has 3 (${SPACES} ... | sed 's/^ *//; s/ *$//' | tr -s ' ' | logit ...)`,
    'p id\n0 a\n0 b\n',
  ],
  [
    'tidyverse/readr#166: an index without a name',
    "-d ' ' -c p",
    '   p  q\n0  0.5  0.9\n1  0.5  0.8\n',
    `2: the row has 5 cells but the header has 6 (${SPACES} ... | tr -s ' ' | logit ...)`,
    ' p q\n0 0 0.9\n1 0 0.8\n',
  ],
  [
    'a row too few, and no way to know which',
    "-d ' ' -c p --bad skip",
    'p x\n0.5 a\n0.5\n0.5 a b\n',
    '3: the row has 1 cell but the header has 2 (separate columns with one space, or use another delimiter)',
    '',
  ],
  [
    '... without a header',
    "-d ' ' -c 2 --no-header",
    '1 0.5\n2  0.5\n',
    `2: the row has 3 cells but the first row has 2 (${SPACES} ... | tr -s ' ' | logit ...)`,
    '1 0\n2 0\n',
  ],
  [
    'thousands separators without quotes',
    '-s -c p',
    'p\n1,000.5\n1,000\n',
    '2: the row has 2 cells but the header has 1 (a thousands separator in "1,000.5"? ... | tr -d , | logit ...)',
    'p\n1\n1\n',
  ],
  [
    '... in the last of several columns',
    '-s -c p',
    'id,p\n1,1,000.5\n2,2,000\n',
    `2: the row has 3 cells but the header has 2 (a thousands separator in "1,000.5"? ... | sed -E '2,$s/,([0-9]{3}[.0-9]*)$/\\1/' | logit ...)`,
    'id,p\n1,1\n2,1\n',
  ],
  [
    'decimal commas without quotes',
    '-c p',
    'p\n0,5\n0,5\n',
    '2: the row has 2 cells but the header has 1 (a decimal comma in "0,5"? ... | tr , . | logit ...)',
    'p\n0\n0\n',
  ],
  [
    '... in the last of several columns',
    '-c p',
    'id,p\n1,0,5\n2,0,5\n',
    `2: the row has 3 cells but the header has 2 (a decimal comma in "0,5"? ... | sed -E '2,$s/,([0-9]+)$/.\\1/' | logit ...)`,
    'id,p\n1,0\n2,0\n',
  ],
  [
    '... with CRLF',
    '-c p',
    'id,p\r\n1,0,5\r\n',
    '2: the row has 3 cells but the header has 2 (a decimal comma in "0,5"? quote such numbers, or use another delimiter)',
    '',
  ],
  [
    'another delimiter',
    '-c 1',
    'p;q\n0,5;1\n',
    `2: the row has 2 cells but the header has 1 (is ";" the delimiter? use -d ';')`,
    '',
  ],
  [
    'johnkerl/miller#1418: a delimiter in a cell without quotes',
    '-c p',
    'id,name,p\n1,Lovelace, Ada,0.5\n2,Gauss,0.5\n',
    '2: the row has 4 cells but the header has 3 (quote cells that contain the delimiter)',
    '',
  ],
  [
    'ClickHouse/ClickHouse#10624: quotes that a backslash marks',
    '-c p',
    'h,p\n"a\\", b",0.5\n',
    `2: the row has 3 cells but the header has 2 (a quote escaped as \\": ... | sed 's/\\\\"/""/g' | logit ...)`,
    'h,p\n"a"", b",0\n',
  ],
  [
    'sargunv/kotlin-dsv#44: the same with another quote',
    '-c p --quote | ',
    'h,p\n|a\\|, b|,0.5\n',
    `2: the row has 3 cells but the header has 2 (a quote escaped as \\|: ... | sed 's/\\\\|/||/g' | logit ...)`,
    'h,p\n|a||, b|,0\n',
  ],
];

describe('a first row that shows that cells would be taken for others stops before anything is written', () => {
  it.each(STOPPED)('%s', async (_, args, stdin, message) => {
    for (const more of [[], ['-q'], ['-f', 'tensor'], ['--check']]) {
      if (args.includes('-a') && more.length > 0 && more[0] !== '-q') continue;
      const { text, stderr, code } = await call([...words(args), ...more], { stdin });
      expect({ text, stderr, code }).toEqual({
        text: '',
        stderr: `logit: error: standard input:${message}\n`,
        code: 1,
      });
    }
  });

  it.each(STOPPED)('%s, byte by byte', async (_, args, stdin, message) => {
    const pieces = [...Buffer.from(stdin)].map((byte) => Buffer.of(byte));
    const { stderr, code } = await call(words(args), { stdin: pieces });
    // What is not read yet may show another cause.
    const [said] = message.split(' (');
    expect({ said: stderr.split(' (')[0], code }).toEqual({
      said: `logit: error: standard input:${said}`,
      code: 1,
    });
  });

  it.each(STOPPED.filter(([, , , , mended]) => mended !== ''))(
    '%s: the command in the message works',
    async (_, args, stdin, message, mended) => {
      const { text, code } = await followed(message, words(args), stdin);
      expect({ text, code }).toEqual({ text: mended, code: 0 });
    },
  );
});

/** Source, arguments, standard input, output, warning. */
type Reported = readonly [source: string, args: string, stdin: string, text: string, message: string];

const DELIMITER = 'a delimiter at the end of rows?';

const REPORTED: readonly Reported[] = [
  [
    'pandas-dev/pandas#14124: a delimiter at the end of all rows but the header',
    '-c B',
    'A,B,C\n1,0.5,0.7,\n2,0.5,0.7,\n',
    'A,B,C\n1,0,0.7,\n2,0,0.7,\n',
    `2 of 2 rows have more cells than the header (first: standard input:2, 4 cells for 3 columns; ${DELIMITER} ... | sed 's/,$//' | logit ...)`,
  ],
  [
    'pandas-dev/pandas#38830: ... with a tab',
    '-c B -d tab',
    'A\tB\n1\t0.5\t\n',
    'A\tB\n1\t0\t\n',
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | perl -pe 's/\\t(?=\\r?$)//' | logit ...)`,
  ],
  [
    'pandas-dev/pandas#27515: ... with CRLF',
    '-c B -d |',
    'A|B\r\n1|0.5|\r\n',
    'A|B\r\n1|0|\r\n',
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | perl -pe 's/\\|(?=\\r?$)//' | logit ...)`,
  ],
  [
    'duckdb/duckdb#8231: ... of some rows, one of which has an empty cell of its own',
    '-c A',
    'A,B\n0.5,\n0.5,1,,\n',
    'A,B\n0,\n0,1,,\n',
    `1 of 2 rows has more cells than the header (first: standard input:3, 4 cells for 2 columns; ${DELIMITER} ... | sed '1s/$/,,/' | logit ...)`,
  ],
  [
    '... after lines that end in quotes',
    '-c A',
    '\nA,B\n0.5,"x,\n",\n',
    '\nA,B\n0,"x,\n",\n',
    `1 of 1 row has more cells than the header (first: standard input:3, 3 cells for 2 columns; ${DELIMITER} ... | sed '2s/$/,/' | logit ...)`,
  ],
  [
    '... of a long row',
    '-c B',
    `A,B\n${'x'.repeat(2000)},0.5,\n`,
    `A,B\n${'x'.repeat(2000)},0,\n`,
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | sed 's/,$//' | logit ...)`,
  ],
  [
    '... and of the header',
    '-c A',
    'A,\n0.5,1,\n',
    'A,\n0,1,\n',
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | sed '1s/$/,/' | logit ...)`,
  ],
  [
    'johnkerl/miller#1749: longer rows after the first, with the new cell below its header',
    '-c p -a --bad nan',
    'p,x\n0.5,1,2\n0.5,"a,\n"\n0.5,"b,",c,d\n',
    'p,x,p_logit\n0.5,1,0,2\n0.5,"a,\n",0\n0.5,"b,",0,c,d\n',
    '2 of 3 rows have more cells than the header; their new cells were put in their column (first: standard input:2, 3 cells for 2 columns)',
  ],
  [
    'pandas-dev/pandas#15203: ... after its column, and what came back',
    '-c p -a -i --after --bad keep',
    'p,x\n0.5,1\n0.5,1,2\n',
    'p,p_logit,p_recovered,x\n0.5,0,0.5,1\n0.5,0,0.5,1,2\n',
    '1 of 2 rows has more cells than the header; its new cell was put in its column (first: standard input:3, 3 cells for 2 columns)',
  ],
  [
    'raine/ramda-cli#15: ... dropped',
    '-c p -a --bad skip',
    'p,x\n0.5,1,2\n0.5,1\n',
    'p,x,p_logit\n0.5,1,0\n',
    '1 of 2 rows has more cells than the header and was dropped (first: standard input:2, 3 cells for 2 columns)',
  ],
  [
    'what comes back, without a header',
    '-c 1 -i --no-header --bad keep',
    '0.5,1\n0.5,1,2\n',
    '0,1,0.5\n0,1,0.5,2\n',
    '1 of 2 rows has more cells than the first row; its new cell was put in its column (first: standard input:2, 3 cells for 2 columns)',
  ],
  [
    'in place, two cells too many in the first row',
    '-c p',
    'p,x\n0.5,1,2,3\n0.5,1\n',
    'p,x\n0,1,2,3\n0,1\n',
    '1 of 2 rows has more cells than the header (first: standard input:2, 4 cells for 2 columns)',
  ],
  [
    'row names of rows whose last cell is empty in the first',
    '-c a',
    'a,b\nr1,0.5,\nr2,0.5,1\n'.replaceAll('r', ''),
    'a,b\ninf,0.5,\nnan,0.5,1\n',
    `2 of 2 rows have more cells than the header (first: standard input:2, 3 cells for 2 columns; ${ROW_NAMES} ... | sed '1s/^/row,/' | logit ...)`,
  ],
  [
    'a decimal comma after others',
    '-c p',
    'id,p\n1,1\n2,0,25\n',
    'id,p\n1,inf\n2,-inf,25\n',
    `1 of 2 rows has more cells than the header (first: standard input:3, 3 cells for 2 columns; a decimal comma in "0,25"? quote such numbers, or use another delimiter)`,
  ],
  [
    'quotes that a backslash marks, after others',
    '-c p',
    'p,h\n0.5,a\n0.5,"a\\", b"\n',
    'p,h\n0,a\n0,"a\\", b"\n',
    `1 of 2 rows has more cells than the header (first: standard input:3, 3 cells for 2 columns; a quote escaped as \\": ... | sed 's/\\\\"/""/g' | logit ...)`,
  ],
];

describe('rows with more cells than the header are reported', () => {
  it.each(REPORTED)('%s', async (_, args, stdin, text, message) => {
    for (const more of [[], ['-q']]) {
      const outcome = await call([...words(args), ...more], { stdin });
      const lines = outcome.stderr.split('\n').filter((line) => /more cells/.test(line));
      expect({ lines, text: outcome.text, code: outcome.code }).toEqual({
        lines: [`logit: warning: ${message}`],
        text,
        code: 0,
      });
    }
  });

  it.each(REPORTED)('%s: --strict makes it an error', async (_, args, stdin, __, message) => {
    const { stderr, code } = await call([...words(args), '--strict'], { stdin });
    expect(stderr).toContain(`logit: error: ${message}\n`);
    expect(code).toBe(1);
  });

  it.each(REPORTED.filter(([, , , , message]) => message.includes('| logit')))(
    '%s: after the command in the message it is not',
    async (_, args, stdin, __, message) => {
      const { stderr, code } = await followed(message, words(args), stdin);
      expect(stderr).not.toContain('more cells');
      expect(code).toBe(0);
    },
  );

  it.each([[['--check']], [['-f', 'tensor']]])('also with %j', async (more) => {
    const { stderr } = await call(['-c', 'p', ...more], { stdin: 'p,x\n0.5,1,2,3\n' });
    expect(stderr).toContain(
      'logit: warning: 1 of 1 row has more cells than the header (first: standard input:2, 4 cells for 2 columns)\n',
    );
  });

  it('in an array', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1,2,3\n' };
    const { stderr } = await run(['-c', 'p', '-o', 'a.npy', 'a.csv'], { files });
    expect(stderr).toContain(
      '1 of 1 row has more cells than the header (first: a.csv:2, 4 cells for 2 columns)\n',
    );
  });

  it('of all files as one, where the first is', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1\n', 'b c.csv': 'p,x\n0.5,1,\n0.5,1\n' };
    const { stderr } = await run(['-c', 'p', 'a.csv', 'b c.csv'], { files });
    expect(stderr).toContain(
      `1 of 3 rows has more cells than the header (first: b c.csv:2, 3 cells for 2 columns; ${DELIMITER} sed '1s/$/,/' < 'b c.csv' | logit ...)\n`,
    );
  });

  it.each([[1], [700], [20_000]])('after %i even rows, wherever reads end', async (even) => {
    const stdin = `p,x\n${'0.5,"a,b"\n'.repeat(even)}0.5,1,2\n${'0.5,c\n'.repeat(even)}0.5,"1,\n",2,3\n`;
    const { stderr } = await call(['-c', 'p'], { stdin: [stdin.slice(0, 40_000), stdin.slice(40_000)] });
    expect(stderr).toContain(
      `2 of ${2 * even + 2} rows have more cells than the header (first: standard input:${even + 2}, 3 cells for 2 columns)\n`,
    );
  });

  it('and --append stops at one, with what mends it', async () => {
    const { text, stderr, code } = await call(['-c', 'B', '-a'], { stdin: 'A,B,C\n1,0.5,0.7,\n' });
    const message = `2: the row has 4 cells but the header has 3, so an appended cell would be in the wrong column (${DELIMITER} ... | sed 's/,$//' | logit ...)`;
    expect({ text, stderr, code }).toEqual({
      text: 'A,B,C,B_logit\n',
      stderr: `logit: error: standard input:${message}\n`,
      code: 1,
    });
    expect((await followed(message, ['-c', 'B', '-a'], 'A,B,C\n1,0.5,0.7,\n')).text).toBe(
      'A,B,C,B_logit\n1,0.5,0.7,0\n',
    );
  });

  it('also stops the second of several files whose rows have names', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1\n', 'b.csv': 'p,x\nr1,0.5,1\n' };
    const { stderr, code } = await run(['-c', 'p', 'a.csv', 'b.csv'], { files });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: b.csv:2: the row has 3 cells but the header has 2 (${ROW_NAMES} sed '1s/^/row,/' < b.csv | logit ...)\n`,
      code: 1,
    });
  });
});

describe('a backslash before a quote', () => {
  it.each([
    [
      'in a cell that is not a number then',
      'h,p\n"a",0.5\n"a\\", b",0.5\n',
      '3: column "p": "b"" is not a number',
      'h,p\n"a",0\n"a"", b",0\n',
    ],
    ['in quotes that never close then', 'p,h\n0.5,"a \\""\n', '2: unterminated quote', 'p,h\n0,"a """\n'],
  ])('%s', async (_, stdin, said, mended) => {
    const { stderr, code } = await call(['-c', 'p'], { stdin });
    const message = `logit: error: standard input:${said} (a quote escaped as \\": ... | sed 's/\\\\"/""/g' | logit ...)\n`;
    expect({ stderr, code }).toEqual({ stderr: message, code: 1 });
    expect((await followed(message, ['-c', 'p'], stdin)).text).toBe(mended);
  });

  it.each([
    [
      'before a quote that closes',
      'h,p\n"C:\\",x\n',
      '2: column "p": "x" is not a number (use --bad keep, nan or skip to continue)',
    ],
    [
      'without quotes',
      'h,p\na\\b,x\n',
      '2: column "p": "x" is not a number (use --bad keep, nan or skip to continue)',
    ],
  ])('is not named where it is one of the text: %s', async (_, stdin, message) => {
    expect((await call(['-c', 'p'], { stdin })).stderr).toBe(`logit: error: standard input:${message}\n`);
  });
});

describe('short rows', () => {
  it.each([
    ['-c p -a', 'id,p,x,y\n1,0.5\n', 'id,p,x,y,p_logit\n1,0.5,,,0\n'],
    ['-c p -a --after', 'id,p,x,y\n1,0.5\n', 'id,p,p_logit,x,y\n1,0.5,0,,\n'],
    ['-c y -a --after --bad keep', 'id,y,x\n1\n', 'id,y,y_logit,x\n1,,,\n'],
    ['-c y -a -i --bad nan', 'id,y,x\n1\n', 'id,y,x,y_logit,y_recovered\n1,,,nan,nan\n'],
    ['-c p', 'p,x,y\n0.5\n', 'p,x,y\n0\n'],
  ])('have every cell below its header: %s of %j', async (args, stdin, text) => {
    expect((await call(words(args), { stdin })).text).toBe(text);
  });
});
