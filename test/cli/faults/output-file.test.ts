import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Directory, hasFullDevice, onWindows, run, shell } from '../../support/command.ts';
import { hasUnprivileged, runUnprivileged } from './unprivileged.ts';

const TABLE = 'id,p\n1,0.5\n2,0.5\n';
const CONVERTED = 'id,p\n1,0\n2,0\n';
const ARGS = ['-c', 'p', 'in.csv'];

const isRoot = process.getuid?.() === 0;

describe.skipIf(onWindows)('-o onto the input', () => {
  it.each([
    ['by its name', 'logit -c p in.csv -o in.csv'],
    ['by another way to it', 'logit -c p in.csv -o ./here/../in.csv'],
    ['by a symbolic link', 'logit -c p in.csv -o link'],
    ['read through a symbolic link', 'logit -c p link -o in.csv'],
    ['as standard input', 'logit -c p < in.csv -o in.csv'],
    ['as one of several', 'logit -c p - in.csv -o in.csv < /dev/null'],
  ])('%s: it is replaced by its conversion', async (_, line) => {
    const directory = new Directory({ 'in.csv': TABLE });
    mkdirSync(directory.at('here'));
    symlinkSync('in.csv', directory.at('link'));
    expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '', stderr: '', code: 0 });
    expect(directory.read('in.csv')).toBe(CONVERTED);
    expect(directory.list()).toEqual(['here', 'in.csv', 'link']);
    expect(lstatSync(directory.at('link')).isSymbolicLink()).toBe(true);
  });

  it('by another hard link: the other name keeps the old content', async () => {
    const directory = new Directory({ 'in.csv': TABLE });
    linkSync(directory.at('in.csv'), directory.at('same.csv'));
    expect(await run([...ARGS, '-o', 'same.csv'], { cwd: directory.path })).toMatchObject({ code: 0 });
    expect(directory.read('in.csv')).toBe(TABLE);
    expect(directory.read('same.csv')).toBe(CONVERTED);
    expect(statSync(directory.at('in.csv')).nlink).toBe(1);
  });
});

describe.skipIf(onWindows)('-o onto a symbolic link', () => {
  it.each([
    ['absolute', (directory: Directory) => directory.at('there/target')],
    ['through a directory that is a link itself', () => 'elsewhere/target'],
    ['out of a directory that is a link itself', () => 'elsewhere/../target'],
    ['with dots', () => './there/.././there/target'],
  ])('%s: the target is replaced, or made, in its own directory', async (_, leadsTo) => {
    for (const exists of [true, false]) {
      const directory = new Directory({ 'in.csv': TABLE });
      mkdirSync(directory.at('there'));
      mkdirSync(directory.at('there/within'));
      const link = leadsTo(directory);
      symlinkSync(
        link.includes('..') && !link.startsWith('.') ? 'there/within' : 'there',
        directory.at('elsewhere'),
      );
      symlinkSync(link, directory.at('link'));
      if (exists) writeFileSync(directory.at('there/target'), 'old');
      expect(await run([...ARGS, '-o', 'link'], { cwd: directory.path })).toMatchObject({
        stderr: '',
        code: 0,
      });
      expect(readlinkSync(directory.at('link'))).toBe(link);
      expect(directory.read('there/target')).toBe(CONVERTED);
      expect(statSync(directory.at('link')).ino).toBe(statSync(directory.at('there/target')).ino);
    }
  });

  it.each([
    ['to itself', 'link', 'link: cannot write: too many levels of symbolic links'],
    ['into a directory that is not there', 'no/such', 'link: cannot write: no such file or directory'],
    ['to a directory', 'there', 'link: cannot write: is a directory'],
    ...(hasFullDevice
      ? [['to a full disk', '/dev/full', 'link: cannot write: no space left on device']]
      : []),
  ])('%s: it is an error, and the link stays', async (_, target, message) => {
    const directory = new Directory({ 'in.csv': TABLE });
    mkdirSync(directory.at('there'));
    symlinkSync(target, directory.at('link'));
    expect(await run([...ARGS, '-o', 'link'], { cwd: directory.path })).toMatchObject({
      stderr: `logit: error: ${message}\n`,
      code: 2,
    });
    expect(readlinkSync(directory.at('link'))).toBe(target);
    expect(directory.list()).toEqual(['in.csv', 'link', 'there']);
  });
});

describe.skipIf(!hasUnprivileged)('-o without permission', () => {
  it.each([
    ['a file that is read-only', 0o444, 0o755, 'permission denied'],
    ['a file that is for nobody', 0o000, 0o755, 'permission denied'],
    [
      'a directory that is read-only',
      0o644,
      0o555,
      'permission denied in its directory (needed to replace the file atomically)',
    ],
  ])('to write to %s: the old file remains', async (_, fileMode, folderMode, reason) => {
    const directory = new Directory({ 'in.csv': TABLE, out: 'old' });
    chmodSync(directory.at('out'), fileMode);
    chmodSync(directory.path, folderMode);
    const outcome = await runUnprivileged([...ARGS, '-o', 'out'], directory);
    chmodSync(directory.path, 0o755);
    expect(outcome).toMatchObject({
      text: '',
      stderr: `logit: error: out: cannot write: ${reason}\n`,
      code: 2,
    });
    expect(directory.list()).toEqual(['in.csv', 'out']);
    chmodSync(directory.at('out'), 0o600);
    expect(directory.read('out')).toBe('old');
  });

  it('to make a new file', async () => {
    const directory = new Directory({ 'in.csv': TABLE });
    chmodSync(directory.path, 0o555);
    const outcome = await runUnprivileged([...ARGS, '-o', 'out'], directory);
    chmodSync(directory.path, 0o755);
    expect(outcome).toMatchObject({
      text: '',
      stderr: 'logit: error: out: cannot write: permission denied\n',
      code: 2,
    });
    expect(directory.list()).toEqual(['in.csv']);
  });

  it('to read the input', async () => {
    const directory = new Directory({ 'in.csv': TABLE, out: 'old' });
    chmodSync(directory.at('in.csv'), 0o200);
    expect(await runUnprivileged([...ARGS, '-o', 'out'], directory)).toMatchObject({
      stderr: 'logit: error: in.csv: cannot open: permission denied\n',
      code: 2,
    });
    expect(directory.list()).toEqual(['in.csv', 'out']);
  });

  it.each([0o600, 0o640, 0o664, 0o755, 0o222 | 0o400])('mode %i is kept', async (mode) => {
    const directory = new Directory({ 'in.csv': TABLE, out: 'old' });
    chmodSync(directory.at('out'), mode);
    expect(await runUnprivileged([...ARGS, '-o', 'out'], directory)).toMatchObject({ stderr: '', code: 0 });
    expect(statSync(directory.at('out')).mode & 0o7777).toBe(mode);
  });
});

describe.skipIf(onWindows)('the file that replaces another', () => {
  it.skipIf(!isRoot)('keeps its owner, when root writes it, and read-only is not a bar to root', async () => {
    const directory = new Directory({ 'in.csv': TABLE, out: 'old' });
    chmodSync(directory.at('out'), 0o440);
    chownSync(directory.at('out'), 65_534, 12_345);
    expect(await run([...ARGS, '-o', 'out'], { cwd: directory.path })).toMatchObject({ stderr: '', code: 0 });
    expect(directory.read('out')).toBe(CONVERTED);
    expect(statSync(directory.at('out'))).toMatchObject({ uid: 65_534, gid: 12_345, mode: 0o100_440 });
  });

  it('loses the right to run as its owner', async () => {
    const directory = new Directory({ 'in.csv': TABLE, out: 'old' });
    chmodSync(directory.at('out'), 0o6755);
    expect(await run([...ARGS, '-o', 'out'], { cwd: directory.path })).toMatchObject({ stderr: '', code: 0 });
    expect(statSync(directory.at('out')).mode & 0o7777).toBe(0o755);
  });

  it.each([
    ['private', '600', '022', '600'],
    ['for a group', '640', '022', '600'],
    ['not there', '', '022', '644'],
    ['not there, with a strict umask', '', '077', '600'],
  ])('is not open to more people while it is written: %s', async (_, before, umask, during) => {
    const line = `umask ${umask}; [ -z "${before}" ] || { echo old > out; chmod ${before} out; }
      mkfifo in; logit -o out < in & exec 3> in; until ls -A | grep -q tmp; do :; done
      ls -lA | grep tmp | cut -c 1-10; exec 3>&-; wait $!`;
    const modes: Record<string, string> = {
      600: '-rw-------\n',
      644: '-rw-r--r--\n',
    };
    expect((await shell(line, { cwd: new Directory().path })).text).toBe(modes[during]);
  });

  it('is written in its own directory, also if the path leads through another', async () => {
    const line = `mkdir -p there/within; ln -s there/within elsewhere; mkfifo in; logit -o elsewhere/../out < in & exec 3> in
      until ls -A there | grep -q tmp; do :; done; ls -A; exec 3>&-; wait $!; ls -A there`;
    expect((await shell(line, { cwd: new Directory().path })).text).toBe(
      'elsewhere\nin\nthere\nout\nwithin\n',
    );
  });

  it('meets a directory that has taken its name in the meantime', async () => {
    const line = `mkfifo in; logit -o out < in & exec 3> in; until ls -A | grep -q tmp; do :; done
      mkdir out; exec 3>&-; wait $!; echo $?; ls -A`;
    expect(await shell(line, { cwd: new Directory().path })).toMatchObject({
      text: '2\nin\nout\n',
      stderr: 'logit: error: out: cannot write: is a directory\n',
    });
  });

  it('meets no directory any more', async () => {
    const line = `mkdir there; mkfifo in; logit -o there/out < in & exec 3> in; until ls -A there | grep -q tmp; do :; done
      rm -r there; exec 3>&-; wait $!; echo $?; ls -A`;
    expect(await shell(line, { cwd: new Directory().path })).toMatchObject({
      text: '2\nin\n',
      stderr: expect.stringContaining('logit: error: there/out: cannot write: no such file or directory\n'),
    });
  });
});
