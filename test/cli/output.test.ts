import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  Directory,
  call,
  finished,
  hasFullDevice,
  hasPython,
  onWindows,
  run,
  shell,
  start,
} from '../support/command.ts';

const TABLE = 'id,p\n1,0.5\n2,0.5\n';
const CONVERTED = 'id,p\n1,0\n2,0\n';

describe('-o', () => {
  it.each([
    [['-c', 'p', 'in.csv'], CONVERTED],
    [['0.5'], 'tensor([0.], dtype=torch.float64)\n'],
    [['-f', 'lines'], '0\n'],
    [['-f', 'csv'], 'prob,logit\n0.5,0\n'],
  ])('%j writes the file and nothing else', async (args, expected) => {
    for (const option of [['-o', 'out'], ['--output=out']]) {
      const directory = new Directory({ 'in.csv': TABLE });
      expect(await run([...args, ...option], { cwd: directory.path, stdin: '0.5' })).toMatchObject({
        text: '',
        stderr: '',
        code: 0,
      });
      expect(directory.read('out')).toBe(expected);
      expect(directory.list()).toEqual(['in.csv', 'out']);
    }
  });

  it('- is standard output', async () => {
    expect(await run(['-o', '-', '-f', 'lines', '0.5'])).toMatchObject({ text: '0\n', code: 0 });
  });

  it.each(['/dev/stdout', '/dev/fd/1'])(
    '%s is standard output, and its old content remains',
    async (path) => {
      const line = `(echo before; logit -c p in.csv -o ${path}; echo after) >> log; cat log`;
      const { text } = await shell(line, { files: { 'in.csv': TABLE } });
      expect(text).toBe(`before\n${CONVERTED}after\n`);
    },
  );

  it('that names a descriptor nobody has opened is refused', async () => {
    const { text, stderr } = await shell('logit 0.5 -o /dev/fd/99; echo $?');
    expect(text).toBe('2\n');
    expect(stderr).toBe('logit: error: /dev/fd/99: cannot write: bad file descriptor\n');
  });

  it('may be the input itself', async () => {
    const row = '1,0.5\n';
    const directory = new Directory({ 'scores.csv': `id,p\n${row.repeat(200_000)}` });
    expect(await run(['-c', 'p', 'scores.csv', '-o', 'scores.csv'], { cwd: directory.path })).toMatchObject({
      text: '',
      stderr: '',
      code: 0,
    });
    expect(directory.read('scores.csv') === `id,p\n${'1,0\n'.repeat(200_000)}`).toBe(true);
    expect(directory.list()).toEqual(['scores.csv']);
  });

  it.skipIf(onWindows)('keeps the permissions of the file that was there', async () => {
    const directory = new Directory({ 'in.csv': TABLE, out: 'old' });
    for (const mode of [0o600, 0o640, 0o755, 0o444]) {
      chmodSync(directory.at('out'), mode);
      expect(await call(['-c', 'p', 'in.csv', '-o', 'out'], { cwd: directory.path })).toMatchObject({
        code: 0,
      });
      expect(statSync(directory.at('out')).mode & 0o777).toBe(mode);
    }
  });

  it('makes a new file as the umask has it', async () => {
    const directory = new Directory();
    await shell('umask 027; logit 0.5 -o new', { cwd: directory.path });
    expect(statSync(directory.at('new')).mode & 0o777).toBe(0o640);
  });

  it.skipIf(onWindows)('writes through a symbolic link, which stays', async () => {
    const directory = new Directory({ 'in.csv': TABLE });
    mkdirSync(directory.at('there'));
    writeFileSync(directory.at('there/target'), 'old');
    symlinkSync('there/target', directory.at('link'));
    expect(await run(['-c', 'p', 'in.csv', '-o', 'link'], { cwd: directory.path })).toMatchObject({
      code: 0,
    });
    expect(readlinkSync(directory.at('link'))).toBe('there/target');
    expect(directory.read('there/target')).toBe(CONVERTED);
    expect(lstatSync(directory.at('there/target')).isFile()).toBe(true);
  });

  it.skipIf(onWindows)('writes through a symbolic link that leads nowhere yet', async () => {
    const directory = new Directory({ 'in.csv': TABLE });
    mkdirSync(directory.at('there'));
    symlinkSync('there/second', directory.at('first'));
    symlinkSync('target', directory.at('there/second'));
    expect(await call(['-c', 'p', 'in.csv', '-o', 'first'], { cwd: directory.path })).toMatchObject({
      code: 0,
    });
    expect(readlinkSync(directory.at('first'))).toBe('there/second');
    expect(directory.read('there/target')).toBe(CONVERTED);
  });

  it('may have the longest name there is', async () => {
    const directory = new Directory();
    const name = 'x'.repeat(255);
    expect(await call(['-f', 'lines', '0.5', '-o', name], { cwd: directory.path })).toMatchObject({
      stderr: '',
      code: 0,
    });
    expect(directory.read(name)).toBe('0\n');
  });

  it('writes into a pipe and into a device without replacing them', async () => {
    expect(await shell('mkfifo pipe; cat pipe & logit -f lines 0.5 -o pipe; wait')).toMatchObject({
      text: '0\n',
      stderr: '',
      code: 0,
    });
    expect(await shell('logit 0.5 -o /dev/null; [ -c /dev/null ]')).toMatchObject({
      text: '',
      stderr: '',
      code: 0,
    });
    expect(await shell('logit -f lines 0.5 -o /dev/stdout | cat')).toMatchObject({
      text: '0\n',
      stderr: '',
      code: 0,
    });
  });

  it.each([
    ['a cell that is not a number', ['-c', 'p', 'bad.csv'], 1],
    ['--strict', ['--strict', '2'], 1],
    ['a round trip that fails', ['-i', '-s', '40'], 1],
    ['a missing column', ['-c', 'x', 'in.csv'], 2],
    ['a missing file', ['-c', 'p', 'missing.csv'], 2],
    ['another header', ['-c', 'p', 'in.csv', 'bad.csv', 'other.csv', '--bad', 'keep'], 2],
    ['wrong usage', ['--eps', '7', '0.5'], 2],
  ])('leaves the file as it was after %s', async (_, args, exit) => {
    const directory = new Directory({
      'in.csv': TABLE,
      'bad.csv': `${TABLE}3,abc\n`,
      'other.csv': 'x,y\n',
      out: 'old',
    });
    const before = directory.list();
    expect((await call([...args, '-o', 'out'], { cwd: directory.path })).code).toBe(exit);
    expect(directory.read('out')).toBe('old');
    expect((await run([...args, '-o', 'new'], { cwd: directory.path })).code).toBe(exit);
    expect(directory.list()).toEqual(before);
  });

  it.each([
    ['no/such/out', 'no/such/out: cannot write: no such file or directory'],
    ['folder', 'folder: cannot write: is a directory'],
    [
      'in.csv/out',
      `in.csv/out: cannot write: ${onWindows ? 'no such file or directory' : 'not a directory'}`,
    ],
  ])('%s cannot be written', async (output, message) => {
    const directory = new Directory({ 'in.csv': TABLE });
    mkdirSync(directory.at('folder'));
    const { text, stderr, code } = await run(['-c', 'p', 'in.csv', '-o', output], { cwd: directory.path });
    expect({ text, stderr, code }).toEqual({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
    expect(directory.list()).toEqual(['folder', 'in.csv']);
  });

  it.skipIf(onWindows).each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const)(
    '%s ends the command, and the temporary file is gone',
    async (signal) => {
      const directory = new Directory({ out: 'old' });
      const temporary = new Promise((resolve) => {
        const watcher = watch(directory.path, (_, name) => {
          if (name === 'out') return;
          watcher.close();
          resolve(name);
        });
      });
      const child = start(['-o', 'out'], { cwd: directory.path });
      const end = finished(child);
      child.stdin!.write('0.5\n');
      await temporary;
      child.kill(signal);
      expect(await end).toMatchObject({ text: '', stderr: '', code: null, signal });
      expect(directory.list()).toEqual(['out']);
      expect(directory.read('out')).toBe('old');
    },
  );
});

describe.skipIf(onWindows)('signals', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s: what was converted has been written',
    async (signal) => {
      const child = start([]);
      const end = finished(child);
      const answered = new Promise((resolve) => child.stdout!.once('data', resolve));
      child.stdin!.write('0.5\n');
      await answered;
      child.kill(signal);
      expect(await end).toMatchObject({ text: '0\n', stderr: '', code: null, signal });
    },
  );

  it('a shell sees 143 for SIGTERM', async () => {
    const line =
      'mkfifo in; logit -o out < in & exec 3> in; until ls -A | grep -q tmp; do :; done; kill $!; wait $!; echo $?; ls -A';
    expect((await shell(line, { files: {} })).text).toBe('143\nin\n');
  });
});

describe('the reader of a pipe goes away', () => {
  it.each([
    ['lines', 'yes 0.5 | logit | head -1; echo ${PIPESTATUS[1]}', '0\n0\n'],
    ['CSV', '{ echo p; yes 0.5; } | logit -c p | head -2; echo ${PIPESTATUS[1]}', 'p\n0\n0\n'],
    [
      'a file',
      'yes 0.5 | head -1000000 > numbers; logit -c 1 --no-header numbers | head -1; echo ${PIPESTATUS[0]}',
      '0\n0\n',
    ],
    ['help', 'logit --help | true; echo ${PIPESTATUS[0]}', '0\n'],
    ['-o pipe', 'mkfifo pipe; head -1 pipe & yes 0.5 | logit -o pipe; echo ${PIPESTATUS[1]}; wait', '0\n0\n'],
  ])('%s: quietly, with 0', async (_, line, text) => {
    const outcome = await shell(line, { files: {} });
    expect({ text: outcome.text.split('\n').toSorted().join('\n'), stderr: outcome.stderr }).toEqual({
      text: text.split('\n').toSorted().join('\n'),
      stderr: '',
    });
  });
});

describe('output that cannot be written', () => {
  it.skipIf(!hasFullDevice).each([
    ['a tensor', 'logit 0.5 > /dev/full'],
    ['lines', 'echo 0.5 | logit > /dev/full'],
    ['many lines', 'yes 0.5 | head -1000000 | logit > /dev/full'],
    ['CSV', 'printf "p\\n0.5\\n" | logit -c p > /dev/full'],
    ['help', 'logit --help > /dev/full'],
    ['version', 'logit --version > /dev/full'],
  ])('%s: exit code 2', async (_, line) => {
    expect(await shell(line)).toMatchObject({
      text: '',
      stderr: 'logit: error: standard output: cannot write: no space left on device\n',
      code: 2,
    });
  });

  it.skipIf(!hasFullDevice)('with -o names the file', async () => {
    expect(await shell('logit 0.5 -o /dev/full')).toMatchObject({
      stderr: 'logit: error: /dev/full: cannot write: no space left on device\n',
      code: 2,
    });
  });

  it('beyond a size limit: the file is as it was', async () => {
    const directory = new Directory({ out: 'old' });
    const line = 'trap "" XFSZ; ulimit -f 1; yes 0.5 | head -100000 | logit -o out';
    expect(await shell(line, { cwd: directory.path })).toMatchObject({
      stderr: 'logit: error: out: cannot write: file too large\n',
      code: 2,
    });
    expect(directory.list()).toEqual(['out']);
    expect(directory.read('out')).toBe('old');
  });
});

/** Begins when the pipe is full, and then takes less at a time than is written. */
const SLOW_READER = `
import fcntl, os, struct, termios, time
while struct.unpack('i', fcntl.ioctl(0, termios.FIONREAD, bytes(4)))[0] < 60000: time.sleep(0.001)
lines = 0
while piece := os.read(0, 4096):
    lines += piece.count(b'\\n')
    time.sleep(0.0005)
print(lines)
`;

describe('a slow reader', () => {
  it('gets everything, in order', async () => {
    const line =
      'seq 1 200000 | sed s/^/0./ | logit | { sleep 0.1; cat; } | cksum; seq 1 200000 | sed s/^/0./ > n; logit < n | cksum';
    const { text } = await shell(line, { files: {} });
    const [first, second] = text.split('\n');
    expect(first).toBe(second);
  });

  it.skipIf(!hasPython)('may have made the pipe one that does not block', async () => {
    const files = { 'reader.py': SLOW_READER };
    const line = `yes 0.5 | head -300000 | { python3 -c 'import os; os.set_blocking(1, False)'; logit; } | python3 reader.py`;
    expect(await shell(line, { files })).toMatchObject({ text: '300000\n', stderr: '', code: 0 });
  });
});
