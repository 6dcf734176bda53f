import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Directory, environment, onWindows } from '../support/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a line of the system's shell, without a network and what was kept from one, as far as npm is concerned. */
function run(line: string, cwd: string): { stdout: string; stderr: string; status: number | null } {
  const env = environment({
    npm_config_cache: new Directory().path,
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
  });
  return spawnSync(line, { cwd, env, encoding: 'utf8', shell: true });
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** Packs what is built. */
function pack(directory: Directory): Packed {
  const { stdout } = run(`npm pack --ignore-scripts --json --pack-destination "${directory.path}"`, root);
  const [packed] = JSON.parse(stdout) as [Packed];
  return packed;
}

const USES = `
import { csvTransform, formatTensor, logit, LogitError, sigmoid } from 'logit';
import * as node from 'logit/node';
const stream = node.csvStream({ columns: 'p' });
stream.end('p\\n0.5\\n');
const csv = (await stream.toArray()).join('').trim();
const web = await new Response(new Response('p\\n0.5\\n').body.pipeThrough(csvTransform({ columns: 'p' }))).text();
console.log(logit(0.5), logit('1/5', { exact: true }), ...sigmoid([0]), formatTensor([0]), csv, web.trim());
console.log(node.logit === logit, node.LogitError === LogitError);
`;

/** What is right compiles, and what is wrong does not. */
const TYPES = `
import { csvTransform, formatTensor, logit, sigmoid, type CsvOptions, type RunStats } from 'logit';
export const number: number = logit(0.5);
export const text: number = logit('1/3', { exact: true });
export const doubles: Float64Array = sigmoid([0], { eps: 1e-6 });
export const floats: Float32Array = logit([0.5], { dtype: 'float32' });
export const shown: string = formatTensor(floats, { precision: 2 });
export const options: CsvOptions = { columns: ['p'], append: true, onEnd: (stats: RunStats) => void stats };
export const piped = (bytes: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
  bytes.pipeThrough(csvTransform(options));
export const transform: TransformStream<Uint8Array, Uint8Array> = csvTransform(options);
// @ts-expect-error text has to be asked for
logit('0.5');
// @ts-expect-error there is no such option
logit(0.5, { epsilon: 1 });
// @ts-expect-error the columns are missing
csvTransform({});
`;

const NODE_TYPES = `
import { csvStream, logit, LogitError } from 'logit/node';
import { options } from './types.ts';
export const number: number = logit(0.5);
csvStream(options).on('error', (error) => error instanceof LogitError && error.detail.kind);
// @ts-expect-error the columns are missing
csvStream({});
`;

/** Declarations of the package are checked, too. */
const STRICT = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  skipLibCheck: false,
  allowImportingTsExtensions: true,
};

const TSCONFIGS = {
  'Node.js': {
    compilerOptions: {
      ...STRICT,
      lib: ['es2022'],
      module: 'nodenext',
      typeRoots: [join(root, 'node_modules/@types')],
      types: ['node'],
    },
    files: ['types.ts', 'node.ts'],
  },
  browsers: {
    compilerOptions: {
      ...STRICT,
      lib: ['es2022', 'dom'],
      module: 'esnext',
      moduleResolution: 'bundler',
      types: [],
    },
    files: ['types.ts'],
  },
};

describe('the packed package', () => {
  it('contains only the command, the module with its types, and documents', () => {
    const { files, size } = pack(new Directory());
    const paths = files.map(({ path }) => path).toSorted();
    expect(paths.filter((path) => !/^dist\/.*\/.*\.d\.ts$/.test(path))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/logit.cjs',
      'dist/cli.cjs',
      'dist/exact.cjs',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/kernel.wasm',
      'dist/later.cjs',
      'dist/logit.1',
      'dist/manual.txt',
      'dist/node.d.ts',
      'dist/node.js',
      'dist/package.js',
      'dist/report.schema.json',
      'dist/score.cjs',
      'package.json',
    ]);
    // Declarations of what can be imported, and of nothing else.
    expect(paths).toContain('dist/stream/options.d.ts');
    expect(paths.filter((path) => /^dist\/(?:cli|convert|input)\//.test(path))).toEqual([]);
    expect(size).toBeLessThan(420_000);
  });

  it('is installed in an empty directory without a network, runs there, and is imported with its types', () => {
    const tarball = new Directory();
    const { filename } = pack(tarball);
    const directory = new Directory({ 'package.json': '{"private": true, "type": "module"}' });
    const installed = run(`npm install --no-audit --no-fund "${tarball.at(filename)}"`, directory.path);
    expect(installed).toMatchObject({ stderr: '', status: 0 });
    expect(directory.list()).toEqual(['node_modules', 'package-lock.json', 'package.json']);

    const expected = { stdout: 'tensor([-1.3863,  1.3863], dtype=torch.float64)\n', stderr: '', status: 0 };
    expect(run('npx --no-install logit 0.2 0.8', directory.path)).toMatchObject(expected);
    const command = join('node_modules', '.bin', 'logit');
    expect(run(`${command} 0.2 0.8`, directory.path)).toMatchObject(expected);
    if (!onWindows)
      expect(statSync(directory.at('node_modules/logit/bin/logit.cjs')).mode & 0o111).toBe(0o111);

    writeFileSync(directory.at('main.js'), USES);
    expect(run('node main.js', directory.path)).toMatchObject({
      stdout: '0 -1.3862943611198906 0.5 tensor([0.], dtype=torch.float64) p\n0 p\n0\ntrue true\n',
      stderr: '',
      status: 0,
    });

    writeFileSync(directory.at('types.ts'), TYPES);
    writeFileSync(directory.at('node.ts'), NODE_TYPES);
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    for (const config of Object.values(TSCONFIGS)) {
      writeFileSync(directory.at('tsconfig.json'), JSON.stringify(config));
      expect(run(`node "${compiler}" -p .`, directory.path)).toMatchObject({ stdout: '', status: 0 });
    }
  });

  it.skipIf(onWindows)('puts its man page where man looks, if it is installed for all directories', () => {
    const directory = new Directory();
    const { filename } = pack(directory);
    const installed = run(
      `npm install --global --prefix . --no-audit --no-fund "${directory.at(filename)}"`,
      directory.path,
    );
    expect(installed).toMatchObject({ status: 0 });
    expect(directory.read('share/man/man1/logit.1')).toMatch(/^\.TH LOGIT 1 /);
  });
});
