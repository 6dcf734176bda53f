import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
// @ts-expect-error a script without types
import { downloadNode } from '../../src/package/download.mjs';
import { Directory } from '../support/command.ts';

const download = downloadNode as (
  which: { version: string; system: string; arch: string },
  directory: string,
  mirror: string,
) => Promise<string>;

/** Serves files by their paths, as nodejs.org does. */
async function mirrorOf(files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const content = files[url];
    response.statusCode = content === undefined ? 404 : 200;
    response.end(content);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An archive with a Node.js of a few bytes, as nodejs.org names it. */
function archive(platform: string, content: string): Uint8Array {
  const directory = new Directory();
  const name = `node-v1.2.3-${platform}`;
  const program = directory.at(`${name}/bin/node`);
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, content);
  execFileSync('tar', ['-czf', 'archive', name], { cwd: directory.path });
  return readFileSync(directory.at('archive'));
}

const sum = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

describe('a Node.js for another platform', () => {
  it.each([
    ['linux', 'arm64', 'linux-arm64'],
    ['macos', 'x64', 'darwin-x64'],
  ])('%s %s: is the program in its archive', async (system, arch, platform) => {
    const bytes = archive(platform, 'the program');
    const name = `node-v1.2.3-${platform}.tar.gz`;
    const mirror = await mirrorOf({
      [`/v1.2.3/${name}`]: bytes,
      '/v1.2.3/SHASUMS256.txt': `${sum('other')}  other.tar.gz\n${sum(bytes)}  ${name}\n`,
    });
    const file = await download({ version: 'v1.2.3', system, arch }, new Directory().path, mirror);
    expect(readFileSync(file, 'utf8')).toBe('the program');
  });

  it('windows x64: is the program by itself', async () => {
    const mirror = await mirrorOf({
      '/v1.2.3/win-x64/node.exe': 'the program',
      '/v1.2.3/SHASUMS256.txt': `${sum('the program')}  win-x64/node.exe\n`,
    });
    const which = { version: 'v1.2.3', system: 'windows', arch: 'x64' };
    expect(readFileSync(await download(which, new Directory().path, mirror), 'utf8')).toBe('the program');
  });

  it.each([
    ['another checksum', `${sum('x')}  win-x64/node.exe\n`, 'win-x64/node.exe is not what its checksum says'],
    ['no checksum', `${sum('x')}  win-x86/node.exe\n`, 'has no win-x64/node.exe'],
    ['an empty checksum', '  win-x64/node.exe\n', 'win-x64/node.exe is not what its checksum says'],
    ['a name that only ends so', `${sum('the program')}  old/win-x64/node.exe\n`, 'has no win-x64/node.exe'],
  ])('is refused with %s', async (_, list, message) => {
    const mirror = await mirrorOf({
      '/v1.2.3/win-x64/node.exe': 'the program',
      '/v1.2.3/SHASUMS256.txt': list,
    });
    const directory = new Directory();
    const which = { version: 'v1.2.3', system: 'windows', arch: 'x64' };
    await expect(download(which, directory.path, mirror)).rejects.toThrow(message);
    expect(directory.list()).toEqual([]);
  });

  it('that is not there is reported with its address', async () => {
    const mirror = await mirrorOf({});
    const which = { version: 'v1.2.3', system: 'linux', arch: 'x64' };
    await expect(download(which, new Directory().path, mirror)).rejects.toThrow(
      `cannot fetch ${mirror}/v1.2.3/SHASUMS256.txt: 404 Not Found`,
    );
  });
});
