import { describe, expect, it } from 'vitest';
import { Directory, hasPython, shell } from '../../support/command.ts';

const SIGNALS = [
  ['INT', 130],
  ['TERM', 143],
  ['HUP', 129],
  ['QUIT', 131],
] as const;

/** Waits until the temporary file of -o has something in it. */
const UNTIL_WRITTEN = 'until [ -s "$(ls -A | grep tmp)" ]; do :; done';

describe.each(SIGNALS)('SIG%s in mid-run', (signal, code) => {
  const arrange = (): Directory => new Directory({ out: 'old\n' });
  const left = `echo $?; cat out; ls -A`;

  it.each([
    ['lines', 'yes 0.5 | logit -o out &', 'out'],
    ['CSV', '{ echo p; yes 0.5; } | logit -c p -o out &', 'out'],
    ['a large file', 'yes 0.5 | head -c 60000000 > in; logit -c 1 --no-header -o out in &', 'in\nout'],
  ])('%s: the command dies of it, and -o keeps the old file', async (_, command, names) => {
    const line = `${command} pid=$!; ${UNTIL_WRITTEN}; kill -${signal} $pid; wait $pid; ${left}`;
    const { text } = await shell(line, { cwd: arrange().path });
    expect(text).toBe(`${code}\nold\n${names}\n`);
  });

  it('is handled during a large file with almost no output', async () => {
    const line = `{ echo 0.5; yes x | head -c 60000000; } > in; logit -c 1 --no-header --bad skip -o out in & pid=$!
      until ls -A | grep -q tmp; do :; done; kill -${signal} $pid
      { sleep 5; kill -KILL $pid; } > /dev/null 2>&1 & wait $pid; ${left}`;
    expect((await shell(line, { cwd: arrange().path })).text).toBe(`${code}\nold\nin\nout\n`);
  });

  it('a link whose target is there stays, and so does the target', async () => {
    const directory = arrange();
    const line = `ln -s out link; yes 0.5 | logit -o link & pid=$!; ${UNTIL_WRITTEN}; kill -${signal} $pid; wait $pid; ${left}; readlink link`;
    expect((await shell(line, { cwd: directory.path })).text).toBe(`${code}\nold\nlink\nout\nout\n`);
  });

  it('while it waits for a slow pipe: earlier input is written', async () => {
    const line = `mkfifo in; logit < in > answer & pid=$!; exec 3> in; echo 0.5 >&3
      until [ -s answer ]; do :; done; kill -${signal} $pid; wait $pid; echo $?; cat answer`;
    expect((await shell(line, { cwd: new Directory().path })).text).toBe(`${code}\n0\n`);
  });
});

/** What batch systems, timers, limits and debuggers send. */
const OTHERS =
  process.platform === 'linux'
    ? ['USR1', 'USR2', 'ALRM', 'VTALRM', 'PROF', 'XCPU', 'IO', 'PWR', 'STKFLT', 'ABRT', 'TRAP', 'SYS']
    : ['USR1', 'USR2', 'ALRM'];

describe.each(OTHERS)('SIG%s in mid-run', (signal) => {
  it.each([
    ['-o', 'yes 0.5 | logit -o out &', 'out'],
    ['--report', '{ echo p; yes 0.5; } | logit -c p --report out > /dev/null &', 'out'],
  ])('%s: the command dies of it, and the old file remains', async (_, command, names) => {
    const directory = new Directory({ out: 'old\n' });
    const until = 'until ls -A | grep -q tmp; do :; done';
    const line = `${command} pid=$!; ${until}; kill -${signal} $pid; wait $pid; kill -l $?; cat out; ls -A`;
    expect((await shell(line, { cwd: directory.path })).text).toBe(`${signal}\nold\n${names}\n`);
  });
});

describe.skipIf(process.platform !== 'linux')('SIGUSR1', () => {
  it.each(['logit < in', 'logit -o out < in', 'logit -n 3 -c p < in', 'logit --check -c p < in'])(
    '%s: opens no debugger, and ends the command as it ends others',
    async (command) => {
      const line = `mkfifo in; ${command} & pid=$!; exec 3> in; until grep -qs '^tfd: *0 ' /proc/$pid/fdinfo/*; do :; done
        kill -USR1 $pid; wait $pid; kill -l $?`;
      expect(await shell(line, { cwd: new Directory().path })).toMatchObject({
        text: 'USR1\n',
        stderr: expect.not.stringContaining('Debugger'),
      });
    },
  );
});

/** Gives a command numbers without end and a pipe that nobody empties; when that is full, the signals named. */
const FULL_PIPE = `
import fcntl, os, signal, struct, subprocess, sys, termios
names, command = sys.argv[1].split(','), sys.argv[2:]
numbers = subprocess.Popen(['yes', '0.5'], stdout=subprocess.PIPE)
if '-o' in command:
    os.mkfifo('pipe')
    r = os.open('pipe', os.O_RDONLY | os.O_NONBLOCK)
    child = subprocess.Popen(command, stdin=numbers.stdout)
else:
    r, w = os.pipe()
    child = subprocess.Popen(command, stdin=numbers.stdout, stdout=w)
    os.close(w)
numbers.stdout.close()
capacity = fcntl.fcntl(r, 1032) # F_GETPIPE_SZ
while struct.unpack('i', fcntl.ioctl(r, termios.FIONREAD, bytes(4)))[0] < capacity: pass
for name in names: child.send_signal(signal.Signals[name])
print(signal.Signals(-child.wait()).name in names)
os.set_blocking(r, True)
taken = b''
while piece := os.read(r, 65536): taken += piece
print(taken == b'0\\n' * (capacity // 2))
numbers.wait()
`;

describe.skipIf(!hasPython || process.platform !== 'linux')('while it waits for a full pipe', () => {
  it.each([
    ['SIGINT', 'logit'],
    ['SIGTERM', 'logit'],
    ['SIGHUP', 'logit'],
    ['SIGINT', 'logit -o pipe'],
    ['SIGTERM', 'logit -o pipe'],
    ['SIGHUP', 'logit -o pipe'],
    ['SIGINT,SIGINT', 'logit -o pipe'],
  ])('%s ends %s at once, and the data in the pipe is correct', async (signals, command) => {
    const files = { 'full.py': FULL_PIPE };
    expect(await shell(`python3 full.py ${signals} ${command}`, { files })).toMatchObject({
      text: 'True\nTrue\n',
      stderr: '',
      code: 0,
    });
  });
});

describe('two signals', () => {
  it.each([
    ['INT', 'INT', [130]],
    ['TERM', 'TERM', [143]],
    ['INT', 'TERM', [130, 143]],
    ['HUP', 'TERM', [129, 143]],
  ])('SIG%s and SIG%s: it dies of one of them, and leaves no files', async (first, second, codes) => {
    const line = `yes 0.5 | logit -o out & pid=$!; ${UNTIL_WRITTEN}; kill -${first} $pid; kill -${second} $pid; wait $pid; echo $?; ls -A`;
    const { text } = await shell(line, { cwd: new Directory().path });
    expect(codes.map((code) => `${code}\n`)).toContain(text);
  });
});

// Node.js ignores SIGPIPE, so a broken pipe is met where it is written to, and only there: a reader of messages that goes
// away must not end the work.
it('SIGPIPE from elsewhere changes nothing', async () => {
  const line = `mkfifo in; logit -o out < in & exec 3> in; until ls -A | grep -q tmp; do :; done
    kill -PIPE $!; echo 0.5 >&3; exec 3>&-; wait $!; echo $?; cat out; ls -A`;
  expect((await shell(line, { cwd: new Directory().path })).text).toBe('0\n0\nin\nout\n');
});

describe('a command that is to outlive its terminal', () => {
  // Whether a shell was started so can be seen on Linux alone.
  const shells = process.platform === 'linux' ? ['bash', 'sh'] : [];

  it.each([
    ['under nohup', 'nohup logit < in > out 2> messages & echo $! > pid'],
    ...shells.map((name) => [
      `in ${name} under nohup`,
      `nohup ${name} -c 'logit < in > out & echo $! > pid; wait' 2> messages &`,
    ]),
  ])('%s: SIGHUP changes nothing', async (_, command) => {
    const line = `mkfifo in; ${command}
      exec 3> in; echo 0.5 >&3; until [ -s out ] && [ -s pid ]; do :; done
      kill -HUP "$(cat pid)"; echo 0.5 >&3; exec 3>&-; wait; cat out`;
    expect((await shell(line, { cwd: new Directory().path })).text).toBe('0\n0\n');
  });

  it('with arguments that a full pipe holds up: SIGHUP changes nothing', async () => {
    const line = `mkfifo out; nohup logit -f lines $(yes 0.5 | head -60000) > out 2> messages & pid=$!
      exec 3< out; read -r first <&3; sleep 0.3; kill -HUP $pid; { echo "$first"; cat <&3; } | cksum
      wait $pid; echo $?; yes 0 | head -60000 | cksum`;
    const [given, code, expected] = (await shell(line, { cwd: new Directory().path })).text.split('\n');
    expect({ given, code }).toEqual({ given: expected, code: '0' });
  });

  it('under nohup with -o: SIGHUP changes nothing, and SIGTERM ends it', async () => {
    const line = `mkfifo in; nohup logit -o out < in 2> messages & exec 3> in; until ls -A | grep -q tmp; do :; done
      kill -HUP $!; echo 0.5 >&3; exec 3>&-; wait $!; echo $?; cat out
      nohup logit -o out < in 2> messages & exec 3> in; until ls -A | grep -q tmp; do :; done
      kill -TERM $!; wait $!; echo $?; ls -A`;
    expect((await shell(line, { cwd: new Directory().path })).text).toBe('0\n0\n143\nin\nmessages\nout\n');
  });
});
