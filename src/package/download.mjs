import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** What nodejs.org calls the systems. */
const NAMES = { linux: 'linux', macos: 'darwin', windows: 'win' };

/**
 * Fetches an official Node.js for another platform, holds it against its checksum, and returns the path of the program.
 * @param {{ version: string, system: 'linux' | 'macos' | 'windows', arch: string }} which `version` as `v20.20.2`
 * @param {string} directory where it is put
 * @param {string} mirror where it comes from
 */
export async function downloadNode({ version, system, arch }, directory, mirror) {
  const platform = `${NAMES[system]}-${arch}`;
  // Windows' program is a plain download; the others are in an archive.
  const name = system === 'windows' ? `${platform}/node.exe` : `node-${version}-${platform}.tar.gz`;
  const list = (await fetched(`${mirror}/${version}/SHASUMS256.txt`)).toString();
  const expected = list.split('\n').find((line) => line.endsWith(`  ${name}`));
  if (expected === undefined) throw new Error(`${mirror} has no ${name}`);
  const bytes = await fetched(`${mirror}/${version}/${name}`);
  if (!expected.startsWith(createHash('sha256').update(bytes).digest('hex'))) {
    throw new Error(`${name} is not what its checksum says (try again, or another --mirror)`);
  }
  const file = path.join(directory, path.basename(name));
  writeFileSync(file, bytes);
  if (system === 'windows') return file;
  const program = `node-${version}-${platform}/bin/node`;
  execFileSync('tar', ['-xzf', file, '-C', directory, program]);
  return path.join(directory, program);
}

async function fetched(url) {
  const response = await fetch(url).catch((error) => {
    throw new Error(`cannot fetch ${url}: ${error.cause?.message ?? error.message}`);
  });
  if (!response.ok) throw new Error(`cannot fetch ${url}: ${response.status} ${response.statusText}`);
  return Buffer.from(await response.arrayBuffer());
}
