/** Names of open descriptors, of this process and of Node.js. */
import { fork } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMAND, Directory, environment, hasPython, shell } from '../../support/command.ts';

const TABLE = 'id,p\n1,0.5\n';
const files = { 'in.csv': TABLE };

const LINKS = 'ln -s /dev/stdout lk; ln -s lk twice; ln -s /proc/self/fd fds';

describe.skipIf(process.platform !== 'linux')('another name of standard output', () => {
  it.each([
    '/dev/stdout',
    '//dev/stdout',
    '/dev/./stdout',
    '/dev/fd/1',
    '/dev/fd/../fd/1',
    '/proc/self/fd/1',
    '/proc/thread-self/fd/1',
    'lk',
    'twice',
    './lk',
    '"$PWD/lk"',
    'fds/1',
  ])('%s: the log that it appends to keeps its content and gets the following lines', async (name) => {
    const line = `${LINKS}; echo before > log; { logit -c p in.csv -o ${name}; echo after; } >> log; cat log`;
    expect(await shell(line, { files })).toMatchObject({
      text: `before\n${TABLE.replace('0.5', '0')}after\n`,
      stderr: '',
    });
  });

  it.each(['lk', '//dev/stdout', '/proc/thread-self/fd/1'])('%s: into a pipe', async (name) => {
    const line = `${LINKS}; logit -c p in.csv -o ${name} | cat; echo "\${PIPESTATUS[0]}"; ls`;
    expect((await shell(line, { files })).text).toBe(`id,p\n1,0\n0\nfds\nin.csv\nlk\ntwice\n`);
  });

  it('by the number of the process that has the same file open', async () => {
    const line = `exec >> log; echo before; logit -c p in.csv -o /proc/$$/fd/1; echo after; cat log >&2`;
    expect((await shell(line, { files })).stderr).toBe('before\nid,p\n1,0\nafter\n');
  });

  it.each(['lk', '/proc/thread-self/fd/2'])('standard error too: %s', async (name) => {
    const line = `ln -s /dev/stderr lk; echo before > log; logit -c p in.csv -o ${name} 2>> log; cat log`;
    expect((await shell(line, { files })).text).toBe('before\nid,p\n1,0\n');
  });

  it('a file that is deleted already: no other one is made', async () => {
    const line = `exec 9<> gone; rm gone; logit -c p in.csv -o /dev/fd/9; echo $?; cat /proc/$$/fd/9; ls`;
    expect((await shell(line, { files })).text).toBe('0\nid,p\n1,0\nin.csv\n');
  });

  it('a file that only another process has open is refused: its writes would go nowhere', async () => {
    const line = `exec 9>> log; logit -c p in.csv -o /proc/$$/fd/9 9>&-; echo $?; echo more >&9; cat log`;
    expect(await shell(line, { files })).toMatchObject({
      text: '2\nmore\n',
      stderr: expect.stringMatching(
        /^logit: error: \/proc\/\d+\/fd\/9: cannot write: is open in another process, and cannot be replaced \(name the file itself\)\n$/,
      ),
    });
  });

  it('a pipe of another process is written to', async () => {
    const line = `mkfifo p; exec 9<> p; logit -c p in.csv -o /proc/$$/fd/9 9>&-; echo $?; head -n 2 <&9`;
    expect((await shell(line, { files })).text).toBe('0\nid,p\n1,0\n');
  });
});

describe.skipIf(process.platform !== 'linux')('a report where the results go', () => {
  it.each([
    ['logit -c p in.csv --report /dev/stdout', 'standard output'],
    ['logit -c p in.csv --report //dev/fd/1', 'standard output'],
    ['logit -c p in.csv --report lk', 'standard output'],
    ['logit -c p in.csv --report /dev/stderr 2>&1', 'standard output'],
    ['logit -c p in.csv -o /dev/stderr --report /proc/thread-self/fd/2 2>&1', '/dev/stderr'],
    ['logit --report lk 0.5', 'standard output'],
  ])('%s | cat: is refused', async (line, name) => {
    expect((await shell(`${LINKS}; ${line} 2>&1 | cat`, { files })).text).toBe(
      `logit: error: --report and ${name} go to the same place\n`,
    );
  });

  it('into one pipe by its name: is refused', async () => {
    const line = 'mkfifo p; ln -s p q; logit -c p in.csv -o p --report q; echo $?';
    expect(await shell(line, { files })).toMatchObject({
      text: '2\n',
      stderr: 'logit: error: --report and --output name the same file\n',
    });
  });

  it('is written where there are no results', async () => {
    const { text } = await shell('logit --check -c p in.csv --report /dev/stdout | cat', { files });
    expect(JSON.parse(text)).toMatchObject({ check: true, exit: 0 });
  });
});

/** Every number up to where Node.js has none any more. */
const NUMBERS = Array.from({ length: 30 }, (_, i) => i + 3);

describe.skipIf(process.platform !== 'linux')('a descriptor that Node.js opened for itself', () => {
  const BAD = 'bad file descriptor';

  it.each([
    ['-o /dev/fd/N', 'write'],
    ['-o /proc/thread-self/fd/N', 'write'],
    ['--report /dev/fd/N', 'write'],
  ])(
    '%s: is refused',
    async (option) => {
      // Whatever the tests run under leaves open is closed first.
      const close = NUMBERS.map((n) => `${n}>&-`).join(' ');
      const line = `for n in ${NUMBERS.join(' ')}; do logit -c p in.csv ${option.replace('N', '$n')} ${close}; echo "$n $?"; done`;
      const { text, stderr } = await shell(line, { files });
      expect(text.split('\n').filter((message) => /^\d+ \d+$/.test(message))).toEqual(
        NUMBERS.map((n) => `${n} 2`),
      );
      const names = NUMBERS.map((n) => option.replace(/^\S+ /, '').replace('N', String(n)));
      expect(stderr).toBe(names.map((name) => `logit: error: ${name}: cannot write: ${BAD}\n`).join(''));
    },
    60_000,
  );

  it('is not an input either: nobody would ever write there', async () => {
    const close = NUMBERS.map((n) => `${n}>&-`).join(' ');
    const line = `for n in ${NUMBERS.join(' ')}; do timeout 20 logit -c p /dev/fd/$n ${close}; echo "$n $?"; done`;
    const { text, stderr } = await shell(line, { files });
    expect(text).toBe(NUMBERS.map((n) => `${n} 2\n`).join(''));
    expect(stderr.match(/bad file descriptor|no such file/g)).toHaveLength(NUMBERS.length);
  }, 60_000);

  it('a slip in the number loses nothing', async () => {
    const line = 'logit -c p in.csv -o /dev/fd/6 5> out 6>&-; echo $?; cat out';
    expect(await shell(line, { files })).toMatchObject({
      text: '2\n',
      stderr: `logit: error: /dev/fd/6: cannot write: ${BAD}\n`,
    });
  });

  it('is the channel to a parent, too', async () => {
    const directory = new Directory(files);
    const child = fork(COMMAND, ['-c', 'p', 'in.csv', '-o', '/dev/fd/3'], {
      cwd: directory.path,
      env: environment(),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let message = '';
    child.stderr!.on('data', (chunk: Buffer) => (message += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, message }).toEqual({
      code: 2,
      message: `logit: error: /dev/fd/3: cannot write: ${BAD}\n`,
    });
  });
});

describe.skipIf(process.platform !== 'linux')('a descriptor that was inherited', () => {
  it.each([
    ['a file', 'logit -c p in.csv -o /dev/fd/5 5> out; cat out'],
    ['a file of a high number', 'logit -c p in.csv -o /dev/fd/25 25> out; cat out'],
    [
      'what a process substitution reads',
      'logit -c p in.csv -o >(cat > out); until [ -s out ]; do :; done; cat out',
    ],
    [
      'what a process substitution reads, by a low number',
      'logit -c p in.csv -o /dev/fd/5 5> >(cat > out); until [ -s out ]; do :; done; cat out',
    ],
    ['what a process substitution writes', 'logit -c p <(cat in.csv)'],
    [
      'a named pipe that is open both ways',
      'mkfifo p; exec 5<> p; logit -c p in.csv -o /dev/fd/5; head -n 2 <&5',
    ],
    ['a pipe', '{ logit -c p in.csv -o /dev/fd/5 5>&1 > /dev/null; } | cat'],
  ])('%s: is written to, or read', async (_, line) => {
    expect(await shell(line, { files })).toMatchObject({ text: 'id,p\n1,0\n', stderr: '' });
  });

  it.skipIf(!hasPython)('a socket: is written to', async () => {
    const program = `
import os, socket, subprocess, sys
a, b = socket.socketpair()
subprocess.run(['logit', '-c', 'p', 'in.csv', '-o', '/dev/fd/%d' % b.fileno()], pass_fds=[b.fileno()], check=True)
b.close()
print(a.recv(100))`;
    const { text, stderr } = await shell('python3 pair.py', { files: { ...files, 'pair.py': program } });
    expect({ text, stderr }).toEqual({ text: "b'id,p\\n1,0\\n'\n", stderr: '' });
  });

  it('that is only open for reading is refused before the work', async () => {
    const line = 'logit -c p in.csv -o /dev/fd/5 5< in.csv; echo $?';
    expect(await shell(line, { files })).toMatchObject({
      text: '2\n',
      stderr: 'logit: error: /dev/fd/5: cannot write: bad file descriptor\n',
    });
  });
});
