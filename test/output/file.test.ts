import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LogitError } from '../../src/message/error.ts';
import { fileSink } from '../../src/output/file.ts';
import { Directory, onWindows } from '../support/command.ts';

describe('fileSink', () => {
  it('shows nothing under the name until it is finished', async () => {
    const directory = new Directory({ out: 'old' });
    const sink = await fileSink(directory.at('out'));
    await sink.write(Buffer.from('ne'));
    expect(directory.read('out')).toBe('old');
    await sink.write(Buffer.from('w'));
    await sink.finish();
    expect(directory.read('out')).toBe('new');
    expect(directory.list()).toEqual(['out']);
  });

  it('leaves nothing after when it is abandoned, and may be so twice', async () => {
    const directory = new Directory({ out: 'old' });
    const sink = await fileSink(directory.at('out'));
    await sink.write(Buffer.from('new'));
    sink.abandon();
    sink.abandon();
    expect(directory.read('out')).toBe('old');
    expect(directory.list()).toEqual(['out']);
  });

  it('writes as many files into one directory at once as there are', async () => {
    const directory = new Directory();
    const names = Array.from({ length: 100 }, (_, i) => `out${i}`);
    const sinks = await Promise.all(names.map((name) => fileSink(directory.at(name))));
    for (const [i, sink] of sinks.entries()) await sink.write(Buffer.from(names[i]!));
    for (const sink of sinks) await sink.finish();
    expect(directory.list()).toEqual(names.toSorted());
    expect(names.map((name) => directory.read(name))).toEqual(names);
  });

  it('keeps a finished file when it is abandoned afterwards', async () => {
    const directory = new Directory();
    const sink = await fileSink(directory.at('out'));
    await sink.write(Buffer.from('new'));
    await sink.finish();
    sink.abandon();
    expect(directory.read('out')).toBe('new');
  });

  it('reports that it could not be finished, and leaves no files', async () => {
    const directory = new Directory({ out: 'old' });
    const path = directory.at('out');
    const sink = await fileSink(path);
    await sink.write(Buffer.from('new'));
    rmSync(path);
    mkdirSync(path);
    await expect(sink.finish()).rejects.toMatchObject({
      detail: { kind: 'system', action: 'write', file: path },
    });
    sink.abandon();
    expect(directory.list()).toEqual(['out']);
  });

  it('reports a file that cannot be opened by the name given', async () => {
    const file = new Directory().at('no/such/folder');
    await expect(fileSink(file)).rejects.toEqual(
      new LogitError({ kind: 'system', action: 'write', file, code: 'ENOENT' }),
    );
  });

  it.skipIf(onWindows)('gives an unfinished file the permissions of the file that it replaces', async () => {
    const directory = new Directory({ out: 'old' });
    chmodSync(directory.at('out'), 0o600);
    const sink = await fileSink(directory.at('out'));
    const modes = directory.list().map((name) => statSync(directory.at(name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    sink.abandon();
  });
});
