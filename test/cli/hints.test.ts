import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { call, Directory, shell } from '../support/command.ts';

/** Runs the command that a message ends with, in which `logit ...` takes `options`. */
async function followed(stderr: string, options: string, cwd: string): Promise<string> {
  const [, hint = ''] = /\((?:[^()]*: )?([^()]*(?:\([^()]*\)[^()]*)*)\)\n$/.exec(stderr) ?? [];
  const [, command = ''] = /((?:tail|sed|tr|unzip) .*)$/.exec(hint) ?? [];
  const outcome = await shell(
    command.replace(/logit(.*) \.\.\.$/, (_, more: string) => `logit${more} ${options}`),
    { cwd },
  );
  expect({ stderr: outcome.stderr, code: outcome.code }).toEqual({ stderr: '', code: 0 });
  return outcome.text;
}

/** Source, options, file, what is said in place of the name of the file, what the fix gives. */
type Row = readonly [source: string, options: string, content: string, message: string, text: string];

const TAIL = (line: string, option = ''): string =>
  `: "${line}" is an Excel directive, not a header (skip it: tail -n +2 < x.csv | logit${option} ...)`;
const DOS = "a DOS end-of-file character: tr -d '\\032' < x.csv | logit ...";
const BACKSLASH = `a quote escaped as \\": sed 's/\\\\"/""/g' < x.csv | logit ...`;

const ROWS: readonly Row[] = [
  ['shenwei356/csvtk#13', '-c 2 -a', 'sep=,\nid,p\n1,0.5\n', TAIL('sep=,'), 'id,p,p_logit\n1,0.5,0\n'],
  [
    'PowerShell#7776',
    '-c p --bad keep',
    'sep=;\r\nid;p\r\n1;0.5\r\n',
    TAIL('sep=;', " -d ';'"),
    'id;p\r\n1;0\r\n',
  ],
  ['PapaParse#951', '-c 2 -d ;', 'sep=;\nid;p\n1;0.5\n', TAIL('sep=;'), 'id;p\n1;0\n'],
  ['rainbow_csv#108', '-c 2', 'SEP=\t\nid\tp\n1\t0.5\n', TAIL('SEP=\\t', ' -d tab'), 'id\tp\n1\t0\n'],
  ['rainbow_csv#108', '-c 2 --no-header', '"sep=|"\n1|0.5\n', TAIL('"sep=|"', " -d '|'"), '1|0\n'],
  ['csvtk#13', '-c p', '\ufeffsep=,\nid,p\n1,0.5\n', TAIL('sep=,'), 'id,p\n1,0\n'],

  [
    'parsecsv#213',
    '-c p',
    'id,p\n1,="0.5"\n',
    `:2: column "p": "="0.5"" is not a number (an Excel formula: sed -E 's/="([^"]*)"/\\1/g' < x.csv | logit ...)`,
    'id,p\n1,0\n',
  ],
  [
    'mldbai/mldb#870',
    '-c p',
    'id,p\n1,"=""0.5"""\n',
    `:2: column "p": "=""0.5""" is not a number (an Excel formula: sed -E 's/"=""([^"]*)"""/\\1/g' < x.csv | logit ...)`,
    'id,p\n1,0\n',
  ],
  [
    'CSVBuddy#34',
    '-c p',
    '="id",="p"\n="1",="0.5"\n',
    `: no column "p"; the columns are: ="id", ="p" (Excel formulas: sed -E 's/="([^"]*)"/\\1/g; s/"=""([^"]*)"""/\\1/g' < x.csv | logit ...)`,
    'id,p\n1,0\n',
  ],

  [
    'DOS',
    '-c p',
    'id,p\r\n1,0.5\r\n\x1a',
    `:3: the row has only 1 cell; column "p" is missing (${DOS})`,
    'id,p\r\n1,0\r\n',
  ],
  ['DOS', '-c 1', 'p\r\n0.5\r\n\x1a', `:3: column "p": "\\u001a" is not a number (${DOS})`, 'p\r\n0\r\n'],
  ['DOS', '-c p', 'id,p\n1,0.5\x1a', `:2: column "p": "0.5\\u001a" is not a number (${DOS})`, 'id,p\n1,0'],
  [
    'DOS',
    '-c id',
    'id,p\n1,0.5\n\x1a\n',
    `:3: column "id": "\\u001a" is not a number (${DOS})`,
    'id,p\ninf,0.5\n\n',
  ],

  [
    'ClickHouse#10624',
    '-c p',
    'h,p\n"a\\", b",0.5\n',
    `:2: the row has 3 cells but the header has 2 (${BACKSLASH})`,
    'h,p\n"a"", b",0\n',
  ],
  [
    'ClickHouse#60149',
    '-c p -a',
    'h,p,q\n"a\\",b",0.5,1\n',
    `:2: the row has 4 cells but the header has 3 (${BACKSLASH})`,
    'h,p,q,p_logit\n"a"",b",0.5,1,0\n',
  ],
  ['ClickHouse#2357', '-c p', 'h,p\n"\\"",0.5\n', `:2: unterminated quote (${BACKSLASH})`, 'h,p\n"""",0\n'],
];

describe('a message names the cause, and its command works', () => {
  test.each(ROWS)('%s: %s of %j', async (_, options, content, message, text) => {
    const directory = new Directory({ 'x.csv': content });
    const { stderr, code } = await call([...options.split(' '), 'x.csv'], { cwd: directory.path });
    expect(stderr).toBe(`logit: error: x.csv${message}\n`);
    expect(code).toBe(message.startsWith(': ') ? 2 : 1);
    expect(
      await followed(stderr, options.replace(' --bad keep', '').replace('-d ;', "-d ';'"), directory.path),
    ).toBe(text);
  });
});

test('ClickHouse#10624: rows that an escaped quote runs together stop', async () => {
  const files = { 'x.csv': 'h,p\n"\\"",0.5\n"x",0.6\n' };
  const outcome = await call(['-c', 'p', '-q', 'x.csv'], { files });
  expect(outcome).toMatchObject({ text: 'h,p\n', code: 1 });
  expect(outcome.stderr).toBe(
    `logit: error: x.csv:2: a quoted cell starts here, so lines 2 to 3 are one row, but each of them looks like a row (${BACKSLASH})\n`,
  );
});

test('kotlin-dsv#44: so is a number that an escaped quote moved into the column', async () => {
  const { stderr } = await call(['-c', 'p'], { stdin: 'h,g,p\n"\\"x, y\\" z",1,0.5\n' });
  expect(stderr).toContain(
    'standard input:2: the row has 4 cells but the header has 3 (a quote escaped as \\":',
  );
});

test.each(['"C:\\",0.5\n', '"a\\"b",0.5\n', '"say \\"hi\\"",0.5\n', 'a\\"b,0.5\n'])(
  'a backslash before a quote that ends its cell is innocent: %j',
  async (row) => {
    expect(await call(['-c', 'p'], { stdin: `h,p\n${row}` })).toMatchObject({ stderr: '', code: 0 });
    const bad = await call(['-c', 'p'], { stdin: `h,p\n${row.replace('0.5', 'x')}` });
    expect(bad.stderr).toContain('"x" is not a number (use --bad keep, nan or skip to continue)');
  },
);

test('the end of file of DOS in streams and JSON Lines', async () => {
  const hint = "(a DOS end-of-file character: ... | tr -d '\\032' | logit ...)\n";
  expect((await call([], { stdin: '0.5\r\n\x1a' })).stderr).toBe(
    `logit: error: standard input:2: "\\u001a" is not a number ${hint}`,
  );
  expect((await call(['--jsonl', '-c', 'p'], { stdin: '{"p":0.5}\n\x1a' })).stderr).toContain(hint);
  expect((await shell("printf '0.5\\r\\n\\032' | tr -d '\\032' | logit")).text).toBe('0\n');
});

describe('a file given as a number', () => {
  const message = (name: string, fix: string, argument = 1): string =>
    `logit: error: argument ${argument}: "${name}" is not a number (${fix})\n`;

  test.each([
    ['nums.txt', 'to convert a file: logit < nums.txt, or one of its columns: logit -c COLUMN nums.txt'],
    ['2024.txt', 'to convert a file: logit < 2024.txt, or one of its columns: logit -c COLUMN 2024.txt'],
    ['it is', "to convert a file: logit < 'it is', or one of its columns: logit -c COLUMN 'it is'"],
    ['scores', 'to convert a file: logit < scores, or one of its columns: logit -c COLUMN scores'],
    ['p.csv', 'to convert a file, name its column: logit -c COLUMN p.csv'],
    ['p.tsv.gz', 'to convert a file, name its column: logit -c COLUMN p.tsv.gz'],
    ['p.jsonl', 'to convert a file, name its field: logit -c FIELD p.jsonl'],
    ['x.parquet', `it is a Parquet file: duckdb -csv -c "FROM 'x.parquet'" | logit ...`],
    ['x.png', 'it is a PNG image'],
  ])('%s is reported how to be converted', async (name, fix) => {
    const content = { 'x.parquet': 'PAR1\x15', 'x.png': '\x89PNG\r\n\x1a\n' }[name] ?? '0.5\n';
    const files = { [name]: Buffer.from(content, 'latin1') };
    expect((await call([name], { files })).stderr).toBe(message(name, fix));
    expect((await call(['0.5', name], { files })).stderr).toBe(message(name, fix, 2));
  });

  test('there may be none, or it is a directory', async () => {
    const { stderr, code } = await call(['nosuch.txt'], { files: {} });
    expect({ stderr, code }).toEqual({
      stderr: message(
        'nosuch.txt',
        'no such file; to convert a file: logit < FILE, or one of its columns: logit -c COLUMN FILE',
      ),
      code: 1,
    });
    expect((await call(['/'])).stderr).toBe(message('/', 'it is a directory'));
  });

  test('logit < FILE works', async () => {
    expect((await shell('logit < nums.txt', { files: { 'nums.txt': '0.5\n1\n' } })).text).toBe('0\ninf\n');
  });
});

const python = spawnSync('python3', ['-c', 'import sys, numpy; print(sys.executable)'], {
  encoding: 'utf8',
}).stdout?.trim();

test.runIf(python)('MedSAM#112: the arrays of an .npz given as a number are named', async () => {
  const directory = new Directory();
  await shell(`'${python}' -c "import numpy as n; n.savez('z.npz', p=n.array([.5]))"`, {
    cwd: directory.path,
  });
  const { stderr } = await call(['z.npz'], { cwd: directory.path });
  expect(stderr).toBe(
    'logit: error: argument 1: "z.npz" is not a number (it is an archive of NumPy arrays: unzip -p z.npz p.npy | logit ...)\n',
  );
});

describe('letters and _ as delimiters and quotes', () => {
  test.each(['z', 'x', '_', 'Q', 'u', '|', ' '])('-d %s', async (delimiter) => {
    const row = (...cells: string[]): string => `${cells.join(delimiter)}\n`;
    const stdin = row('id', 'p') + row('1', '0.5') + row('2', 'nan') + row('3', '1e-5') + row('4', '50%');
    const { text, stderr, code } = await call(['-c', 'p', '-d', delimiter], { stdin });
    expect({ text, stderr, code }).toEqual({
      text:
        row('id', 'p') + row('1', '0') + row('2', 'nan') + row('3', '-11.512915464920228') + row('4', '0'),
      stderr: '',
      code: 0,
    });
  });

  test('--quote z', async () => {
    const { text, code } = await call(['-c', 'p', '--quote', 'z'], { stdin: 'id,p\nz1,2z,z0.5z\n' });
    expect({ text, code }).toEqual({ text: 'id,p\nz1,2z,z0z\n', code: 0 });
  });

  test.each(['e', 'E', 'N', 'i', 'y', 'T', '5', '.', '+', '-', '%', '/', '\n', '\0', 'é', 'ab'])(
    '%j is refused',
    async (mark) => {
      for (const option of ['-d', '--quote']) {
        const { stderr, code } = await call(['-c', 'p', option, mark]);
        expect(stderr).toContain('expected a single ASCII character that cannot be part of a number');
        expect(code).toBe(2);
      }
    },
  );
});

describe('names of columns in quotes', () => {
  test.each([
    ['"p" ,x\n0.5,1\n', 'p', '"p" ,x\n0,1\n'],
    ['x,"say ""p""" \n1,0.5\n', 'say "p"', 'x,"say ""p""" \n1,0\n'],
    ['"p"\t,x\n0.5,1\n', 'p', '"p"\t,x\n0,1\n'],
  ])('blanks after them are not part of the name: %j', async (stdin, column, text) => {
    expect(await call(['-c', column], { stdin })).toMatchObject({ text, stderr: '', code: 0 });
  });

  test('a new column has the name without them', async () => {
    const { text } = await call(['-c', 'p', '-a', '--after'], { stdin: '"p" ,x\n0.5,1\n' });
    expect(text).toBe('"p" ,p_logit,x\n0.5,0,1\n');
  });

  test('a name with blanks before its quotes is suggested', async () => {
    const { stderr } = await call(['-c', 'p'], { stdin: ' "p",x\n0.5,1\n' });
    expect(stderr).toContain(
      'logit: error: standard input: no column "p"; the columns are: " "p"", x (did you mean " "p""? use -c 1)\n',
    );
  });
});
