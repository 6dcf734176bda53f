import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProgress, progressLine, type ProgressStyle } from '../../src/cli/progress.ts';
import { ASCII, UNICODE } from '../../src/output/glyphs.ts';
import { call, finished, shell, start } from '../support/command.ts';

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

const style: ProgressStyle = { size: undefined, unit: 'rows', width: 80, glyphs: UNICODE };

describe('the progress line', () => {
  it.each<[number, number | undefined, number, number, string]>([
    [500_000, 1_000_000, 100_000, 2, '50%, 0.5 MB, 0.3 MB/s, 50k rows/s, 2 s left'],
    [1_000_000, 1_000_000, 1999, 2, '100%, 1.0 MB, 0.5 MB/s, 1k rows/s, 0 s left'],
    [999_999, 1_000_000, 12_345, 1, '99%, 1.0 MB, 1.0 MB/s, 12.3k rows/s, 1 s left'],
    [1_000_000, 1e9, 4_567_890, 1, '0%, 1.0 MB, 1.0 MB/s, 4.57M rows/s, 17 min left'],
    [0, 1_000_000, 0, 1, '0%, 0.0 MB, 0.0 MB/s, 0 rows/s'],
    [5_000_000, undefined, 10, 2, '5.0 MB, 2.5 MB/s, 5 rows/s'],
    [5_000_000, 1_000_000, 999_600, 1, '5.0 MB, 5.0 MB/s, 1M rows/s'],
    [5_000_000, 0, 10, 2, '5.0 MB, 2.5 MB/s, 5 rows/s'],
    [5_000_000, undefined, 10, 0, '5.0 MB, 0.0 MB/s, 0 rows/s'],
  ])('after %d of %s bytes and %d rows in %d s', (bytesRead, size, count, seconds, line) => {
    const shown = progressLine({ bytesRead, count, seconds }, { ...style, size });
    expect(shown.replace(/^\[.*\] /, '')).toBe(line);
    expect(shown.startsWith('[')).toBe(line.includes('%'));
  });

  const done = { bytesRead: 40_000_000, count: 3_000_000, seconds: 10 };

  it.each([
    [120, UNICODE, `[${'█'.repeat(12)}${'░'.repeat(18)}] 40%, 40.0 MB, 4.0 MB/s, 300k rows/s, 15 s left`],
    [80, UNICODE, `[${'█'.repeat(11)}${'░'.repeat(17)}] 40%, 40.0 MB, 4.0 MB/s, 300k rows/s, 15 s left`],
    [80, ASCII, `[${'#'.repeat(11)}${'-'.repeat(17)}] 40%, 40.0 MB, 4.0 MB/s, 300k rows/s, 15 s left`],
    [60, UNICODE, `[${'█'.repeat(3)}${'░'.repeat(5)}] 40%, 40.0 MB, 4.0 MB/s, 300k rows/s, 15 s left`],
    [40, UNICODE, `[${'█'.repeat(4)}${'░'.repeat(6)}] 40%, 4.0 MB/s, 15 s left`],
    [24, UNICODE, `[${'█'.repeat(6)}${'░'.repeat(9)}] 40%`],
    [16, UNICODE, '40%, 4.0 MB/s'],
    [10, UNICODE, '40%'],
    [3, UNICODE, ''],
  ])('fits a terminal of %d columns', (width, glyphs, line) => {
    const shown = progressLine(done, { ...style, size: 100_000_000, width, glyphs });
    expect(shown).toBe(line);
    expect(shown.length).toBeLessThanOrEqual(Math.max(0, width - 3));
  });

  it('shows by itself only after a second, then five times a second', () => {
    const setTime = clock();
    const written: string[] = [];
    const progress = createProgress((text) => written.push(text), style, true);
    for (let now = 0; now <= 2000; now += 50) {
      setTime(now);
      progress.watch(now * 1000, now * 100);
    }
    expect(written).toEqual(
      [1000, 1200, 1400, 1600, 1800, 2000].map(
        (now) => `${CLEAR}${(now / 1000).toFixed(1)} MB, 1.0 MB/s, 100k rows/s`,
      ),
    );
    progress.clear();
    progress.clear();
    expect(written.slice(6)).toEqual([CLEAR]);
  });

  it('clears nothing where nothing was shown', () => {
    clock();
    const written: string[] = [];
    const progress = createProgress((text) => written.push(text), style, true);
    progress.watch(5, 1);
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
    for (const state of states) expect(state).toMatch(/^0\.0 MB, [\d.]+ MB\/s, [\d.]+[kM]? values\/s$/);
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

  it('is erased by Ctrl-C, which ends the command as before', async () => {
    const child = start(['--progress', '-f', 'lines']);
    const end = finished(child);
    child.stdin!.write('0.5\n');
    await once(child.stderr!, 'data');
    child.kill('SIGINT');
    const { stderr, signal } = await end;
    expect(signal).toBe('SIGINT');
    expect(stderr.endsWith(` values/s${CLEAR}`)).toBe(true);
  });

  it('of the built command goes to standard error', async () => {
    const { text, stderr } = await shell('echo 0.5 | logit --progress');
    expect(text).toBe('0\n');
    expect(stderr.replaceAll(/0\.0 MB, [\d.]+ MB\/s, [\d.]+[kM]? values\/s/g, '').replaceAll(CLEAR, '')).toBe(
      '',
    );
    expect(stderr.endsWith(`/s${CLEAR}`)).toBe(true);
  });
});

it('a file that is not there is reported as without it', async () => {
  for (const args of [['missing.npy'], ['-c', 'p', 'missing.csv'], ['a.csv/b.npy']]) {
    const files = { 'a.csv': 'p\n' };
    const { stderr, code } = await call(args, { files });
    expect(await call(['--progress', ...args], { files })).toMatchObject({ stderr, code });
    expect({ stderr, code }).toEqual({ stderr: expect.stringContaining('cannot open: '), code: 2 });
  }
});
