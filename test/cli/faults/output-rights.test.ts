/** Who may read what `-o FILE` writes: never more people than could read FILE. */
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Directory, onWindows, run, shell } from '../../support/command.ts';
import { hasUnprivileged, runAs } from './unprivileged.ts';

const files = { 'in.csv': 'id,p\n1,0.5\n', out: 'old\n' };
const octal = (mode: number): string => mode.toString(8);
const ARGS = ['-c', 'p', 'in.csv', '-o', 'out'];

const OWNER = 1500;
const TEAM = 2000;
const WRITER = 1600;
const USERS = 100;

const isRoot = process.getuid?.() === 0;

function arrange(mode: number, uid = OWNER, gid = TEAM): Directory {
  const directory = new Directory(files);
  chownSync(directory.at('out'), uid, gid);
  chmodSync(directory.at('out'), mode);
  chmodSync(directory.path, 0o777);
  return directory;
}

describe.skipIf(!isRoot || !hasUnprivileged)('a writer who may not keep the group', () => {
  const outsider = (groups = '--clear-groups'): string[] => [`--reuid=${OWNER}`, `--regid=${USERS}`, groups];

  it.each(
    [
      [0o600, 0o600],
      [0o640, 0o600],
      [0o660, 0o600],
      [0o644, 0o644],
      [0o664, 0o644],
      [0o604, 0o600],
      [0o755, 0o755],
      [0o750, 0o700],
    ].map(([before = 0, after = 0]) => ({ before, after, name: `${octal(before)} becomes ${octal(after)}` })),
  )('$name: its group is another one', async ({ before, after }) => {
    const directory = arrange(before);
    expect(await runAs(outsider(), ARGS, directory)).toMatchObject({ stderr: '', code: 0 });
    const { uid, gid, mode } = statSync(directory.at('out'));
    expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: OWNER, gid: USERS, mode: after });
  });

  it.each(['600', '640', '664'])('%s stays where the writer is a member of the group', async (text) => {
    const mode = Number.parseInt(text, 8);
    const directory = arrange(mode);
    expect(await runAs(outsider(`--groups=${TEAM}`), ARGS, directory)).toMatchObject({ stderr: '', code: 0 });
    expect(statSync(directory.at('out'))).toMatchObject({ uid: OWNER, gid: TEAM, mode: 0o100_000 + mode });
  });

  it('another member of the group becomes the owner, and the group keeps its rights', async () => {
    const directory = arrange(0o664);
    const member = [`--reuid=${WRITER}`, `--regid=${USERS}`, `--groups=${TEAM}`];
    expect(await runAs(member, ARGS, directory)).toMatchObject({ stderr: '', code: 0 });
    expect(statSync(directory.at('out'))).toMatchObject({ uid: WRITER, gid: TEAM, mode: 0o100_664 });
  });
});

describe.skipIf(onWindows)('while it is written', () => {
  it.each(['644', '640', '666', '600'])('FILE of mode %s: it is open to its writer alone', async (text) => {
    const mode = Number.parseInt(text, 8);
    const directory = new Directory(files);
    chmodSync(directory.at('out'), mode);
    const line = `umask 0; mkfifo pipe; logit -o out < pipe & exec 3> pipe; until ls -A | grep -q tmp; do :; done
      ls -lA | grep tmp | cut -c 1-10; exec 3>&-; wait $!`;
    expect((await shell(line, { cwd: directory.path })).text).toBe('-rw-------\n');
    expect(statSync(directory.at('out')).mode & 0o777).toBe(mode);
  });
});

describe.skipIf(!isRoot || !hasUnprivileged)('a file of another user in a sticky directory', () => {
  it('cannot be replaced, which is said before the work', async () => {
    const directory = new Directory({ 'in.csv': files['in.csv'] });
    mkdirSync(directory.at('shared'));
    await shell('echo old > shared/out; chmod 666 shared/out', { cwd: directory.path });
    chmodSync(directory.path, 0o755);
    chmodSync(directory.at('shared'), 0o1777);
    const user = [`--reuid=${WRITER}`, `--regid=${USERS}`, '--clear-groups'];
    expect(await runAs(user, ['-c', 'p', 'nosuch.csv', '-o', 'shared/out'], directory)).toMatchObject({
      code: 2,
    });
    expect(await runAs(user, ['-c', 'nosuch', 'in.csv', '-o', 'shared/out'], directory)).toMatchObject({
      stderr: 'logit: error: shared/out: cannot write: operation not permitted\n',
      code: 2,
    });
    expect(directory.read('shared/out')).toBe('old\n');
  });
});

describe.skipIf(!isRoot)('root', () => {
  it.each(['600', '640', '664', '444'])('restores the owner of a file of mode %s', async (text) => {
    const mode = Number.parseInt(text, 8);
    const directory = arrange(mode);
    expect(await run(ARGS, { cwd: directory.path })).toMatchObject({ stderr: '', code: 0 });
    expect(statSync(directory.at('out'))).toMatchObject({ uid: OWNER, gid: TEAM, mode: 0o100_000 + mode });
  });
});
