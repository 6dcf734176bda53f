import { fstatSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LogitError } from '../../src/message/error.ts';
import { descriptorSource, fileSource } from '../../src/input/file.ts';
import { Directory, onWindows } from '../support/command.ts';

describe('fileSource', () => {
  it('reads on where the last read ended, and knows its name', async () => {
    const path = new Directory({ 'a.csv': 'abcde' }).at('a.csv');
    const source = await fileSource(path);
    const into = Buffer.alloc(3);
    expect(await source.read(into)).toBe(3);
    expect(into.toString()).toBe('abc');
    expect(await source.read(into)).toBe(2);
    expect(into.toString('utf8', 0, 2)).toBe('de');
    expect(await source.read(into)).toBe(0);
    expect(source.file).toBe(path);
    source.close();
  });

  it.each([
    ['missing', 'open', 'ENOENT'],
    ['folder', 'read', 'EISDIR'],
  ] as const)('reports for %s that it cannot %s it: %s', async (name, action, code) => {
    const directory = new Directory();
    const file = name === 'folder' ? directory.path : directory.at(name);
    await expect(fileSource(file)).rejects.toEqual(new LogitError({ kind: 'system', action, file, code }));
  });
});

describe('descriptorSource', () => {
  it('closes the descriptor it was given', async () => {
    const descriptor = openSync(new Directory({ a: '' }).at('a'), 'r');
    (await descriptorSource(descriptor)).close();
    expect(() => fstatSync(descriptor)).toThrow('EBADF');
  });

  it.skipIf(onWindows)('reports a read error with the name', async () => {
    const descriptor = openSync(new Directory().at('new'), 'w');
    const source = await descriptorSource(descriptor, 'new');
    expect(() => source.read(new Uint8Array(1))).toThrow(
      new LogitError({ kind: 'system', action: 'read', file: 'new', code: 'EBADF' }),
    );
    source.close();
  });
});
