import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProgress, progressLine } from '../../src/cli/progress.ts';
import { call, shell } from '../command.ts';

const CLEAR = '\r\u001b[K';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Sets the clock, in milliseconds. */
function clock(): (now: number) => void {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  return (now) => {
    time = now;
  };
}

describe('the progress line', () => {
  it.each([
    [500_000, 1_000_000, 2, '50%, 0.5 MB, 0.3 MB/s, 2 s left'],
    [1_000_000, 1_000_000, 2, '100%, 1.0 MB, 0.5 MB/s, 0 s left'],
    [999_999, 1_000_000, 1, '99%, 1.0 MB, 1.0 MB/s, 1 s left'],
    [0, 1_000_000, 1, '0%, 0.0 MB, 0.0 MB/s'],
    [5_000_000, undefined, 2, '5.0 MB, 2.5 MB/s'],
    [5_000_000, 1_000_000, 2, '5.0 MB, 2.5 MB/s'],
    [5_000_000, 0, 2, '5.0 MB, 2.5 MB/s'],
    [5_000_000, undefined, 0, '5.0 MB, 0.0 MB/s'],
  ])('after %d of %s bytes in %d s', (bytes, size, seconds, line) => {
    expect(progressLine(bytes, size, seconds)).toBe(line);
  });

  it('shows by itself only after a second, then five times a second', () => {
    const setTime = clock();
    const written: string[] = [];
    const progress = createProgress((text) => written.push(text), undefined, true);
    for (let now = 0; now <= 2000; now += 50) {
      setTime(now);
      progress.watch(now * 1000);
    }
    expect(written).toEqual(
      [1000, 1200, 1400, 1600, 1800, 2000].map((now) => `${CLEAR}${(now / 1000).toFixed(1)} MB, 1.0 MB/s`),
    );
    progress.clear();
    progress.clear();
    expect(written.slice(6)).toEqual([CLEAR]);
  });

  it('clears nothing where nothing was shown', () => {
    clock();
    const written: string[] = [];
    const progress = createProgress((text) => written.push(text), 10, true);
    progress.watch(5);
    progress.clear();
    expect(written).toEqual([]);
  });
});

describe('--progress', () => {
  const stdin = '0.5\n2\n';

  it('shows the line at once, and clears it before a message', async () => {
    const { text, stderr } = await call(['--progress'], { stdin });
    expect(text).toBe('0\nnan\n');
    const states = stderr.split(CLEAR);
    expect(states.shift()).toBe('');
    expect(states.pop()).toMatch(/^logit: warning: [^\r\n]+\n$/);
    for (const state of states) expect(state).toMatch(/^0\.0 MB, [\d.]+ MB\/s$/);
  });

  it('shows percent and time left for files', async () => {
    const files = { a: 'p\n0.5\n', b: 'p\n0.5\n' };
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 700));
    expect((await call(['--progress', '-c', 'p', 'a', 'b'], { files })).stderr).toMatch(
      /50%, 0\.0 MB, [^]* s left[^]*100%, /,
    );
    expect((await call(['--progress', '-c', 'p', 'a', '-'], { files, stdin: 'p\n' })).stderr).not.toContain(
      '%',
    );
  });

  it('clears the line before an error', async () => {
    const { stderr, code } = await call(['--progress', '-f', 'lines'], { stdin: ['0.5\n', 'x\n'] });
    expect(stderr.endsWith(`${CLEAR}logit: error: standard input:2: "x" is not a number\n`)).toBe(true);
    expect(code).toBe(1);
  });

  it.each([
    ['without a terminal', [], {}],
    ['on a terminal, for quick work', [], { stderr: true }],
    ['on a terminal, with --no-progress', ['--no-progress'], { stderr: true }],
    ['on a terminal that gets the results too', [], { stderr: true, stdout: true }],
    ['on a terminal, with --quiet', ['-q'], { stderr: true }],
  ])('nothing is shown %s', async (_, args, terminal) => {
    expect((await call(args, { stdin: '0.5', terminal })).stderr).toBe('');
  });

  it.each([
    [[], { stderr: true }, true],
    [[], {}, false],
    [['--no-progress'], { stderr: true }, false],
    [[], { stderr: true, stdout: true }, false],
    [['-q'], { stderr: true }, false],
  ])('%j with terminals %j, work of two seconds: %s', async (args, terminal, isShown) => {
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 700));
    expect(
      (await call(args, { stdin: ['0.5\n', '0.5\n', '0.5\n', '0.5\n'], terminal })).stderr.includes('MB/s'),
    ).toBe(isShown);
  });

  it('of the built command goes to standard error', async () => {
    const { text, stderr } = await shell('echo 0.5 | logit --progress');
    expect(text).toBe('0\n');
    expect(stderr.replaceAll(/0\.0 MB, [\d.]+ MB\/s/g, '').replaceAll(CLEAR, '')).toBe('');
    expect(stderr.endsWith(`/s${CLEAR}`)).toBe(true);
  });
});

it('a file that is not there is told as without it', async () => {
  for (const args of [['missing.npy'], ['-c', 'p', 'missing.csv'], ['a.csv/b.npy']]) {
    const files = { 'a.csv': 'p\n' };
    const { stderr, code } = await call(args, { files });
    expect(await call(['--progress', ...args], { files })).toMatchObject({ stderr, code });
    expect({ stderr, code }).toEqual({ stderr: expect.stringContaining('cannot open: '), code: 2 });
  }
});
