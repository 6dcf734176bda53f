import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeTarget, identityOf, targetOf, type Target } from '../../src/output/target.ts';
import { Directory, onWindows } from '../support/command.ts';

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
    const directory = new Directory({ file: '' });
    mkdirSync(directory.at('there'));
    symlinkSync('../file', directory.at('there/link'));
    symlinkSync('there/link', directory.at('chain'));
    symlinkSync('there/none', directory.at('dangling'));
    expect(examined(directory.at('chain'), (target) => target)).toMatchObject({ name: 'file' });
    expect(examined(directory.at('dangling'), (target) => target)).toMatchObject({
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
    const directory = new Directory({ file: '' });
    symlinkSync('loop', directory.at('loop'));
    expect(() => targetOf(path && `${directory.path}/${path}`)).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ code }) }),
    );
  });

  it('follows forty links and no more', () => {
    const directory = new Directory({ link0: '' });
    for (let i = 1; i <= 41; i++) symlinkSync(`link${i - 1}`, directory.at(`link${i}`));
    expect(examined(directory.at('link39'), (target) => target)).toMatchObject({ name: 'link0' });
    expect(() => targetOf(directory.at('link41'))).toThrow('too many levels of symbolic links');
  });

  it
    .runIf(process.platform === 'linux')
    .each(['/dev/stdout', '//dev/stdout', '/dev/fd/1', '/proc/thread-self/fd/1'])(
    '%s is descriptor 1',
    (path) => expect(examined(path, (target) => target)).toEqual({ descriptor: 1 }),
  );

  it('a numeric name in a directory named fd is a file like any other', () => {
    const directory = new Directory();
    mkdirSync(directory.at('7'));
    mkdirSync(directory.at('7/fd'));
    writeFileSync(directory.at('file'), '');
    symlinkSync('../../file', directory.at('7/fd/1'));
    expect(examined(directory.at('7/fd/1'), (target) => target)).toMatchObject({ name: 'file' });
    expect(examined(directory.at('7/fd/2'), (target) => target)).toMatchObject({ name: '2' });
  });
});

describe.skipIf(onWindows)('identityOf', () => {
  it('is the same for two names of one file, whether it is there or not', () => {
    const directory = new Directory({ file: '' });
    mkdirSync(directory.at('there'));
    symlinkSync('file', directory.at('link'));
    symlinkSync('none', directory.at('dangling'));
    const identity = (path: string): string | undefined => examined(directory.at(path), identityOf);
    expect(identity('link')).toBe(identity('there/../file'));
    expect(identity('dangling')).toBe(identity('./none'));
    expect(identity('none')).not.toBe(identity('there/none'));
    expect(identity('none')).not.toBe(identity('file'));
  });

  it.skipIf(process.platform !== 'linux')('is missing for a device, where nothing is lost', () => {
    expect(examined('/dev/null', identityOf)).toBeUndefined();
  });
});
