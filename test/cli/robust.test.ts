import { describe, expect, it } from 'vitest';
import { call, hasFullDevice, run, shell } from '../support/command.ts';

describe('messages that nobody can read', () => {
  it.skipIf(!hasFullDevice).each([
    ['a warning', 'logit 2 2> /dev/full; echo $?', 'tensor([nan], dtype=torch.float64)\n0\n'],
    ['a passing check', 'logit -f lines --inverse 0.5 2> /dev/full; echo $?', '0\t0.5\n0\n'],
    ['a usage error', 'logit -x 2> /dev/full; echo $?', '2\n'],
    ['a bad number', 'logit x 2> >(true); echo $?', '1\n'],
    ['progress', 'seq 0 200000 | sed s/^/0./ | logit --progress -q 2> /dev/full | wc -l', '200001\n'],
  ])('%s: neither output nor exit code change', async (_, line, text) => {
    expect((await shell(line, { files: {} })).text).toBe(text);
  });
});

describe('control characters in the data', () => {
  const column = 'a\nb\u001b[31m\u202e';

  it.each([
    ['a warning', ['--bad', 'keep'], 'x'],
    ['a value outside', [], '2'],
    ['the round trip', ['--inverse'], '0.1'],
    ['an error', [], 'x'],
  ])('are shown as escapes in %s, on one line', async (_, args, cell) => {
    const { stderr } = await call(['-c', '1', ...args], { stdin: `"${column}"\n${cell}\n` });
    expect(stderr).toMatch(/^logit: (?:error|warning|note): [^\p{Cc}\u202e]+\n$/u);
    expect(stderr).toContain('"a\\nb\\u001b[31m\\u202e"');
  });
});

describe('names and data in messages', () => {
  const evil = 'a\u001b]0;x\u0007\u009b2J\u202e\u2028\r\nb';

  it.each([
    ['a name that is not there', ['-c', 'q'], `"${evil}"\n0.5\n`],
    ['a name that is asked for', ['-c', evil], 'p\n0.5\n'],
    ['a name that occurs twice', ['-c', evil], `"${evil}","${evil}"\n`],
    ['a cell', ['-c', 'p'], `p\n"${evil}"\n`],
    ['a value in the header', ['-c', '1', '--bad', 'keep'], `"${evil}"\nx\n`],
    ['a number that is a name', ['-c', '1'], `"${evil}",1\n0.5,0.5\n`],
    ['a duplicate name', ['-c', '1', '-a'], `"${evil}","${evil}_logit"\n0.5,0.5\n`],
    ['--as', ['-c', 'p', '-a', '--as', evil], `p,"${evil}"\n0.5,0.5\n`],
    ['a file', ['-c', 'p', evil], ''],
    ['the file to write', ['-o', `no/${evil}`, '0.5'], ''],
    ['an argument', [evil], ''],
    ['an option', [`--${evil}`], ''],
    ['the value of an option', ['--eps', evil, '0.5'], ''],
    ['percent', ['-c', '1'], `"${evil}"\n50\n`],
  ])('%s: lines of ours, without control characters', async (_, args, stdin) => {
    const { stderr } = await call(args, { stdin });
    expect(stderr).toMatch(/^(?:logit: (?:error|warning|note): [^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+\n)+$/u);
  });
});

describe('input that means something else', () => {
  it.each([
    ['-s5', '-s5: -s takes no value (a number? use a space: -s 5)'],
    ['-qs.5', '-qs.5: -s takes no value (a number? use a space: -s .5)'],
    ['-i2', '-i2: -i takes no value (a number? use a space: -i 2)'],
  ])('%s is a usage error: it would be read as a negative number', async (argument, message) => {
    expect(await call([argument])).toMatchObject({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
  });

  it.each(['-infi', '-.', '-nanx'])('%s is an argument that is not a number', async (argument) => {
    const stderr = `logit: error: argument 1: "${argument}" is not a number\n`;
    expect(await call([argument])).toMatchObject({ text: '', stderr, code: 1 });
  });

  it('lines that end with CR alone are refused: all of them would be one header', async () => {
    const { text, stderr, code } = await call(['-c', 'p'], { stdin: 'p,q\r0.5,1\r' });
    expect({ text, code }).toEqual({ text: '', code: 1 });
    expect(stderr).toBe(
      "logit: error: standard input:1: unsupported CR line endings (convert them: ... | tr '\\r' '\\n' | logit ...)\n",
    );
  });

  it.each(['1/3%', '80%/2', '1%/1%'])('%s is not a number: a percentage of what?', async (argument) => {
    expect((await call([argument])).code).toBe(1);
  });

  it.each(['dtype=0.2 0.3', 'device=0.5, 0.2', 'requires_grad=1'])(
    '%s loses no number silently',
    async (stdin) => {
      expect((await call([], { stdin })).code).toBe(1);
    },
  );

  it('a number typed just below 0 is not a percentage', async () => {
    const { stderr } = await call(['--exact', '-1e-400', '1.00000000000000000001']);
    expect(stderr).toMatch(/^logit: warning: 2 of 2 values outside \[0, 1\]/);
    expect(stderr).not.toContain('percent');
  });
});

it('float32 values are reported as float32 spells them', async () => {
  expect((await call(['--dtype', 'float32', '1.1', '0.5'])).stderr).toContain(
    'logit: warning: 1 of 2 values outside [0, 1] became nan: 1.1 at argument 1 (for log-odds use --sigmoid, for percentages --from percent: 1.1% is 0.011)\n',
  );
});

it.each([
  [['--color', 'always', '-x'], {}, true],
  [['-x', '--color=always'], {}, true],
  [['--color', 'never', '-x'], { FORCE_COLOR: '1' }, false],
])('%j with %j: a usage error is coloured: %s', async (args, env, isColored) => {
  expect((await call(args, { env })).stderr.includes('\u001b[')).toBe(isColored);
});

it('help is coloured into a pipe where that is asked for', async () => {
  expect((await call(['--help', '--color', 'always'])).text).toContain('\u001b[1mConversion:');
});

it('a pipe without a reader can be left by a signal', async () => {
  const line = 'mkfifo pipe; logit -o pipe 0.5 & sleep 0.3; kill -TERM $!; wait $!; echo $?';
  expect((await shell(line, { files: {} })).text).toBe('143\n');
});

it('a long record without a line end is read once, however small the pieces', async () => {
  const stdin = Array.from({ length: 64 }, () => 'x'.repeat(65_536));
  const { stderr, code } = await run(['-c', 'p'], { stdin });
  expect(code).toBe(2);
  expect(stderr.length).toBeLessThan(200);
});

it('a byte order mark is at the start only, also after an empty file', async () => {
  const files = { 'a.csv': '\ufeff', 'b.csv': '\ufeffp\n0.5\n' };
  expect((await run(['-c', 'p', 'a.csv', 'b.csv'], { files })).text).toBe('\ufeffp\n0\n');
});

it('a pipe that nobody writes to can be left by a signal, and leaves no temporary file', async () => {
  const line =
    'mkfifo pipe; logit -c p pipe -o out & until ls -A | grep -q tmp; do :; done; kill -TERM $!; wait $!; echo $?; ls -A';
  expect((await shell(line, { files: {} })).text).toBe('143\npipe\n');
});

it('digits that only a typed number can need have their room', async () => {
  const rows = Array.from({ length: 12_000 }, () => `1e-1${'0'.repeat(290)}\n`);
  const whole = await run(['-c', '1', '--no-header', '--exact', '-p', '2'], { stdin: rows.join('') });
  const one = await run(['-c', '1', '--no-header', '--exact', '-p', '2'], { stdin: rows[0] });
  expect(whole.text === one.text.repeat(rows.length)).toBe(true);
});

it('a list of missing values that is too long is a usage error', async () => {
  const list = Array.from({ length: 13_000 }, (_, i) => `word${i}`).join(',');
  const { stderr, code } = await call(['-c', 'p', '--na', list], { stdin: 'p\n0.5\n' });
  expect({ stderr, code }).toEqual({
    stderr: 'logit: error: the column names and --na values together exceed 96 KiB\n',
    code: 2,
  });
});

it.each(['-', '.', 'e', '1', '+', '%', '/'])(
  'the delimiter %s could be part of a number',
  async (delimiter) => {
    expect((await call(['-c', 'p', '-d', delimiter], { stdin: 'p\n0.5\n' })).code).toBe(2);
  },
);

it.each([
  [['-o', '', '0.5'], '"": cannot write: no such file or directory'],
  [['-c', 'p', ''], '"": cannot open: no such file or directory'],
])('an empty name of a file is seen: %j', async (args, message) => {
  expect(await call(args)).toMatchObject({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
});

it('a row that is too long is reported without a column', async () => {
  const { stderr } = await call(['-c', 'p', '--append', '--bad', 'keep'], {
    stdin: 'p,q\n0.2,1\n0.2,1,9\n',
  });
  expect(stderr).toBe(
    'logit: warning: 1 of 2 rows has more cells than the header; its new cell was put in its column (first: standard input:3, 3 cells for 2 columns)\n',
  );
});
