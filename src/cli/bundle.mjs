/**
 * Bundles the command into two files: `dist/cli.cjs` has what is needed at nearly every start, `dist/later.cjs` the modules
 * that only `import()` loads and those of `late.mjs`. Node.js reads all of a file, and V8 makes objects of all of its functions.
 *
 * esbuild does not split CommonJS. So it splits the command into ES modules first. Then it bundles those of the start, and
 * the others, which have become CommonJS, apart; in each bundle, modules of the other one are asked for by name.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { LATE_ENTRY, lateModules } from './late.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.join(root, 'dist');
const ENTRY = 'main.js';
/** Loaded by `import()`, but at many starts. */
const USUAL = /\bsrc\/(?:cli\/parser|input\/pipe)\.ts$/;
/** Written below: in the first file, what loads modules of the second one; in that, what has those of the first one. */
const LOADER = './loader.js';
const SHARED = './shared.cjs';
const LATER = './later.cjs';

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

/** Writes the command into `directory`, as modules, and the two that join the files. Returns their names. */
async function split(directory) {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: { main: path.join(root, 'src/cli/main.ts'), late: LATE_ENTRY },
    plugins: [lateModules(path.join(root, 'src'), LOADER)],
    alias: {
      '#kernel': path.join(root, 'src/cli/kernel.ts'),
      '#supports-color': path.join(root, 'src/cli/unused/supports-color.js'),
    },
    // The first is CommonJS, as the second bundle is.
    external: ['commander', LOADER],
    format: 'esm',
    splitting: true,
    outdir: directory,
    absWorkingDir: directory,
    metafile: true,
    write: false,
  });
  const first = loadedFirst(metafile.outputs);
  const later = new Set(Object.keys(metafile.outputs).filter((name) => !first.has(name)));
  for (const { path: file, text } of outputFiles) {
    const isLater = later.has(path.basename(file));
    const { code } = isLater ? await transform(text, { format: 'cjs', target: 'node20' }) : { code: text };
    writeFileSync(file, code);
  }
  const imported = new Set(
    [...later].flatMap((name) => metafile.outputs[name].imports.map((each) => each.path)),
  );
  const shared = [...first].filter((name) => imported.has(name));
  return { later, shared: new Map(shared.map((name) => [name, metafile.outputs[name].exports])) };
}

/** The names of the modules that are loaded at the start, or at most starts. */
function loadedFirst(outputs) {
  const names = new Set([ENTRY]);
  // What is added on the way is visited, too.
  for (const name of names) {
    for (const { path: imported, kind } of outputs[name].imports) {
      const output = outputs[imported];
      if (output && (kind === 'import-statement' || USUAL.test(output.entryPoint))) names.add(imported);
    }
  }
  return names;
}

/** A module that exports `load`, a function that returns a later module. V8 skips `share` until then. */
function loader(shared) {
  const files = [...shared].map(([file, names], i) => {
    const own = names.map((name) => `${name} as ${name}_${i}`);
    const getters = names.map((name) => `get ${name}() { return ${name}_${i}; }`);
    return {
      text: `import { ${own.join(', ')} } from './${file}';`,
      entry: `'${file}': { ${getters.join(', ')} }`,
    };
  });
  return `${files.map(({ text }) => text).join('\n')}
    let modules;
    const { later } = module;
    const share = () => ({ '${path.basename(LOADER)}': { load }, ${files.map(({ entry }) => entry).join(', ')} });
    export const load = (name) => (modules ??= (later ?? (() => require('${LATER}')))()(share()))[name]();`;
}

/** What `dist/later.cjs` exports: given modules of the start, a table of functions that return its own. */
function laterEntry(names) {
  const own = [...names].map((name) => `'${name}': () => require('./${name}')`);
  return `module.exports = (shared) => { require('${SHARED}').modules = shared; return { ${own.join(', ')} }; };`;
}

/** A plugin for esbuild: these modules are what the code, made of the name, is. */
function elsewhere(names, codeOf) {
  return {
    name: 'elsewhere',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /later\.cjs$/ }, () => ({ path: LATER, external: true }));
      onResolve({ filter: /^\.\/.*\.js$/ }, ({ path: name }) =>
        names.has(path.basename(name)) ? { path: path.basename(name), namespace: 'elsewhere' } : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path: name }) => ({
        contents: codeOf(JSON.stringify(name)),
        resolveDir: directory,
      }));
    },
  };
}

const directory = mkdtempSync(path.join(dist, 'tmp-'));
try {
  // Modules are what their syntax says, where no package says what they are.
  writeFileSync(path.join(directory, 'package.json'), '{}');
  const { later, shared } = await split(directory);
  writeFileSync(path.join(directory, LOADER), loader(shared));
  writeFileSync(path.join(directory, SHARED), '');
  writeFileSync(path.join(directory, 'entry.cjs'), laterEntry(later));
  const bundle = { ...common, format: 'cjs', supported: { 'dynamic-import': false }, minify: true };
  await build({
    ...bundle,
    entryPoints: [path.join(directory, ENTRY)],
    plugins: [elsewhere(later, (name) => `module.exports = require('${LOADER}').load(${name});`)],
    alias: { 'node:child_process': path.join(root, 'src/cli/unused/child-process.cjs') },
    outfile: path.join(dist, 'cli.cjs'),
  });
  await build({
    ...bundle,
    entryPoints: [path.join(directory, 'entry.cjs')],
    plugins: [
      elsewhere(
        new Set([path.basename(LOADER), ...shared.keys()]),
        (name) => `module.exports = require('${SHARED}').modules[${name}];`,
      ),
    ],
    outfile: path.join(dist, 'later.cjs'),
  });
} finally {
  rmSync(directory, { recursive: true });
}
