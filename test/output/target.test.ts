import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeTarget, identityOf, targetOf, type Target } from '../../src/output/target.ts';
import { Folder, onWindows } from '../support/command.ts';

function examined<T>(path: string, look: (target: Target) => T): T {
  const target = targetOf(path);
  try {
    return look(target);
  } finally {
    closeTarget(target);
  }
}

describe.skipIf(onWindows)('targetOf', () => {
  it('follows links to a file that is there, and to one that is not', () => {
    const folder = new Folder({ file: '' });
    mkdirSync(folder.at('there'));
    symlinkSync('../file', folder.at('there/link'));
    symlinkSync('there/link', folder.at('chain'));
    symlinkSync('there/none', folder.at('dangling'));
    expect(examined(folder.at('chain'), (target) => target)).toMatchObject({ name: 'file' });
    expect(examined(folder.at('dangling'), (target) => target)).toMatchObject({
      name: 'none',
      status: undefined,
    });
  });

  it.each([
    ['', 'ENOENT'],
    ['no/file', 'ENOENT'],
    ['no/', 'ENOENT'],
    ['file/x', 'ENOTDIR'],
    ['file/', 'ENOTDIR'],
    ['loop', 'ELOOP'],
  ])('refuses %j: %s', (path, code) => {
    const folder = new Folder({ file: '' });
    symlinkSync('loop', folder.at('loop'));
    expect(() => targetOf(path && `${folder.path}/${path}`)).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ code }) }),
    );
  });

  it('follows forty links and no more', () => {
    const folder = new Folder({ link0: '' });
    for (let i = 1; i <= 41; i++) symlinkSync(`link${i - 1}`, folder.at(`link${i}`));
    expect(examined(folder.at('link39'), (target) => target)).toMatchObject({ name: 'link0' });
    expect(() => targetOf(folder.at('link41'))).toThrow('too many levels of symbolic links');
  });

  it
    .runIf(process.platform === 'linux')
    .each(['/dev/stdout', '//dev/stdout', '/dev/fd/1', '/proc/thread-self/fd/1'])(
    '%s is descriptor 1',
    (path) => expect(examined(path, (target) => target)).toEqual({ descriptor: 1 }),
  );

  it('a numeric name in a directory named fd is a file like any other', () => {
    const folder = new Folder();
    mkdirSync(folder.at('7'));
    mkdirSync(folder.at('7/fd'));
    writeFileSync(folder.at('file'), '');
    symlinkSync('../../file', folder.at('7/fd/1'));
    expect(examined(folder.at('7/fd/1'), (target) => target)).toMatchObject({ name: 'file' });
    expect(examined(folder.at('7/fd/2'), (target) => target)).toMatchObject({ name: '2' });
  });
});

describe.skipIf(onWindows)('identityOf', () => {
  it('is the same for two names of one file, whether it is there or not', () => {
    const folder = new Folder({ file: '' });
    mkdirSync(folder.at('there'));
    symlinkSync('file', folder.at('link'));
    symlinkSync('none', folder.at('dangling'));
    const identity = (path: string): string | undefined => examined(folder.at(path), identityOf);
    expect(identity('link')).toBe(identity('there/../file'));
    expect(identity('dangling')).toBe(identity('./none'));
    expect(identity('none')).not.toBe(identity('there/none'));
    expect(identity('none')).not.toBe(identity('file'));
  });

  it.skipIf(process.platform !== 'linux')('is missing for a device, where nothing is lost', () => {
    expect(examined('/dev/null', identityOf)).toBeUndefined();
  });
});
