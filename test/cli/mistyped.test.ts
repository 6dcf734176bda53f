import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

const files = { 'scores.csv': 'p\n0.5\n' };

describe('arguments that are not numbers', () => {
  it.each([
    [['50', '%'], 'argument 2: "%" is not a number (write 50%)'],
    [
      ['-f', 'lines', '0.2,', '0.5'],
      'argument 1: "0.2," is not a number (separate them with spaces: logit 0.2 0.5)',
    ],
    [['p', 'scores.csv'], 'argument 1: "p" is not a number (a column of a file? logit -c p scores.csv)'],
    [
      ['scores.csv', 'p'],
      'argument 1: "scores.csv" is not a number (a column of a file? logit -c p scores.csv)',
    ],
    [['sigmoid', '2', '3'], 'argument 1: "sigmoid" is not a number (an option? logit --sigmoid 2 3)'],
    [[''], 'argument 1: "" is not a number (an unset variable? write nan for a missing value)'],
    [['1', '/', '4'], 'argument 2: "/" is not a number (write 1/4)'],
    [
      ['0.2', '+', '0.3'],
      `argument 2: "+" is not a number (an expression? echo '0.2 + 0.3' | bc -l | logit)`,
    ],
    [['0.5', '.'], 'argument 2: "." is not a number (it is a directory)'],
  ])('%j', async (args, message) => {
    const { stderr, code } = await run(args, { files });
    expect({ stderr, code }).toEqual({ stderr: `logit: error: ${message}\n`, code: 1 });
  });
});

describe('a wrong use of an option', () => {
  it.each([
    [['-f', '0.2'], '--format lines 0.2'],
    [['-f', 'scores.csv'], 'a file? -c COLUMN scores.csv'],
    [['-n', 'scores.csv'], '--preview 5 -c COLUMN scores.csv'],
    [['--eps', '1e-6,0.5'], '--eps 1e-6 0.5'],
    [['--eps1e-6', '0.5'], 'did you mean --eps 1e-6? see logit --help'],
    [['--prior', '0.5,0.01', '0.5'], '--prior 0.5:0.01'],
    [['--prior', '50%->1%', '0.5'], '--prior 50%:1%'],
    [['--from', '0.5'], 'the scale comes first: --from percent 0.5'],
    [['--loss', 'y', 'scores.csv'], '--loss y -c COLUMN'],
    [['--loss', '-c', 'p', 'scores.csv'], '--loss LABEL -c'],
    [['--fit', '--column', 'p', 'scores.csv'], '--fit LABEL --column'],
    [['--sql', 'mysql'], '--sql mysql -c COLUMN'],
    [['--bad', 'ignore', '-c', 'p', 'scores.csv'], '--bad keep'],
    [['--quote', '', '-c', 'p', 'scores.csv'], '--quote none'],
    [['-s=2'], 'a number? use a space: -s 2'],
    [['-qs=2'], 'a number? use a space: -s 2'],
    [['--man'], 'did you mean --manual? see logit --help'],
    [['-c', 'p', '0.5'], 'numbers as arguments are converted without -c'],
    [['-c', 'p', 'https://a.b/c.csv?d=e'], "curl -sSL 'https://a.b/c.csv?d=e' | logit ..."],
    [['-c', '9', 'scores.csv'], 'the last column is -c 1'],
  ])('%j', async (args, fix) => {
    const { text, stderr, code } = await run(args, { files });
    expect({ text, code }).toEqual({ text: '', code: 2 });
    expect(stderr).toMatch(/^logit: error: [^\n]+\)\n$/);
    expect(stderr).toContain(` (${fix})\n`);
  });

  it('a file in place of the column, on a terminal', async () => {
    const terminal = { stdin: true, stderr: true };
    const { stderr } = await call(['-c', 'package.json'], { terminal, env: { NO_COLOR: '1' }, stdin: '' });
    expect(stderr).toContain('\n  hint: to read a file: logit -c COLUMN package.json\n');
  });
});
