/** Results and report are seen together, or neither is; and only when they are safe on the disk. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Directory, hasFullDevice, onWindows, shell } from '../../support/command.ts';

const TABLE = 'p\n0.5\n';
const CONVERTED = 'p\n0\n';
const files = { 'd.csv': TABLE, report: 'old report\n' };

/** Nothing was replaced, and nothing else is left. */
function expectUntouched(directory: Directory, others: readonly string[] = []): void {
  expect(directory.read('d.csv')).toBe(TABLE);
  expect(directory.list()).toEqual(['d.csv', ...others, 'report'].toSorted());
}

describe.skipIf(onWindows)('a report that cannot be written', () => {
  it.runIf(hasFullDevice)('to a full disk: FILE stays as it was', async () => {
    const directory = new Directory(files);
    const line = 'logit -c p d.csv -o d.csv --report /dev/full; echo $?';
    expect(await shell(line, { cwd: directory.path })).toMatchObject({
      text: '2\n',
      stderr: 'logit: error: /dev/full: cannot write: no space left on device\n',
    });
    expectUntouched(directory);
  });

  it.each([
    ['a directory has its name', 'rm report; mkdir report', 'is a directory'],
    [
      'another file has its name',
      'echo new > new; mv new report',
      'another file has taken its place (run it again)',
    ],
  ])('because %s by now: FILE stays as it was', async (_, meanwhile, reason) => {
    const directory = new Directory(files);
    const line = `mkfifo in; logit -c p -o d.csv --report report < in & exec 3> in
      until [ "$(ls -A | grep -c tmp)" -ge 2 ]; do :; done; ${meanwhile}; echo p >&3; exec 3>&-; wait $!; echo $?; rm in`;
    expect(await shell(line, { cwd: directory.path })).toMatchObject({
      text: '2\n',
      stderr: `logit: error: report: cannot write: ${reason}\n`,
    });
    expectUntouched(directory);
  });

  it('if FILE is new: it is not created', async () => {
    const directory = new Directory(files);
    const line = `mkfifo in; logit -c p -o new --report report < in & exec 3> in
      until [ "$(ls -A | grep -c tmp)" -ge 2 ]; do :; done; rm report; mkdir report; echo p >&3; exec 3>&-; wait $!; echo $?; rm in`;
    expect((await shell(line, { cwd: directory.path })).text).toBe('2\n');
    expectUntouched(directory);
  });

  it('its reader went away: that changes nothing', async () => {
    const directory = new Directory(files);
    const line =
      'logit -c p d.csv -o d.csv --report /dev/fd/5 5> >(exec true); echo $?; sleep 0.1; cat d.csv';
    expect((await shell(line, { cwd: directory.path })).text).toBe(`0\n${CONVERTED}`);
  });
});

describe.skipIf(onWindows)('both', () => {
  it('are replaced, and nothing else is left', async () => {
    const directory = new Directory(files);
    const line = 'logit -c p d.csv -o d.csv --report report; echo $?';
    expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '0\n', stderr: '' });
    expect(directory.read('d.csv')).toBe(CONVERTED);
    expect(JSON.parse(directory.read('report'))).toMatchObject({ exit: 0 });
    expect(directory.list()).toEqual(['d.csv', 'report']);
  });

  it('where the data broke a rule, only the report is', async () => {
    const directory = new Directory(files);
    const line = 'logit --strict -c p <(printf "p\\n2\\n") -o d.csv --report report; echo $?';
    expect((await shell(line, { cwd: directory.path })).text).toBe('1\n');
    expect(JSON.parse(directory.read('report'))).toMatchObject({ exit: 1 });
    expectUntouched(directory);
  });
});

/** strace makes system calls fail. */
const hasStrace =
  spawnSync('env', ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO', 'true'])
    .status === 0;

describe.skipIf(!hasStrace)('a system call that fails', () => {
  const failing = (call: string, error: string, when = '1+'): string =>
    `strace -f -qq -o /dev/null -e trace=${call} -e inject=${call}:error=${error}:when=${when}`;

  it.each([
    ['fsync', 'EIO', 'input/output error'],
    ['fsync', 'ENOSPC', 'no space left on device'],
    ['fsync', 'EDQUOT', 'disk quota exceeded'],
    ['fsync', 'ESTALE', 'stale file handle'],
    ['rename', 'EBUSY', 'device or resource busy'],
    ['rename', 'EXDEV', 'invalid cross-device link'],
    ['rename', 'EIO', 'input/output error'],
    ['rename', 'EUCLEAN', 'structure needs cleaning'],
    ['rename', 'ELIBACC', 'error 79'],
  ])('%s, %s: FILE stays as it was, and the message names it', async (call, error, reason) => {
    const directory = new Directory(files);
    const line = `${failing(call, error)} logit -c p d.csv -o d.csv; echo $?`;
    expect(await shell(line, { cwd: directory.path })).toMatchObject({
      text: '2\n',
      stderr: `logit: error: d.csv: cannot write: ${reason}\n`,
    });
    expectUntouched(directory);
  });

  it.each(['EINVAL', 'EOPNOTSUPP', 'ENOSYS'])(
    'fsync, %s: where the system has no such function, it is done without',
    async (error) => {
      const directory = new Directory(files);
      const line = `${failing('fsync', error)} logit -c p d.csv -o d.csv --report report; echo $?`;
      expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '0\n', stderr: '' });
      expect(directory.read('d.csv')).toBe(CONVERTED);
    },
  );

  it.each([
    ['fsync', 'EIO', 'd.csv', '1'],
    ['rename', 'EIO', 'd.csv', '1'],
    ['rename', 'EIO', 'report', '2'],
    ['rename', 'EBUSY', 'report', '2'],
  ])('%s, %s for %s: neither is replaced', async (call, error, name, when) => {
    const directory = new Directory(files);
    const line = `${failing(call, error, when)} logit -c p d.csv -o d.csv --report report; echo $?`;
    const { text, stderr } = await shell(line, { cwd: directory.path });
    expect(text).toBe('2\n');
    expect(stderr).toMatch(new RegExp(`^logit: error: ${name}: cannot write: `));
    expectUntouched(directory);
    expect(directory.read('report')).toBe(files.report);
  });

  it('all of a file is on the disk before it has its name, and the name after that', async () => {
    const directory = new Directory(files);
    const calls = `grep -oE 'fsync|rename|write[(][0-9]+, "p' trace | tr -d '0-9'`;
    const line = `strace -f -qq -o trace -e trace=fsync,rename,write logit -c p d.csv -o new; ${calls}`;
    expect((await shell(line, { cwd: directory.path })).text).toBe('write(, "p\nfsync\nrename\nfsync\n');
  });
});

/** A mount of one's own takes a user namespace, which not every system allows. */
const hasOwnMounts =
  spawnSync('unshare', ['-rm', 'sh', '-c', 'cd "$(mktemp -d)" && echo > a && echo > b && mount --bind a b'])
    .status === 0;

describe.skipIf(!hasOwnMounts)('a file that is a mount point, as of docker run -v FILE:FILE', () => {
  it('cannot be replaced, which is said before the work', async () => {
    const directory = new Directory(files);
    const work = `touch out; mount --bind d.csv out; logit -c nosuch d.csv -o out; echo $?; cat out`;
    expect(await shell(`unshare -rm bash -c '${work}'; rm out`, { cwd: directory.path })).toMatchObject({
      text: `2\n${TABLE}`,
      stderr:
        'logit: error: out: cannot write: is a mount point, which cannot be replaced (> FILE writes into it)\n',
    });
    expectUntouched(directory);
  });
});
