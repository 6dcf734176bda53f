import { describe, expect, it } from 'vitest';
import { parse } from '../../src/cli/parser.ts';
import { call, Directory, run } from '../support/command.ts';

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
    ['--format CSV 0.5', /\(--format csv\)$/m],
    ['--dtype FLOAT32 0.5', /\(--dtype float32\)$/m],
    ['--dtype torch.float16 0.5', /\(--dtype float16\)$/m],
    ['--delimiter TAB -c p', /\(--delimiter tab\)$/m],
    [
      '--dtype float8 0.5',
      /--dtype: invalid value "float8", expected .*float64, float32, float16 or bfloat16$/m,
    ],
    ['--from probs 0.5', /expected prob, percent, .* or phred \(--from prob\)$/m],
    ['--to logits 0.5', /\(--to logit\)$/m],
    ['--to Percentage 0.5', /\(--to percent\)$/m],
    ['--to ratio 0.5', /or phred$/m],
    ['--dtype f32 0.5', /\(--dtype float32\)$/m],
    ['--dtype half 0.5', /\(--dtype float16\)$/m],
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
    ['-c p --bad ignore', /--bad: invalid value "ignore", expected fail, keep, nan or skip \(--bad keep\)$/m],
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
    ['--plot', /--plot needs numbers as arguments \(logit --plot 0\.2 0\.9\)$/m],
    ['--plot -c p', /--plot needs numbers as arguments \(logit --plot 0\.2 0\.9\)$/m],
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
    const directory = new Directory({ 'in.csv': 'p\n0.5\n' });
    for (const args of ['-output x.csv', '-out x.csv', '-o=x.csv', '-o -c p', '--report -q', '-o 0.5']) {
      expect(await call(['-c', 'p', 'in.csv', ...args.split(' ')], { cwd: directory.path })).toMatchObject({
        code: 2,
      });
    }
    expect(directory.list()).toEqual(['in.csv']);
  });

  it('by the built command, too', async () => {
    const { text, stderr, code } = await run(['--eps', '0.6', '0.5']);
    expect({ text, code }).toEqual({ text: '', code: 2 });
    expect(stderr).toMatch(/^logit: error: [^\n]+\n$/);
  });
});
