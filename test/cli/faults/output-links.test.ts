/** What others do to the way of `-o FILE` and `--report FILE`, in directories where they may write. */
import { chmodSync, chownSync, lchownSync, mkdirSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Directory, onWindows, run, shell } from '../../support/command.ts';

const TABLE = 'id,p\n1,0.5\n';
const CONVERTED = 'id,p\n1,0\n';
const ARGS = ['-c', 'p', 'in.csv'];

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const REFUSED = 'permission denied: the symbolic link in this sticky directory belongs to another user';

/** A directory like /tmp, in it a link of `owner` to a file in a directory that is nobody else's business. */
function arrange(mode: number, owner: number, directoryOwner = 0): Directory {
  const directory = new Directory({ 'in.csv': TABLE });
  mkdirSync(directory.at('victim'), 0o700);
  mkdirSync(directory.at('shared'));
  symlinkSync(directory.at('victim/target'), directory.at('shared/out'));
  lchownSync(directory.at('shared/out'), owner, owner);
  chownSync(directory.at('shared'), directoryOwner, directoryOwner);
  chmodSync(directory.at('shared'), mode);
  return directory;
}

/** The kernel's own rule may be off (`fs.protected_symlinks`), and a link that is read and then renamed evades it. */
describe.skipIf(!isRoot)('a symbolic link that another user made', () => {
  it.each([
    ['-o', ['-o', 'shared/out']],
    ['--report', ['--report', 'shared/out']],
    ['the end of two links', ['-o', 'own']],
  ])('%s: is not followed in a sticky directory', async (_, args) => {
    const directory = arrange(0o1777, NOBODY);
    symlinkSync('shared/out', directory.at('own'));
    expect(await run([...ARGS, ...args], { cwd: directory.path })).toMatchObject({
      text: '',
      stderr: `logit: error: ${args[1]}: cannot write: ${REFUSED}\n`,
      code: 2,
    });
    expect(readlinkSync(directory.at('shared/out'))).toBe(directory.at('victim/target'));
    expect(new Set(directory.list())).toEqual(new Set(['in.csv', 'own', 'shared', 'victim']));
  });

  it.each([
    ['it is one of the own', 0o1777, 0, 0],
    ['it is of the owner of the directory', 0o1777, NOBODY, NOBODY],
    ['not everybody may write there', 0o1775, NOBODY, 0],
    ['it is not sticky', 0o777, NOBODY, 0],
  ])('is followed where %s', async (_, mode, owner, directoryOwner) => {
    const directory = arrange(mode, owner, directoryOwner);
    expect(await run([...ARGS, '-o', 'shared/out'], { cwd: directory.path })).toMatchObject({
      stderr: '',
      code: 0,
    });
    expect(directory.read('victim/target')).toBe(CONVERTED);
  });
});

/** Runs a command that waits for its input, does `in the meantime`, and lets it end. */
const during = (command: string, meanwhile: string): string => `mkfifo in; ${command} < in & exec 3> in
  until find . -name '.logit*' | grep -q tmp; do :; done
  ${meanwhile}; printf 'id,p\\n1,0.5\\n' >&3; exec 3>&-; wait $!; echo $?`;

describe.skipIf(onWindows)('while logit is working', () => {
  const OTHER = 'logit: error: out: cannot write: another file has taken its place (run it again)\n';

  it.each([
    ['another file', 'echo other > new; mv new out', 'other'],
    ['another file, and the old one is deleted', 'rm out; echo other > out', 'other'],
    ['a link', 'mkdir victim; echo other > victim/target; ln -sfn victim/target out', 'other'],
  ])('%s replaces FILE: it is not overwritten', async (_, meanwhile, content) => {
    const directory = new Directory({ out: 'old\n' });
    const line = during('logit -c p -o out', meanwhile);
    expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '2\n', stderr: OTHER });
    expect(directory.read('out')).toBe(`${content}\n`);
    expect(directory.list().filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it('a file appears at FILE: it is not overwritten', async () => {
    const directory = new Directory();
    const line = during('logit -c p -o out', 'echo other > out');
    expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '2\n', stderr: OTHER });
    expect(directory.read('out')).toBe('other\n');
  });

  it('FILE is deleted: it is there again', async () => {
    const directory = new Directory({ out: 'old\n' });
    expect(await shell(during('logit -c p -o out', 'rm out'), { cwd: directory.path })).toMatchObject({
      text: '0\n',
      stderr: '',
    });
    expect(directory.read('out')).toBe(CONVERTED);
  });

  it('FILE is changed in its place: it is replaced', async () => {
    const directory = new Directory({ out: 'old\n' });
    const { text } = await shell(during('logit -c p -o out', 'echo more >> out'), { cwd: directory.path });
    expect(text).toBe('0\n');
    expect(directory.read('out')).toBe(CONVERTED);
  });

  it.skipIf(!isRoot)('no file gets the owner of another one', async () => {
    const directory = new Directory({ out: 'theirs\n' });
    chownSync(directory.at('out'), NOBODY, NOBODY);
    mkdirSync(directory.at('victim'));
    const line = during(
      'logit -c p -o out',
      'echo other > victim/target; chmod 600 victim/target; ln -sfn victim/target out',
    );
    expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '2\n', stderr: OTHER });
    expect(directory.read('victim/target')).toBe('other\n');
    expect(statSync(directory.at('victim/target'))).toMatchObject({ uid: 0, gid: 0, mode: 0o100_600 });
  });

  it.skipIf(process.platform !== 'linux')(
    'its directory is moved away, and a link to another one takes its name: the first one gets the file',
    async () => {
      const directory = new Directory();
      mkdirSync(directory.at('there'));
      mkdirSync(directory.at('victim'));
      const line = during('logit -c p -o there/out', 'mv there moved; ln -s victim there');
      expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '0\n', stderr: '' });
      expect(directory.read('moved/out')).toBe(CONVERTED);
      expect((await shell('ls -A victim', { cwd: directory.path })).text).toBe('');
    },
  );
});
