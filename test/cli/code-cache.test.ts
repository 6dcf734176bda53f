import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMAND, Directory, environment } from '../support/command.ts';
import { hasUnprivileged, runUnprivileged } from './faults/unprivileged.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NAME = `cli-${process.version}-${process.arch}.cache`;
/** For commands without options. */
const PLAIN = NAME.replace(/\.cache$/, '-plain.cache');
/** The files that are loaded later, and their caches. */
const LATER = ['exact', 'later', 'score'];
const cacheOf = (name: string): string => NAME.replace('cli', name);

describe('the code cache', () => {
  it.each([[['0.5']], [['--dtype', 'float64', '0.5']]])('is used for %j', (args) => {
    const program = `
      const vm = require('node:vm');
      vm.Script = class extends vm.Script {
        constructor(code, options) {
          super(code, options);
          console.error(options.cachedData.length > 0, this.cachedDataRejected);
        }
      };
      process.argv.push('logit', ...${JSON.stringify(args)});
      require(${JSON.stringify(COMMAND)});`;
    const { stdout, stderr } = spawnSync('node', ['-e', program], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({
      stdout: 'tensor([0.], dtype=torch.float64)\n',
      stderr: 'true false\n',
    });
  });

  it.runIf(process.platform === 'linux')('is the same if it is made in a terminal', () => {
    const directory = new Directory();
    const names = [...['cli', ...LATER].map((name) => `dist/${name}.cjs`), 'dist/kernel.wasm'];
    for (const name of ['src/cli/code-cache.cjs', 'fixtures/warm-up', ...names])
      cpSync(join(root, name), directory.at(name), { recursive: true });
    const made = ['-qec', 'node src/cli/code-cache.cjs', '/dev/null'];
    const { stdout, status } = spawnSync('script', made, { cwd: directory.path, encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
    const caches = [PLAIN, NAME, ...LATER.map(cacheOf)];
    const others = ['cli', ...LATER].map((name) => `${name}.cjs`);
    expect(readdirSync(directory.at('dist')).toSorted()).toEqual(
      [...caches, ...others, 'kernel.wasm'].toSorted(),
    );
    // No two are the same to the byte.
    const size = (file: string): number => statSync(file).size;
    for (const cache of caches)
      expect(size(directory.at(`dist/${cache}`)) / size(join(root, 'dist', cache))).toBeCloseTo(1, 1);
  });

  /** A copy of what is built. */
  function copy(): { directory: Directory; cache: string; program: string } {
    const directory = new Directory();
    for (const name of ['bin', 'dist/cli.cjs', 'dist/kernel.wasm', `dist/${NAME}`])
      cpSync(join(root, name), directory.at(name), { recursive: true });
    return { directory, cache: directory.at(`dist/${NAME}`), program: directory.at('dist/cli.cjs') };
  }

  function runIn(
    directory: Directory,
    ...args: string[]
  ): { stdout: string; stderr: string; status: number | null } {
    const { stdout, stderr, status } = spawnSync(process.execPath, [directory.at('bin/logit.cjs'), ...args], {
      env: environment(),
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  }

  const RIGHT = { stdout: '0\n', stderr: '', status: 0 };

  it.each([
    ['of another length', '"10.20.30"'],
    ['of the same length', '"9.9.9"'],
  ])('of a program that was edited is not used: %s', (_, version) => {
    const { directory, program } = copy();
    expect(runIn(directory, '--version').stdout).toBe('0.1.0\n');
    writeFileSync(program, readFileSync(program, 'latin1').replace('"0.1.0"', version), 'latin1');
    expect(runIn(directory, '--version').stdout).toBe(`${JSON.parse(version)}\n`);
  });

  // Of 260 single bits that were flipped, 45 killed the program and 2 made it hang.
  it.each([0, 1, 4, 9, 64, 0.1, 0.25, 0.4, 0.49, 0.6, 0.8, 0.95, 0.999])(
    'with a flipped bit is not used: at %d',
    (at) => {
      const { directory, cache } = copy();
      const bytes = readFileSync(cache);
      const place = at < 1 ? Math.floor(at * bytes.length) : at;
      bytes[place]! ^= 1 << (place & 7);
      writeFileSync(cache, bytes);
      expect(runIn(directory, '-f', 'lines', '0.5')).toEqual(RIGHT);
    },
  );

  it.each<[string, (cache: string, bytes: Buffer) => void]>([
    ['empty', (cache) => truncateSync(cache, 0)],
    ['one byte', (cache) => truncateSync(cache, 1)],
    ['cut off in the middle', (cache, bytes) => truncateSync(cache, bytes.length >> 1)],
    ['without its last byte', (cache, bytes) => truncateSync(cache, bytes.length - 1)],
    ['as long as the program', (cache) => truncateSync(cache, statSync(join(root, 'dist/cli.cjs')).size)],
    ['followed by more', (cache, bytes) => writeFileSync(cache, Buffer.concat([bytes, Buffer.alloc(2)]))],
    ['nothing but NUL', (cache, bytes) => writeFileSync(cache, Buffer.alloc(bytes.length))],
    ['half NUL', (cache, bytes) => writeFileSync(cache, bytes.fill(0, bytes.length >> 1))],
    ['a directory', (cache) => (rmSync(cache), mkdirSync(cache))],
  ])('that is %s is not used', (_, spoil) => {
    const { directory, cache } = copy();
    spoil(cache, readFileSync(cache));
    expect(runIn(directory, '-f', 'lines', '0.5')).toEqual(RIGHT);
  });

  it.skipIf(!hasUnprivileged)('without read permission is not used', async () => {
    const { directory, cache } = copy();
    chmodSync(cache, 0);
    const outcome = await runUnprivileged(['-f', 'lines', '0.5'], directory, directory.at('bin/logit.cjs'));
    expect(outcome).toMatchObject({ text: '0\n', stderr: '', code: 0 });
  });
});
