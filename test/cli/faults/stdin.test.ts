import { describe, expect, it } from 'vitest';
import { finished, hasPython, shell, start } from '../../support/command.ts';

describe('standard input without data', () => {
  it.each([
    ['/dev/null', '< /dev/null'],
    ['closed', '<&-'],
    ['an empty file', '< empty'],
    ['an empty pipe', '< <(:)'],
  ])('%s: nothing in, nothing out', async (_, redirection) => {
    for (const command of ['logit', 'logit -c p', 'logit -s -c 1 --no-header']) {
      const outcome = await shell(`${command} ${redirection}`, { files: { empty: '' } });
      expect(outcome).toMatchObject({ text: '', stderr: '', code: 0 });
    }
  });
});

describe('standard input that cannot be read', () => {
  it.each([
    ['a directory', '< .', 'is a directory'],
    ['opened for writing', '0> file', 'bad file descriptor'],
  ])('%s', async (_, redirection, reason) => {
    for (const command of ['logit', 'logit -c p', 'logit -c p - -', 'logit -o out']) {
      expect(
        await shell(`${command} ${redirection}; code=$?; ls -A | grep -v '^file$'; exit $code`, {
          files: {},
        }),
      ).toMatchObject({
        text: '',
        stderr: `logit: error: standard input: cannot read: ${reason}\n`,
        code: 2,
      });
    }
  });
});

/**
 * Gives a command a standard input whose reading fails in the middle: the memory of this process, from where rows are
 * up to where nothing is mapped.
 */
const FAILS_IN_MIDDLE = `
import ctypes, os, subprocess, sys
SIZE = 1 << 21
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
READ_AND_WRITE, PRIVATE_AND_ANONYMOUS = 3, 0x22
start = libc.mmap(None, 2 * SIZE, READ_AND_WRITE, PRIVATE_AND_ANONYMOUS, -1, 0)
libc.munmap(start + SIZE, SIZE)
ctypes.memmove(start, b'0.5\\n' * (SIZE // 4), SIZE)
memory = os.open('/proc/self/mem', os.O_RDONLY)
os.lseek(memory, start, os.SEEK_SET)
sys.exit(subprocess.run(sys.argv[1:], stdin=memory).returncode)
`;

/** Gives a command a connection for standard input, and cuts it when a first line has been answered. */
const IS_CUT = `
import socket, struct, subprocess, sys
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(1)
near = socket.create_connection(server.getsockname())
far, _ = server.accept()
child = subprocess.Popen(sys.argv[1:], stdin=far, stdout=subprocess.PIPE)
far.close()
near.sendall(b'0.5\\n')
sys.stdout.write(child.stdout.readline().decode())
near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
near.close()
sys.exit(child.wait())
`;

describe.skipIf(!hasPython)('a read error in the middle', () => {
  it.skipIf(process.platform !== 'linux').each([
    ['numbers', 'logit'],
    ['CSV', 'logit -c 1 --no-header'],
  ])('of a file with %s: earlier rows are written, and the error is reported', async (_, command) => {
    const files = { 'fails.py': FAILS_IN_MIDDLE };
    const { text, stderr, code } = await shell(`python3 fails.py ${command}`, { files });
    expect(text === '0\n'.repeat(2 ** 19)).toBe(true);
    expect({ stderr, code }).toEqual({
      stderr: 'logit: error: standard input: cannot read: input/output error\n',
      code: 2,
    });
  });

  it.skipIf(process.platform !== 'linux')('of a file: -o leaves the file as it was', async () => {
    const files = { 'fails.py': FAILS_IN_MIDDLE, out: 'old\n' };
    expect(await shell('python3 fails.py logit -o out; echo $?; cat out; ls -A', { files })).toMatchObject({
      text: '2\nold\nfails.py\nout\n',
      stderr: 'logit: error: standard input: cannot read: input/output error\n',
    });
  });

  it('of a connection', async () => {
    expect(await shell('python3 cut.py logit', { files: { 'cut.py': IS_CUT } })).toMatchObject({
      text: '0\n',
      stderr: 'logit: error: standard input: cannot read: connection reset by peer\n',
      code: 2,
    });
  });
});

/** Writes the file named into a pipe, the next byte only when the last one has been taken. */
const BYTE_BY_BYTE = `
import fcntl, os, struct, sys, termios
def waiting(): return struct.unpack('i', fcntl.ioctl(1, termios.FIONREAD, bytes(4)))[0]
for byte in open(sys.argv[1], 'rb').read():
    os.write(1, bytes([byte]))
    while waiting(): pass
`;

describe.skipIf(!hasPython)('a byte at a time', () => {
  it.each([
    [
      'CSV',
      'logit -c p,q -a',
      '\uFEFF"p",q,"long ""name""\nof two lines"\r\n0.5,"0.2",x\r\n\r\n 80% ,NA,"y\n"\r\n1e-3,1/3',
    ],
    [
      'numbers',
      'logit',
      'tensor([0.5, 0.2000,\n  8e-1], dtype=torch.float64) # 0.1\nnp.float64(0.5)\tsize=(1, 2)\n1',
    ],
    ['a tensor', 'logit -f tensor', '0.5 0.25\n0.125'],
  ])('%s: the same as at once', async (_, command, content) => {
    const files = { in: content, 'slow.py': BYTE_BY_BYTE };
    const whole = await shell(`${command} < in`, { files });
    expect(whole).toMatchObject({ stderr: '', code: 0 });
    expect(await shell(`python3 slow.py in | ${command}`, { files })).toEqual(whole);
    expect(await shell(`mkfifo pipe; python3 slow.py in > pipe & ${command} < pipe`, { files })).toEqual(
      whole,
    );
  });
});

describe('a slow writer', () => {
  it.each([
    [[], ['0.5\n', '0.', '5\n', '0.5', '\n']],
    [
      ['-c', 'p'],
      ['p\n0.5\n', '0.', '5\n', '0.5', '\n'],
    ],
  ])('%j: is answered as soon as a line is whole', async (args, [first, ...rest]) => {
    const child = start(args);
    const end = finished(child);
    let answers = 0;
    let answered = (): void => {};
    child.stdout!.on('data', (chunk: Buffer) => {
      answers += chunk.toString().split('0\n').length - 1;
      answered();
    });
    const answer = (count: number): Promise<void> =>
      new Promise((resolve) => {
        answered = () => answers >= count && resolve();
        answered();
      });
    child.stdin!.write(first);
    await answer(1);
    child.stdin!.write(rest[0]);
    child.stdin!.write(rest[1]);
    await answer(2);
    child.stdin!.write(rest[2]);
    child.stdin!.write(rest[3]);
    await answer(3);
    child.stdin!.end();
    expect(await end).toMatchObject({ stderr: '', code: 0 });
  });
});

/** Gives a command a pipe that does not block, with pauses in which nothing is there. Says whether it blocks as before. */
const NON_BLOCKING = `
import fcntl, os, struct, subprocess, sys, termios
r, w = os.pipe()
os.set_blocking(r, False)
child = subprocess.Popen(sys.argv[1:], stdin=r, stdout=subprocess.PIPE)
for piece in [b'p\\n0.5\\n', b'0.5\\n' * 15000, b'0.5\\n0.', b'5']:
    os.write(w, piece)
    while struct.unpack('i', fcntl.ioctl(r, termios.FIONREAD, bytes(4)))[0]: pass
os.close(w)
print(len(child.stdout.read()), child.wait(), os.get_blocking(r))
`;

describe.skipIf(!hasPython)('a pipe that somebody made non-blocking', () => {
  it('is read to its end, and left as it was', async () => {
    const files = { 'run.py': NON_BLOCKING };
    const outcome = await shell('python3 run.py logit -c p', { files });
    expect(outcome).toMatchObject({ text: `${2 + 2 * 15_003 - 1} 0 False\n`, stderr: '', code: 0 });
  });
});

/** Runs a command with a terminal for standard input, on which somebody types the first argument. */
const TYPED = `
import os, pty, subprocess, sys
keyboard, terminal = pty.openpty()
child = subprocess.Popen(sys.argv[2:], stdin=terminal)
os.close(terminal)
os.write(keyboard, sys.argv[1].encode('latin1').decode('unicode_escape').encode())
sys.exit(child.wait())
`;

/** Runs a command with a terminal for one of its streams, and takes the terminal away when a first row is answered. */
const HANGS_UP = `
import os, pty, subprocess, sys
keyboard, terminal = pty.openpty()
streams = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE, sys.argv[1]: terminal}
child = subprocess.Popen(sys.argv[2:], **streams)
os.close(terminal)
os.write(keyboard if sys.argv[1] == 'stdin' else child.stdin.fileno(), b'p\\n0.5\\n')
for _ in range(2): sys.stdout.write(child.stdout.readline().decode())
os.close(keyboard)
rest, _ = child.communicate(b'2\\n' if child.stdin else None)
print(rest.decode() + str(child.returncode))
`;

/** What is read from a terminal by itself is asked for. */
const MAY_ASK: unknown = expect.stringMatching(/^(?:logit: note: reading CSV from the terminal .*\n)?$/);

describe.skipIf(!hasPython)('a terminal', () => {
  it('is read up to the end that is typed', async () => {
    const files = { 'typed.py': TYPED };
    for (const argument of ['', '-', '/dev/stdin']) {
      const line = `python3 typed.py 'p\\n0.5\\n\\x04' logit -c p ${argument}`;
      expect(await shell(line, { files })).toMatchObject({ text: 'p\n0\n', stderr: MAY_ASK, code: 0 });
    }
  });

  it('without arguments is a question that nobody asked', async () => {
    expect(await shell("python3 typed.py '' logit", { files: { 'typed.py': TYPED } })).toMatchObject({
      text: '',
      stderr: 'logit: error: no numbers given (logit 0.2 0.8, or pipe them in; see logit --help)\n',
      code: 2,
    });
  });

  it.skipIf(process.platform !== 'linux')('that goes away ends the input', async () => {
    const line = 'python3 hangs.py stdin logit -c p';
    expect(await shell(line, { files: { 'hangs.py': HANGS_UP } })).toMatchObject({
      text: 'p\n0\n0\n',
      stderr: MAY_ASK,
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'that goes away takes the messages with it, and nothing else',
    async () => {
      const line = 'python3 hangs.py stderr logit -c p';
      expect(await shell(line, { files: { 'hangs.py': HANGS_UP } })).toMatchObject({
        text: 'p\n0\nnan\n0\n',
        stderr: '',
      });
    },
  );
});
