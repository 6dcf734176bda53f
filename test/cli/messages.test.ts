import { describe, expect, it } from 'vitest';
import { parse } from '../../src/cli/options.ts';
import { call, Folder, run } from '../support/command.ts';

const PERCENT = 'these look like percentages: use --from percent, or write 80% or 0.8 instead of 80';
const SCORES = 'neither probabilities nor percentages: scale them to [0, 1] first';
const STRICT = '--strict makes this an error';
const LOG_ODDS = 'these look like log-odds: use --sigmoid';
const CLAMP = '--eps clamps such values, --strict makes this an error';

describe('values outside [0, 1]', () => {
  it.each([
    ['80 20 100', `3 of 3 values outside [0, 1] became nan (first: 80 at argument 1; ${PERCENT})`],
    [
      '1.3863',
      `1 value outside [0, 1] became nan: 1.3863 at argument 1 (for log-odds use --sigmoid, for percentages --from percent: 1.3863% is 0.013863)`,
    ],
    ['80 20 101', `3 of 3 values outside [0, 1] became nan (first: 80 at argument 1; ${SCORES})`],
    [
      '80 20 0.5',
      `2 of 3 values outside [0, 1] became nan (first: 80 at argument 1; these look like percentages: write 80% or 0.8 instead of 80, or use --from percent if all are)`,
    ],
    ['-1.4 2.2', `2 of 2 values outside [0, 1] became nan (first: -1.4 at argument 1; ${LOG_ODDS})`],
    ['2.2 -1000', `2 of 2 values outside [0, 1] became nan (first: 2.2 at argument 1; ${LOG_ODDS})`],
    [
      '0.5 -1',
      `1 of 2 values outside [0, 1] became nan: -1 at argument 2 (a missing value? write nan instead of -1; for log-odds use --sigmoid)`,
    ],
    ['0.5 inf', `1 of 2 values outside [0, 1] became nan: inf at argument 2 (${STRICT})`],
    [
      '-inf',
      `1 value outside [0, 1] became nan: -inf at argument 1 (for log-odds use --sigmoid, for log-probabilities --from logprob)`,
    ],
    [
      '0.5 1.0000000000000002',
      `1 of 2 values outside [0, 1] became nan: 1.0000000000000002 at argument 2 (${CLAMP})`,
    ],
    ['0.5 -5e-324', `1 of 2 values outside [0, 1] became nan: -5e-324 at argument 2 (${CLAMP})`],
  ])('%s', async (numbers, message) => {
    const args = numbers.split(' ');
    expect(await call(args)).toMatchObject({ stderr: `logit: warning: ${message}\n`, code: 0 });
    expect(await call(['-q', ...args])).toMatchObject({ stderr: '', code: 0 });
    const failure = `logit: error: ${message.replace(`, ${STRICT}`, '').replace(` (${STRICT})`, '')}\n`;
    expect(await call(['--strict', ...args])).toMatchObject({ stderr: failure, code: 1 });
    expect(await call(['--strict', '-q', ...args])).toMatchObject({ stderr: failure, code: 1 });
    // A clamp is for what rounding put outside, and for nothing else.
    const clamped = await call(['--strict', '--eps', '1e-6', ...args]);
    if (message.includes('--eps')) expect(clamped).toMatchObject({ stderr: '', code: 0 });
    else expect(clamped).toMatchObject({ stderr: expect.stringContaining('clamped'), code: 1 });
    expect(await call(['--strict', '-s', ...args])).toMatchObject({ stderr: '', code: 0 });
  });

  it.each(['0', '-0', '1', 'nan', '0.5'])('%s is not one of them', async (argument) => {
    expect(await call(['--strict', argument])).toMatchObject({ stderr: '', code: 0 });
  });

  it('are reported once, with the line and the column of the first', async () => {
    const stdin = `p,q\n0.5,0.5\n"\n0.5",\n0.5,1.5\n${'2,0.5\n'.repeat(10_000)}`;
    const { stderr, code } = await run(['-c', 'p,q'], { stdin });
    const message =
      '10001 of 20005 values outside [0, 1] became nan (first: 1.5 at standard input:5, column "q"; ';
    expect({ stderr, code }).toEqual({
      stderr: `logit: warning: ${message}${STRICT})\n`,
      code: 0,
    });
  });

  it('are outside in the dtype', async () => {
    expect((await call(['--dtype', 'float32', '1.00000000001'])).stderr).toBe('');
  });

  it('are written, all of them, before --strict fails', async () => {
    expect(await run(['--strict'], { stdin: '2\n0.5\n' })).toMatchObject({ text: 'nan\n0\n', code: 1 });
  });
});

describe('values outside [0, 1] as a whole', () => {
  const column = (...cells: (number | string)[]): string => `p\n${cells.join('\n')}\n`;
  const odds = [-2.2, 0.4, 1.3, -0.3, 0.8, 3.1, -1.1, 2.5, -4, 1.9];

  it.each([
    ['log-odds, of which some are between 0 and 1', odds, 'these look like log-odds: use --sigmoid'],
    ['... fewer', odds.slice(1), 'these look like log-odds: use --sigmoid'],
    [
      'percentages with zeros',
      [0, 0, 0, 1, 12, 55, 80, 100, 33, 7],
      'these look like percentages: use --from percent, or write 12% or 0.12',
    ],
    ['probabilities with strays', [0.1, 0.2, 0.3, 0.4, 0.5, 2, 3, 4, 5, 6], STRICT],
    ['numbers beyond 100', [50, 70, 101], SCORES],
  ])('%s', async (_, values, way) => {
    expect((await call(['-c', 'p'], { stdin: column(...values) })).stderr).toContain(`; ${way}`);
  });

  it('a number typed just outside is reported as such', async () => {
    const { stderr } = await call(['--exact', '1.00000000000000000001', '0.5']);
    expect(stderr).toBe(
      `logit: warning: 1 of 2 values outside [0, 1] became nan: 1.00000000000000000001 at argument 1 (${CLAMP})\n`,
    );
    expect((await call(['--exact', '--', '-1e-400', '0.5'])).stderr).toContain(': -1e-400 at argument 1');
    const digits = '0'.repeat(50);
    expect((await call(['--exact', `1.${digits}1`, '0.5'])).stderr).toContain(': just above 1 at');
    expect((await call(['--exact', '--', `-0.${digits}1e-400`])).stderr).toContain(': just below 0 at');
  });
});

describe('an --eps that was not meant', () => {
  it.each([
    ['--eps 1e-330', 'is too small for float64: it rounds to 0, so p = 0 and p = 1 stay infinite'],
    [
      '--eps 1e-50 --dtype float32',
      'is too small for float32: it rounds to 0, so p = 0 and p = 1 stay infinite',
    ],
    ['--eps 1e-330 -s', 'is too small for float64: it rounds to 0, so results of 0 and 1 stay'],
    ['--eps 1e-17 -s', 'is too small for float64: 1 - eps rounds to 1, so a result of 1 stays 1'],
    ['--eps 0.5', 'clamps every probability to 0.5, so every result is 0'],
    ['--eps 0.5 -s', 'clamps every probability to 0.5, so every result is 0.5'],
    ['--eps 0.49999999999 --dtype float32', 'clamps every probability to 0.5, so every result is 0'],
  ])('%s', async (args, said) => {
    const eps = args.split(' ')[1]!;
    const { stderr, code } = await call(args.split(' '), { stdin: '0.5' });
    expect({ stderr, code }).toEqual({ stderr: `logit: warning: --eps ${eps} ${said}\n`, code: 0 });
  });
});

describe('--eps that is too small for the dtype', () => {
  it.each([
    ['5e-17', 'float64', true],
    ['1e-300', 'float64', true],
    ['1.2e-16', 'float64', false],
    ['1e-8', 'float32', true],
    ['6e-8', 'float32', false],
    ['1e-8', 'float64', false],
    ['0', 'float64', false],
    ['0', 'float32', false],
  ])('%s in %s: %s', async (eps, dtype, isTooSmall) => {
    const { stderr, code } = await call(['--eps', eps, '--dtype', dtype], { stdin: '1 1 1' });
    const message = `logit: warning: --eps ${eps} is too small for ${dtype}: 1 - eps rounds to 1, so p = 1 stays inf\n`;
    expect({ stderr, code }).toEqual({ stderr: isTooSmall ? message : '', code: 0 });
    expect((await call(['-q', '--eps', eps, '--dtype', dtype], { stdin: '1' })).stderr).toBe('');
  });
});

describe('--inverse', () => {
  it.each([
    ['0.2 0.5', '2 values, 2 identical, 0 clamped, max error 0'],
    ['0 1', '2 values, 2 identical, 0 clamped, max error 0'],
    ['1e-300 5e-324', ''],
    ['--eps 0.1 0 0.05 0.5', ''],
    ['--eps 0 -0.05 1.05', '2 values, 2 identical, 2 clamped, max error 0'],
    ['-s 30', '1 value, 0 identical, 0 clamped, max error 5.55e-6 (46834149861 ulp) at argument 1'],
    ['-s 0 inf -inf', '3 values, 3 identical, 0 clamped, max error 0'],
    ['-s --eps 1e-6 40', ''],
    ['--dtype float32 0.2 0.7', ''],
    ['--base 2 0.2 0.8', ''],
    ['--tolerance 1e-15 0.1 0.3 0.7', ''],
    [
      '-s --tolerance 1e-4 30',
      '1 value, 0 identical, 0 clamped, max error 5.55e-6 (46834149861 ulp) at argument 1',
    ],
  ])('%s passes', async (args, said) => {
    const { stderr, code } = await call(['-i', ...args.split(' ')]);
    expect(stderr).toMatch(/^logit: note: round trip passed: .*, max error .*\n$/);
    expect(stderr).toContain(`logit: note: round trip passed: ${said}`);
    expect(code).toBe(0);
    expect(await call(['-q', '-i', ...args.split(' ')])).toMatchObject({ stderr: '', code: 0 });
  });

  it.each([
    [
      '-s 40',
      'round trip failed: 1 of 1 value was not recovered (40 -> inf at argument 1); 0 identical, 0 clamped, max error inf at argument 1',
    ],
    [
      'nan',
      'round trip failed: 1 of 1 value was not recovered (nan -> nan at argument 1); 0 identical, 0 clamped, max error nan',
    ],
    [
      '-s 0 nan nan',
      'round trip failed: 2 of 3 values were not recovered (first: nan -> nan at argument 2); 1 identical, 0 clamped, max error nan',
    ],
    [
      '0.5 1.3863',
      'round trip failed: 1 of 2 values was not recovered (1.3863 -> nan at argument 2); 1 identical, 0 clamped, max error nan (for log-odds use --sigmoid)',
    ],
    [
      '1.0000001',
      'round trip failed: 1 of 1 value was not recovered (1.0000001 -> nan at argument 1); 0 identical, 0 clamped, max error nan',
    ],
    [
      '-s --tolerance 1e-6 30',
      'round trip failed: 1 of 1 value was not recovered (30 -> 29.999833611675154 at argument 1); 0 identical, 0 clamped, max error 5.55e-6 (46834149861 ulp) at argument 1',
    ],
    [
      '-s --tolerance 1e300 40',
      'round trip failed: 1 of 1 value was not recovered (40 -> inf at argument 1); 0 identical, 0 clamped, max error inf at argument 1',
    ],
    [
      '-s --dtype float32 20',
      'round trip failed: 1 of 1 value was not recovered (20 -> inf at argument 1); 0 identical, 0 clamped, max error inf at argument 1',
    ],
  ])('%s fails', async (args, said) => {
    for (const quiet of [[], ['-q']]) {
      const { stderr, code } = await call(['-i', ...quiet, ...args.split(' ')]);
      const report = stderr.split('\n').find((line) => line.startsWith('logit: error: round trip'));
      expect(report).toBe(`logit: error: ${said}`);
      expect(code).toBe(1);
    }
  });

  it('is a gate for files', async () => {
    const files = { 'scores.csv': 'id,p\n1,0.2\n2,0.5\n', 'bad.csv': 'id,p\n1,0.2\n2,1.5\n' };
    expect(await run(['-i', '-c', 'p', 'scores.csv'], { files })).toMatchObject({
      stderr: 'logit: note: round trip passed: 2 values, 2 identical, 0 clamped, max error 0\n',
      code: 0,
    });
    const { stderr, code } = await run(['-i', '-c', 'p', 'bad.csv'], { files });
    expect(stderr).toContain('(1.5 -> nan at bad.csv:3, column "p")');
    expect(code).toBe(1);
  });

  it('does not count missing cells', async () => {
    const { stderr } = await call(['-i', '-c', 'p'], { stdin: 'p,q\nNA,x\n,y\n0.5,z\n' });
    expect(stderr).toBe('logit: note: round trip passed: 1 value, 1 identical, 0 clamped, max error 0\n');
  });
});

/** What begins a change of colour. */
const COLOR = '\u001b[';

describe('colour', () => {
  it.each([
    // env, terminal, args, messages coloured
    [{}, true, [], true],
    [{}, false, [], false],
    [{ TERM: 'dumb' }, true, [], false],
    [{ NO_COLOR: '1' }, true, [], false],
    [{ NO_COLOR: '' }, true, [], true],
    [{ FORCE_COLOR: '1' }, false, [], true],
    [{ FORCE_COLOR: '0' }, true, [], false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, [], true],
    [{ FORCE_COLOR: '1' }, true, ['--color', 'never'], false],
    [{ NO_COLOR: '1' }, false, ['--color', 'always'], true],
    [{ NO_COLOR: '1' }, true, ['--color', 'auto'], false],
    [{}, false, ['--color=always'], true],
    [{}, false, ['--color', 'never', '--color', 'always'], true],
    [{}, true, ['--color=always', '--color=never'], false],
  ])('%j, terminal %s, %j: %s', async (env, isTerminal, args, isColored) => {
    const terminal = { stdout: isTerminal, stderr: isTerminal };
    const warned = await call(['2', ...args], { env, terminal });
    expect(warned.stderr.includes(COLOR)).toBe(isColored);
    expect(warned.stderr).toContain('1 value outside');
    expect(warned.text).toBe('tensor([nan], dtype=torch.float64)\n');
    const failed = await call(['x', ...args], { env, terminal });
    expect(failed.stderr.includes(COLOR)).toBe(isColored);
    expect(failed.stderr).toContain('argument 1');
    const help = await call(['--help', ...args], { env, terminal });
    expect(help.text.includes(COLOR)).toBe(isColored);
    const version = await call(['--version', ...args], { env, terminal });
    expect(version.text).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('never is in data', async () => {
    const env = { FORCE_COLOR: '3' };
    for (const args of [
      ['-f', 'lines'],
      ['-f', 'csv'],
      ['-f', 'tensor'],
      ['-i', '--color', 'always'],
      ['-c', '1', '--no-header'],
    ]) {
      expect((await run(args, { stdin: '0.5\n2\n', env })).text).not.toContain(COLOR);
    }
  });

  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ NO_COLOR: '1' }, false],
    [{}, false],
  ])('the built command with %j: %s', async (env, isColored) => {
    expect((await run(['x'], { env })).stderr.includes(COLOR)).toBe(isColored);
  });
});

describe('--no-color', () => {
  it.each([
    [['--no-color'], false],
    [['--color', 'always', '--no-color'], false],
    [['--no-color', '--color', 'always'], true],
    [['--no-color', '--color=auto'], true],
    [['--', '--no-color'], true],
  ])('%j: %s', async (args, isColored) => {
    const outcome = await call(['x', ...args], { terminal: { stderr: true } });
    expect(outcome.stderr.includes(COLOR)).toBe(isColored);
    const warned = await call(['2', ...args], { terminal: { stderr: true } });
    expect(warned.stderr.includes(COLOR)).toBe(isColored);
  });
});

describe('at a terminal', () => {
  const NOTE = 'logit: note: reading CSV from the terminal (to read a file: logit -c p FILE)\n';
  const stdin = 'p\n0.5\n';

  it('a table without a file is said to be waited for, and read', async () => {
    const { text, stderr, code } = await call(['-c', 'p'], { stdin, terminal: { stdin: true } });
    expect({ text, stderr, code }).toEqual({ text: 'p\n0\n', stderr: NOTE, code: 0 });
  });

  it('lines of JSON are, too, and a preview', async () => {
    const json = await call(['--jsonl', '-c', 'a b'], { stdin: '{"a b":0.5}\n', terminal: { stdin: true } });
    expect(json.stderr).toBe(
      "logit: note: reading JSON Lines from the terminal (to read a file: logit -c 'a b' FILE)\n",
    );
    expect((await call(['-n', '1', '-c', 'p'], { stdin, terminal: { stdin: true } })).stderr).toBe(NOTE);
  });

  it.each([
    [['-q', '-c', 'p'], { stdin: true }],
    [['-c', 'p', '-'], { stdin: true }],
    [['-c', 'p'], { stdout: true }],
  ])('%j with %j: nothing is said', async (args, terminal) => {
    expect((await call(args, { stdin, terminal })).stderr).toBe('');
  });
});

describe('help and version', () => {
  it.each(['--version', '-V'])('%s', async (option) => {
    const { text, code } = await run([option]);
    expect(text).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(code).toBe(0);
  });
});

describe('wrong usage is reported in one line', () => {
  it.each([
    ['--bogus', /unknown option '--bogus'/],
    ['--sigmod 0.5', /unknown option '--sigmod' \(did you mean --sigmoid\? see logit --help\)/],
    ['-x 0.5', /unknown option '-x' \(see logit --help\)/],
    ['--sigmoid=1 0', /--sigmoid=1: --sigmoid takes no value \(a number\? use a space: --sigmoid 1\)$/m],
    ['--strict=-1', /--strict=-1: --strict takes no value/],
    ['--sigmod=1', /unknown option '--sigmod=1'/],
    ['-sx 0.5', /unknown option/],
    ['--eps', /--eps: missing value \(--eps EPS\)$/m],
    ['--eps 0.7 0.5', /--eps: invalid value "0\.7", expected a number from 0 to 0\.5$/m],
    ['--eps 0,01 0.5', /from 0 to 0\.5 \(write 0\.01\)$/m],
    ['--eps -1 0.5', /--eps: invalid value "-1".*from 0 to 0\.5$/m],
    ['--eps=-1e-9 0.5', /from 0 to 0\.5/],
    ['--eps nan 0.5', /from 0 to 0\.5/],
    ['--eps abc 0.5', /--eps: invalid value "abc", expected a number from 0 to 0\.5$/m],
    ['--eps 0x1 0.5', /from 0 to 0\.5/],
    ['--base 1 0.5', /another positive number except 1$/m],
    ['--base 0 0.5', /another positive number/],
    ['--base -2 0.5', /"-2".*another positive number/],
    ['--base ln 0.5', /\(--base e\)$/m],
    ['--base inf 0.5', /another positive number/],
    ['--base ten 0.5', /another positive number/],
    [
      '--dtype float8 0.5',
      /--dtype: invalid value "float8", expected .*float64, float32, float16 or bfloat16$/m,
    ],
    ['--dtype f32 0.5', /\(--dtype float32\)$/m],
    ['-p 101 0.5', /from 0 to 100/],
    ['-p -1 0.5', /--precision: invalid value "-1".*from 0 to 100/],
    ['-p %.4f 0.5', /\(write 4\)$/m],
    ['-p 2.5 0.5', /from 0 to 100/],
    ['-g 0 0.5', /from 1 to 17/],
    ['-g 18 0.5', /from 1 to 17/],
    ['-p 2 -g 2 0.5', /--precision and --significant/],
    ['--tolerance 0.1 0.5', /--tolerance requires --inverse/],
    ['-i --tolerance -1 0.5', /a number of at least 0$/m],
    ['-i --tolerance inf 0.5', /a number of at least 0$/m],
    ['-f json 0.5', /tensor, lines, csv/],
    ['-f lines -c p', /lines/],
    ['-f tensor -a -c p', /--append/],
    ['--append 0.5', /--append requires --column$/m],
    ['--as x 0.5', /--as requires --column$/m],
    ['--no-header 0.5', /--no-header requires --column$/m],
    ['--bad skip 0.5', /--bad requires --column$/m],
    ['--na x 0.5', /--na requires --column$/m],
    ['-d tab 0.5', /--delimiter requires --column$/m],
    ['--quote none 0.5', /--quote requires --column$/m],
    ['-c', /--column: missing value \(--column COL\)$/m],
    ['-c p --as x', /--as .*--append/],
    ['-c p --bad ignore', /--bad: invalid value "ignore", expected fail, keep, nan or skip$/m],
    ['-c p --bad drop', /\(--bad skip\)$/m],
    ['-c p -d ab', /a single ASCII character/],
    ['-c p -d semicolon', /\(--delimiter ';'\)$/m],
    ['-c p -d t', /\(--delimiter tab\)$/m],
    ['-c p -d é', /a single ASCII character/],
    ['-c p --quote ab', /a single ASCII character/],
    ['-c p -d "', /delimiter and the quote character must differ/],
    ['-c p --quote ,', /delimiter and the quote character must differ/],
    ['-c p --quote none -a --as a,b', /--as/],
    ['--color sometimes 0.5', /auto, always or never/],
    ['--completion csh', /--completion: invalid value "csh", expected bash, zsh or fish$/m],
    ['-f jsonl 0.5', /\(JSON Lines are written as JSON Lines: --jsonl -c FIELD\)$/m],
    ['-o', /--output: missing value \(--output FILE\)$/m],
    // What the parser would take for the name of a file that is written.
    ['-o -c p', /--output: missing file name before -c \(a file named -c: \.\/-c\)$/m],
    ['--report -q 0.5', /--report: missing file name before -q/],
    ['-o 0.2 0.8', /--output: missing file name before 0\.2/],
    ['-o=out.csv -c p', /-o=out\.csv: no "=" after a short option \(-o out\.csv\)$/m],
    ['-ac=p', /-ac=p: no "=" after a short option \(-c p\)$/m],
    ['-output out.csv -c p', /-output: long options start with two dashes \(--output\)$/m],
    ['-output=out.csv -c p', /-output=out\.csv: .*two dashes \(--output=out\.csv\)$/m],
    ['-out out.csv -c p', /-out: long options start with two dashes \(did you mean --output\?\)$/m],
    ['-column p', /-column: long options start with two dashes \(--column\)$/m],
    // Values of options that take none.
    ['--help=columns', /--help=columns: --help takes no value \(it lists all options\)$/m],
    ['--jsonl=p', /\(a field\? --jsonl --column p\)$/m],
    ['-c p --append=q', /\(the name of the new column\? --append --as q\)$/m],
    ['--inverse=1e-9 0.5', /\(a tolerance\? --inverse --tolerance 1e-9\)$/m],
    ['--strict=true 0.5', /\(--strict alone is enough\)$/m],
    ['--strict=no 0.5', /\(omit --strict\)$/m],
    // What arguments were meant as.
    ['-n 3 scores.csv', /name the column to convert \(logit -n 3 -c COLUMN scores\.csv\)$/m],
    ['--plot', /--plot needs numbers as arguments: logit --plot 0\.2 0\.9$/m],
    ['--plot -c p', /--plot needs numbers as arguments: logit --plot 0\.2 0\.9$/m],
  ])('%s', async (args, message) => {
    const { text, stderr, code } = await call(args.split(' '), { stdin: 'p\n0.5\n' });
    expect({ text, code }).toEqual({ text: '', code: 2 });
    expect(stderr).toMatch(/^logit: error: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });

  it.each([
    [['-c', 'p', '-d', '']],
    [['-c', 'p', '--quote', '']],
    [['-c', '']],
    [['-c', 'p', '-a', '--as', '']],
    [['-c', 'p', '-a', '--as', 'q']],
    [['--eps', '', '0.5']],
    [['-p', '', '0.5']],
    [['-p', ' ', '0.5']],
    [['-c', 'p', '--quote', 'none', '-a', '--as', 'a\nb']],
    [['-c', 'p,q', '-a', '--as', 'x']],
  ])('%j', async (args) => {
    const { text, stderr, code } = await call(args, { stdin: 'p,q\n0.5,0.5\n' });
    expect({ text, code }).toEqual({ text: '', code: 2 });
    expect(stderr).toMatch(/^logit: error: [^\n]+\n$/);
  });

  it.each([
    ['-as', { append: true, sigmoid: true }],
    ['-d=', { delimiter: '=' }],
    ['-cprob', { column: ['prob'] }],
    ['-oout.csv', { output: 'out.csv' }],
    ['-o./-c', { output: './-c' }],
    ['--as=-append', { as: '-append' }],
  ])('but %s is right', (text, options) => {
    expect(parse([text]).options).toMatchObject(options);
  });

  it('leads to no file that nobody asked for', async () => {
    const folder = new Folder({ 'in.csv': 'p\n0.5\n' });
    for (const args of ['-output x.csv', '-out x.csv', '-o=x.csv', '-o -c p', '--report -q', '-o 0.5']) {
      expect(await call(['-c', 'p', 'in.csv', ...args.split(' ')], { cwd: folder.path })).toMatchObject({
        code: 2,
      });
    }
    expect(folder.list()).toEqual(['in.csv']);
  });

  it('by the built command, too', async () => {
    const { text, stderr, code } = await run(['--eps', '0.6', '0.5']);
    expect({ text, code }).toEqual({ text: '', code: 2 });
    expect(stderr).toMatch(/^logit: error: [^\n]+\n$/);
  });
});
