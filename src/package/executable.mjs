/**
 * Writes the standalone executable: a Node.js that has the built command, its kernel and its code cache within.
 *
 *     npm run package                              for this platform, of the Node.js that runs this
 *     npm run package -- --target windows-x64      of the official Node.js of the same version, from nodejs.org
 *     npm run package -- --output FILE             instead of dist/executable/logit
 *     npm run package -- --mirror URL              instead of https://nodejs.org/dist
 *
 * It is made with pkg, but not by its command line: that puts the program into a Node.js of its own making, which it
 * downloads. Its function for Node.js' single-executable support takes the Node.js that is here, and V8's code cache.
 * - It runs `npx postject` in a temporary directory. That is made in `.ci/executable/`, where npx finds the one that is
 *   pinned, and npx may not download another.
 * - It runs the `node` of the PATH, which has to be this one.
 * - It does not say when the injection fails, so the file is looked into, and run where it can be.
 * - Its own downloads cannot have an exact version; program and Node.js have to be of the same one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Script } from 'node:vm';
import { downloadNode } from './download.mjs';

const TARGETS = ['linux-x64', 'linux-arm64', 'macos-x64', 'macos-arm64', 'windows-x64', 'windows-arm64'];
const SYSTEMS = { linux: 'linux', darwin: 'macos', win32: 'windows' };
/** Stands in every Node.js that can hold a program, followed by whether it does. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** What `npm run package` installs there. */
const TOOLS = fileURLToPath(new URL('../../.ci/executable', import.meta.url));

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.join(root, 'dist');
/** The names of the files that the command is made of. Each has a code cache. */
const bundles = () => readdirSync(dist).flatMap((file) => /^(\w+)\.cjs$/.exec(file)?.[1] ?? []);

/** @param {{ target?: string, output?: string, mirror: string }} options */
async function build({ target, output, mirror }) {
  if (target !== undefined && !TARGETS.includes(target)) {
    throw new Error(`no target "${target}"; the targets are: ${TARGETS.join(', ')}`);
  }
  const isLocal = target === undefined;
  const [system, arch] = isLocal ? [SYSTEMS[process.platform], process.arch] : target.split('-');
  if (system === 'macos' && process.platform !== 'darwin') {
    throw new Error('macOS runs only what is signed, and codesign is on a Mac: build it there');
  }
  const name = (isLocal ? 'logit' : `logit-${target}`) + (system === 'windows' ? '.exe' : '');
  const file = path.resolve(output ?? path.join(dist, 'executable', name));
  mkdirSync(path.join(dist, 'executable'), { recursive: true });
  const scratch = mkdtempSync(path.join(TOOLS, 'tmp-'));
  try {
    const node = isLocal
      ? localNode(system, scratch)
      : await downloadNode({ version: process.version, system, arch }, scratch, mirror);
    const names = bundles();
    const caches = isLocal ? names.map((one) => [`${one}.cache`, codeCache(one, scratch)]) : [];
    const files = [...names.map((one) => `${one}.cjs`), 'kernel.wasm', 'manual.txt'];
    const assets = Object.fromEntries([...files.map((one) => [one, path.join(dist, one)]), ...caches]);
    await inject(node, file, scratch, { platform: system, arch, assets });
    if (isLocal) tryOut(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return file;
}

/** A file with the code cache alone, without what follows it to compare with. V8 passes over one that does not fit, and says nothing. */
function codeCache(name, scratch) {
  const program = readFileSync(path.join(dist, `${name}.cjs`));
  const written = path.join(dist, `${name}-${process.version}-${process.arch}.cache`);
  const bytes = readFileSync(written);
  const cachedData = bytes.subarray(0, (bytes.length - program.length) / 2);
  const { cachedDataRejected } = new Script(Module.wrap(program.toString()), { cachedData });
  if (cachedDataRejected || !bytes.subarray(-program.length).equals(program)) {
    throw new Error(`${written} is not of this bundle (npm run build)`);
  }
  const file = path.join(scratch, `${name}.cache`);
  writeFileSync(file, cachedData);
  return file;
}

/** The Node.js that runs this; on Linux without its symbols, where there is a `strip`: they are an eighth of it. */
function localNode(system, scratch) {
  if (!readFileSync(process.execPath).includes(`${FUSE}:0`)) {
    throw new Error(`${process.execPath} cannot hold a program (use a Node.js from nodejs.org)`);
  }
  const stripped = path.join(scratch, 'node');
  const hasStripped =
    system === 'linux' && spawnSync('strip', ['-o', stripped, process.execPath]).status === 0;
  return hasStripped ? stripped : process.execPath;
}

async function inject(node, file, scratch, { platform, arch, assets }) {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = scratch;
  process.env['npm_config_yes'] = 'false';
  process.env['PATH'] = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
  const require = createRequire(path.join(TOOLS, 'package.json'));
  const pkg = await import(pathToFileURL(require.resolve('@yao-pkg/pkg/lib-es5/sea.js')).href);
  await pkg.default.default(fileURLToPath(new URL('main.cjs', import.meta.url)), {
    nodePath: node,
    targets: [{ platform, arch, nodeRange: `node${process.versions.node}`, output: file }],
    seaConfig: { assets },
  });
  if (!readFileSync(file).includes(`${FUSE}:1`)) throw new Error('the program could not be injected');
  if (platform === 'macos') execFileSync('codesign', ['--sign', '-', file]);
}

/** In an empty environment. */
function tryOut(file) {
  const { stdout, stderr, error } = spawnSync(file, ['-f', 'lines', '0.5'], { env: {}, encoding: 'utf8' });
  if (stdout !== '0\n') throw new Error(`${file} does not run: ${error?.message ?? stderr}`);
}

try {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      output: { type: 'string' },
      mirror: { type: 'string', default: 'https://nodejs.org/dist' },
    },
  });
  console.log(await build(values));
} catch (error) {
  console.error(`package: ${error.message}`);
  process.exitCode = 1;
}
