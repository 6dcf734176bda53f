import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Directory, shell } from '../../support/command.ts';

const MOUNT = 'mkdir -p disk && mount -t tmpfs -o size=256k none disk';

/** A file system of one's own takes a user namespace, which not every system allows. */
const hasOwnMounts = spawnSync('unshare', ['-rm', 'sh', '-c', `cd "$(mktemp -d)" && ${MOUNT}`]).status === 0;

describe.skipIf(!hasOwnMounts)('a disk that is full in the middle of the work', () => {
  it('-o: the file is as it was, and nothing else is left', async () => {
    const directory = new Directory();
    const work = `${MOUNT}; cd disk; echo old > out; yes 0.5 | head -n 300000 | logit -o out; echo $?; cat out; ls -A`;
    expect(await shell(`unshare -rm bash -c '${work}'`, { cwd: directory.path })).toMatchObject({
      text: '2\nold\nout\n',
      stderr: 'logit: error: out: cannot write: no space left on device\n',
    });
  });

  it('standard output: as much as fits is written', async () => {
    const directory = new Directory();
    const work = `${MOUNT}; cd disk; yes 0.5 | head -n 300000 | logit > out; echo $?; wc -c < out; uniq out`;
    expect(await shell(`unshare -rm bash -c '${work}'`, { cwd: directory.path })).toMatchObject({
      text: '2\n262144\n0\n',
      stderr: 'logit: error: standard output: cannot write: no space left on device\n',
    });
  });

  it('a result that just fits is whole', async () => {
    const directory = new Directory();
    const work = `${MOUNT}; cd disk; yes 0.5 | head -n 131072 | logit -o out; echo $?; wc -c < out; ls -A`;
    expect(await shell(`unshare -rm bash -c '${work}'`, { cwd: directory.path })).toMatchObject({
      text: '0\n262144\nout\n',
      stderr: '',
    });
  });
});
