import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMAND, Directory, environment } from './support/command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
}

const text = (name: string): string => readFileSync(join(root, name), 'utf8');

/** The files that the command is made of. */
const BUNDLES = ['cli', 'score', 'exact', 'later'].map((name) => `dist/${name}.cjs`);

/** What a module imports, in code that esbuild wrote. */
function imports(code: string): string[] {
  const names = [...code.matchAll(/\b(?:require|import)\("([^"]+)"\)|[}*\s]from"([^"]+)"/g)];
  return [...new Set(names.map(([, called, from]) => called ?? from!))].toSorted();
}

describe('the built files', () => {
  it.each([
    [
      'dist/cli.cjs',
      [
        ...['exact', 'later', 'score'].map((name) => `./${name}.cjs`),
        ...['events', 'fs', 'net', 'path', 'process', 'tty'].map((name) => `node:${name}`),
      ],
    ],
    ['dist/score.cjs', []],
    ['dist/exact.cjs', []],
    ['dist/later.cjs', ['child_process', 'node:fs', 'node:zlib']],
    ['dist/index.js', ['./package.js']],
    ['dist/node.js', ['./package.js', 'node:stream']],
    ['dist/package.js', []],
  ])('%s imports no more than %j', (file, expected) => {
    const code = text(file);
    expect(imports(code)).toEqual(expected);
    // An import of a name that is computed would not have been seen.
    expect(code).not.toMatch(/\b(?:require|import)\((?!")/);
  });

  it('the command is ASCII, for with any other character V8 holds all of it in twice the memory', () => {
    for (const name of BUNDLES) expect(text(name)).not.toMatch(/[^\0-\x7f]/);
  });

  it('the package has short lines, for Node.js shows the line that threw an error nobody catches', () => {
    const program = `import { logit } from ${JSON.stringify(pathToFileURL(join(root, 'dist/index.js')).href)}; logit(0.2, { eps: 1 });`;
    const { stderr } = spawnSync('node', ['--input-type=module', '-e', program], { encoding: 'utf8' });
    expect(stderr).toContain('RangeError: eps must be a number from 0 to 0.5, got 1');
    expect(stderr.length).toBeLessThan(3000);
  });

  it.each([...BUNDLES, 'dist/node.js', 'dist/package.js'])(
    '%s makes no code of text, and opens no connection',
    (file) => {
      expect(text(file)).not.toMatch(/\beval\(|\bFunction\(|process\.(?:binding|dlopen)/);
      expect(text(file)).not.toMatch(
        /\bfetch\(|WebSocket|createConnection|createServer|\.(?:connect|listen)\(/,
      );
    },
  );
});

describe('the packages that are bundled', () => {
  // The kernel imports none, and the manual is rendered when it is built.
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('kernel') && !file.includes(join('cli', 'man', '')),
  );
  const named = new Set(
    files.flatMap((file) =>
      [...text(join('src', file)).matchAll(/(?:\bfrom |\bimport\()'([a-z][^':/]*)[^':]*'/g)].map(
        ([, name]) => name!,
      ),
    ),
  );
  named.delete('child_process');

  it('are these, and none remains to be installed', () => {
    expect([...named].toSorted()).toEqual(['chalk', 'commander', 'csv-parse', 'leven', 'string-width']);
    expect(manifest(root).dependencies).toBeUndefined();
  });

  it.each([...named])('%s is pinned', (name) => {
    expect(manifest(root).devDependencies?.[name]).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(withDependencies([...named]))(
    '%s runs nothing when installed, and is credited',
    (name, directory) => {
      const { scripts = {} } = manifest(directory);
      expect(Object.keys(scripts).filter((script) => /^(?:pre|post)?install$/.test(script))).toEqual([]);
      const licence = readdirSync(directory).find((file) => /^licen[cs]e/i.test(file))!;
      const [holder] = /^Copyright .*$/m.exec(readFileSync(join(directory, licence), 'utf8'))!;
      expect(text('LICENSE')).toContain(holder.trim());
      expect(text('LICENSE')).toContain(name);
    },
  );
});

/** Packages and all that they need, each with its directory. */
function withDependencies(names: readonly string[], parent = root): [name: string, directory: string][] {
  return names.flatMap((name) => {
    const own = join(parent, 'node_modules', name);
    const directory = existsSync(own) ? own : join(root, 'node_modules', name);
    return [
      [name, directory],
      ...withDependencies(Object.keys(manifest(directory).dependencies ?? {}), directory),
    ];
  });
}

it('an installed copy leaves no files in the temporary directory or the current one', () => {
  const directory = new Directory();
  for (const name of ['bin', 'dist/cli.cjs', 'dist/kernel.wasm'])
    cpSync(join(root, name), directory.at(name), { recursive: true });
  for (const name of ['temporary', 'here']) mkdirSync(directory.at(name));
  const temporary = directory.at('temporary');
  const { stdout } = spawnSync(process.execPath, [directory.at('bin/logit.cjs'), '-f', 'lines', '0.5'], {
    cwd: directory.at('here'),
    env: environment({ TMPDIR: temporary, TEMP: temporary, TMP: temporary }),
    encoding: 'utf8',
  });
  expect(stdout).toBe('0\n');
  expect([...readdirSync(temporary), ...readdirSync(directory.at('here'))]).toEqual([]);
});

describe('with no permission but to read', () => {
  /** The flag for it has lost its prefix on the way from Node.js 20 to 24. */
  const flag = ['--permission', '--experimental-permission'].find(
    (name) => spawnSync(process.execPath, [name, '--version']).status === 0,
  )!;

  function run(
    permissions: readonly string[],
    args: readonly string[],
    input = '',
  ): SpawnSyncReturns<string> {
    const node = [flag, '--no-warnings', '--allow-fs-read=*', ...permissions];
    return spawnSync(process.execPath, [...node, COMMAND, ...args], {
      env: environment(),
      input,
      encoding: 'utf8',
    });
  }

  it('arguments, streams and files are converted', () => {
    const table = new Directory({ 'a.csv': 'p\n0.5\n' }).at('a.csv');
    expect(run([], ['-f', 'lines', '0.5'])).toMatchObject({ stdout: '0\n', stderr: '', status: 0 });
    expect(run([], [], '0.5\n')).toMatchObject({ stdout: '0\n', stderr: '', status: 0 });
    expect(run([], ['-c', 'p', table])).toMatchObject({ stdout: 'p\n0\n', stderr: '', status: 0 });
    expect(run([], ['-c', 'x', table])).toMatchObject({ stdout: '', status: 2 });
    expect(run([], ['--help'])).toMatchObject({ stderr: '', status: 0 });
  });

  it('-o is refused, and works with the permission to write to its directory', () => {
    const directory = new Directory({ old: 'old' });
    for (const name of ['old', 'new']) {
      const args = ['-f', 'lines', '0.5', '-o', directory.at(name)];
      expect(run([], args)).toMatchObject({ stdout: '', status: 2 });
      expect(directory.list()).not.toContain('new');
      expect(run([`--allow-fs-write=${directory.path}/*`], args)).toMatchObject({ stderr: '', status: 0 });
      expect(directory.read(name)).toBe('0\n');
    }
    expect(directory.list()).toEqual(['new', 'old']);
  });

  it.skipIf(process.platform === 'win32').each(['600', '640', '664', '666'])(
    '-o keeps the mode %s, although fchmod is disabled, and the umask would cut it',
    (mode) => {
      const directory = new Directory({ old: 'old' });
      chmodSync(directory.at('old'), Number.parseInt(mode, 8));
      const args = ['-f', 'lines', '0.5', '-o', directory.at('old')];
      expect(run([`--allow-fs-write=${directory.path}/*`], args)).toMatchObject({ stderr: '', status: 0 });
      expect((statSync(directory.at('old')).mode & 0o777).toString(8)).toBe(mode);
      expect(directory.list()).toEqual(['old']);
    },
  );

  it('a denied permission is named', () => {
    const file = new Directory().at('out');
    expect(run([], ['-f', 'lines', '0.5', '-o', file]).stderr).toBe(
      `logit: error: ${file}: cannot write: denied by the permission model of Node.js (--allow-fs-write permits it)\n`,
    );
  });
});
