import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

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
