import { describe, expect, it } from 'vitest';
import { sigmoid } from '../../src/engine/convert.ts';
import { call } from '../support/command.ts';

const words = (args: string): string[] => args.split(' ').filter((word) => word !== '');

const COMMA = (text: string, line = 1): string =>
  `warning: standard input:${line}: the comma in "${text}" was read as a separator (decimal commas? ... | tr , . | logit ...)`;

type Reported = readonly [args: string, stdin: string, text: string, message: string];

const HIDDEN_BY_QUIET: readonly Reported[] = [
  [
    '-c 2',
    'a,b,2\n0.5,1,0.5\n',
    'a,b,2\n0.5,1,0\n',
    'note: standard input: -c 2 selects column 3, which is named "2" (for column 2 use -c b)',
  ],
  [
    '-c 1',
    'my p,1\n0.5,0.5\n',
    'my p,1\n0.5,0\n',
    `note: standard input: -c 1 selects column 2, which is named "1" (for column 1 use -c 'my p')`,
  ],
  [
    '-c 1',
    ',1\n0.5,0.5\n',
    ',1\n0.5,0\n',
    'note: standard input: -c 1 selects column 2, which is named "1" (for column 1 use -c 1-1)',
  ],
  [
    '-c p -a',
    'p,p_logit\n0.5,1\n',
    'p,p_logit,p_logit\n0.5,1,0\n',
    'warning: the output has two columns named "p_logit" (use --as NAME to rename the new column)',
  ],
  [
    '-c 1,3 -a',
    'p,p_logit,q\n0.5,1,0.5\n',
    'p,p_logit,q,p_logit,q_logit\n0.5,1,0.5,0,0\n',
    'warning: the output has two columns named "p_logit"',
  ],
  [
    '-c 1 -a -i --as x',
    'p,p_recovered\n0.5,1\n',
    'p,p_recovered,x,p_recovered\n0.5,1,0,0.5\n',
    'warning: the output has two columns named "p_recovered"',
  ],
];

const PROBABLY_WRONG: readonly Reported[] = [
  [
    '-c 1 --bad keep',
    'id;p\n1;0.5\n',
    'id;p\n1;0.5\n',
    `warning: standard input: every row is a single non-numeric cell (is ";" the delimiter? use -d ';')`,
  ],
  ['-c p', 'p,q\n0,5\n', 'p,q\n-inf,5\n', ''],
  ['-s', '-0,5\n', '0.5\n0.9933071490757152\n', COMMA('-0,5')],
  ['-s', '2,05 1\n', `${sigmoid(2)}\n${sigmoid(5)}\n${sigmoid(1)}\n`, COMMA('2,05')],
  ['-s', '2,05\n', `${sigmoid(2)}\n${sigmoid(5)}\n`, COMMA('2,05')],
  ['', '0,5\n', '-inf\nnan\n', COMMA('0,5')],
  // tidyverse/readr#268, #351
  ['-g 3', '1,23E-05\n', 'inf\n-8.38\n', COMMA('1,23E-05')],
  ['--eps 0.25 -g 3', '1,23E-05\n0,5E-03\n', '1.1\n-1.1\n-1.1\n-1.1\n', COMMA('1,23E-05')],
  // data.table#2430
  ['-g 3', '0,5%\n0,9%\n', '-inf\n-2.94\n-inf\n-2.31\n', COMMA('0,5%')],
  // tidyverse/readr#151
  ['-s -g 3', '1,5\n-2,5\n', '0.731\n0.993\n0.119\n0.993\n', COMMA('1,5')],
  ['-s -g 3', '0,5\n0,25\n', '0.5\n0.993\n0.5\n1\n', COMMA('0,5')],
  ['', '0.5\n0.5\n0,1\n', '0\n0\n-inf\ninf\n', COMMA('0,1', 3)],
  ['', '0,1 0.5,\n', '-inf\ninf\n0\n', ''],
  [
    '-s',
    '1,234.5\n',
    '0.7310585786300049\n1\n',
    'warning: standard input:1: the comma in "1,234.5" was read as a separator (thousands separators? ... | tr -d , | logit ...)',
  ],
];

describe('ambiguous input is converted, and a warning follows', () => {
  it.each([...HIDDEN_BY_QUIET, ...PROBABLY_WRONG])('%s of %j', async (args, stdin, text, message) => {
    for (const pieces of [[stdin], stdin.split('')]) {
      const outcome = await call(words(args), { stdin: pieces });
      expect({ code: outcome.code, text: outcome.text }).toEqual({ code: 0, text });
      if (message === '') expect(outcome.stderr).toBe('');
      else expect(outcome.stderr.split('\n')[0]).toBe(`logit: ${message}`);
    }
  });

  it.each(HIDDEN_BY_QUIET)('-q hides it: %s of %j', async (args, stdin) => {
    expect((await call([...words(args), '-q'], { stdin })).stderr).toBe('');
  });

  it.each(PROBABLY_WRONG)(
    '-q does not hide what is probably wrong: %s of %j',
    async (args, stdin, _, message) => {
      const { stderr } = await call([...words(args), '-q'], { stdin });
      expect(stderr).toBe(message === '' ? '' : `logit: ${message}\n`);
    },
  );
});

// What is read at a time has 1 MiB, and through a pipe less.
describe('a comma anywhere in a stream', () => {
  it.each([
    ['0.5\n', 30_000, '0,1\n1,0\n', [], '0,1'],
    ['0.5\n', 500_000, '0,1\n', [], '0,1'],
    ['0.5\r\n', 30_000, '\r\n0,1\r\n', [], '0,1'],
    ['-0.5 2\n', 30_000, '1,5\n', ['-s'], '1,5'],
    ['# 1,5\n0.5\n', 30_000, '0,25 # less\n', [], '0,25'],
    ['# 1,5, 2,5\n0.5\n', 30_000, '0,25\n', ['-f', 'tensor'], '0,25'],
    ['[0.5 0.25]\n', 30_000, '[0,1 1,0]\n', [], '0,1'],
    ['0.5, 0.25\n', 30_000, '0,05\n', [], '0,05'],
    ['0.5 ', 30_000, '0,5%', [], '0,5%'],
  ])('%j, %i times, then %j', async (unit, count, end, args, text) => {
    const { stderr, code } = await call(args, { stdin: unit.repeat(count) + end });
    const line = (unit.repeat(count) + end.slice(0, end.indexOf(text))).split('\n').length;
    expect(stderr.split('\n')[0]).toBe(`logit: ${COMMA(text, line)}`);
    expect(code).toBe(0);
  });

  it('is found across two reads', async () => {
    for (const length of [1, 2, 3, 4]) {
      const pieces = ['0.5\n'.repeat(2000), `0,25\n0.5\n`.slice(0, length), `0,25\n0.5\n`.slice(length)];
      const { stderr, text } = await call([], { stdin: pieces });
      expect(stderr.split('\n')[0]).toBe(`logit: ${COMMA('0,25', 2001)}`);
      expect(text.endsWith('0\n-inf\nnan\n0\n')).toBe(true);
    }
  });

  it.each([
    ['0.5\n', 30_000, '0.1,0.2\n1,0\n', []],
    ['0.5\n', 30_000, '1,2,3\n', ['-s']],
    ['0.5, 0.25\n', 30_000, '0.1, 1,0\n', []],
    ['0,1\n', 30_000, '1,0\n', []],
    ['0.5,0.25\n', 30_000, '0,1\n', []],
    ['0.5\n', 30_000, '# 0,1\n', []],
    ['0.5\n', 30_000, '[0,1]\n', []],
  ])('%j, %i times, then %j: no warning if the comma separates numbers', async (unit, count, end, args) => {
    expect((await call(args, { stdin: unit.repeat(count) + end })).stderr).toBe('');
  });
});

describe('innocent input is not remarked on', () => {
  it.each([
    ['-c 2', 'id,2019\n1,0.5\n'],
    ['-c 3', '0,1,2\n0.1,0.2,0.5\n'],
    ['-c 2', '0.0,1.0\n0.5,0.5\n'],
    ['-c 0.95', '0.05,0.95\n0.5,0.5\n'],
    ['-c 9', 'a,9\n0.5,0.5\n'],
    ['-c 1', 'score; higher is better\n0.5\n0.25\n'],
    ['-c p', 'p,note\n0.5,"1,5"\n0.5,a;b\n'],
    ['-c p', 'p,note\n0.5,PAR1\n0.5,p\n'],
    ['-c PAR1', 'PAR1,PK\n0.5,0.5\n'],
    ['-c prob --bad skip', 'prob\n0.5\n'],
    ['-c p -c 1 -c p,p', 'p,q\n0.5,x\n'],
    ['-c p -a', 'p,logit\n0.5,x\n'],
    ['-c __proto__ -a', '__proto__,constructor\n0.5,0.5\n'],
    ['-c constructor,toString', 'toString,constructor\n0.5,0.5\n'],
    ['-c hasOwnProperty --as __proto__ -a', 'hasOwnProperty\n0.5\n'],
    ['', '0.2,0.5\n0.1,0.9\n'],
    ['', '0,1\n1,0\n'],
    ['', '0,1,1,0\n'],
    ['-s', '1,2,3\n'],
    ['', '0.1,0.2,0.3\n'],
    ['-s', '[0,1000]\n'],
    ['-s', '0.5,1\n2,3\n'],
    ['', '# 0,5\n0.5\n'],
    ['--eps 0.25', '0,1\n1,0\n'],
    ['-s', '0, 5\n'],
    ['', '[1]\n[0]\n'],
    ['', '[[1]]\n'],
    ['', '[[1]\n [0]]\n'],
    ['', '[1 0 1]\n'],
    ['', '[0.5] 0.5\n'],
    ['-s', '5.#comment\n5.# I\n5.#'],
    ['-s', '1.#\n'],
    ['', 'Parameter containing:\ntensor([0.2, 0.5], requires_grad=True)\n'],
    ['', "tensor([0.5], device='cuda:0', grad_fn=<SigmoidBackward0>)\n"],
    ['', '0.5 nan\n'],
    ['-s', 'Inf -Infinity NaN\n'],
    ['', '0\n'],
    ['0 1 0', ''],
    ['-s 5 6 7', ''],
    ['--eps 1e-6 0.5', ''],
    ['--eps 0 0.5', ''],
    ['--eps 0.0e5 0.5', ''],
    ['--eps 0.49 0.5', ''],
  ])('%s of %j', async (args, stdin) => {
    const { stderr, code } = await call(words(args), { stdin });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });
});
