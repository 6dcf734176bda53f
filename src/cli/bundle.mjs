/**
 * Bundles the command into four files. The first, `dist/cli.cjs`, contains what nearly every start needs. The later ones are loaded on
 * demand: `dist/score.cjs` for `--loss`, `dist/exact.cjs` for integer arithmetic, and `dist/later.cjs` for everything else that is loaded
 * by `import()` or listed in `late.mjs`. Starts are faster this way: Node.js always reads a whole file, and V8 creates an object
 * for each function in it.
 *
 * esbuild cannot split CommonJS. So the command is first split into ES modules, and then the modules of each file are bundled as
 * CommonJS. A bundle requests the modules of another one by name.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { LATE_ENTRIES, lateModules } from './late.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.join(root, 'dist');
const ENTRY = 'main.js';
/** Modules of the first bundle although `import()` loads them: many starts need them. */
const USUAL = /\bsrc\/(?:cli\/parser|input\/pipe)\.ts$/;
/**
 * The later bundles, each with a pattern of its entry modules. An entry belongs to the first bundle whose pattern matches. Other
 * modules that several bundles need are copied into each, so they must not hold state.
 */
const BUNDLES = {
  score: /\bsrc\/cli\/score\.ts$/,
  exact: /^late:exact\.js$/,
  later: /./,
};
/**
 * Modules written below. LOADER, in the first bundle, loads the later ones; SHARED, in each later bundle, holds the modules of the
 * first.
 */
const LOADER = './loader.js';
const SHARED = './shared.cjs';

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

/**
 * Writes the modules of the command into `directory`: those of the first bundle as ES modules, others as CommonJS.
 *
 * Returns the later bundles by name: `entries` and `modules` are names of modules, and `shared` maps each module of the first bundle
 * that they import to the names that they import from it.
 */
async function split(directory) {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: { main: path.join(root, 'src/cli/main.ts'), ...LATE_ENTRIES },
    plugins: [lateModules(path.join(root, 'src'), LOADER)],
    alias: {
      '#kernel': path.join(root, 'src/cli/kernel.ts'),
      '#supports-color': path.join(root, 'src/cli/unused/supports-color.js'),
    },
    // commander is CommonJS; it is bundled in the second step.
    external: ['commander', LOADER],
    format: 'esm',
    splitting: true,
    outdir: directory,
    absWorkingDir: directory,
    metafile: true,
    write: false,
  });
  const { outputs } = metafile;
  const texts = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
  const first = withImports([ENTRY], outputs, USUAL);
  for (const [name, text] of texts) {
    const { code } = first.has(name)
      ? { code: text }
      : await transform(text, { format: 'cjs', target: 'node20' });
    writeFileSync(path.join(directory, name), code);
  }
  return laterBundles(outputs, texts, first);
}

/** The later bundles, as `split` returns them; `first` are the names of the modules of the first one. */
function laterBundles(outputs, texts, first) {
  const isLater = (name) => !first.has(name);
  const unassigned = new Set(
    Object.keys(outputs).filter((name) => outputs[name].entryPoint && isLater(name)),
  );
  const bundles = {};
  for (const [bundle, isEntry] of Object.entries(BUNDLES)) {
    const entries = [...unassigned].filter((name) => isEntry.test(outputs[name].entryPoint));
    for (const name of entries) unassigned.delete(name);
    const modules = new Set([...withImports(entries, outputs)].filter(isLater));
    bundles[bundle] = { entries, modules, shared: sharedNames(modules, outputs, texts, first) };
  }
  return bundles;
}

/** The names that modules of a later bundle import from each module of the first one. */
function sharedNames(modules, outputs, texts, first) {
  const shared = new Map();
  for (const name of modules) {
    for (const { path: from, kind } of outputs[name].imports) {
      if (!first.has(from)) continue;
      const names =
        kind === 'import-statement' ? namesImported(texts.get(name), from) : outputs[from].exports;
      shared.set(from, new Set([...(shared.get(from) ?? []), ...names]));
    }
  }
  return shared;
}

/** The names that a module imports from the module `from`, in code that esbuild wrote. */
function namesImported(code, from) {
  const statements = code.matchAll(/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm);
  const names = [...statements].flatMap(([, list, file]) =>
    file === from ? list.split(',').map((each) => each.trim().split(' ')[0]) : [],
  );
  // A name that is not found would be undefined in the command.
  if (names.length === 0 && code.includes(`from "./${from}"`))
    throw new Error(`esbuild has written an import of ${from} in another form`);
  return names;
}

/** The names of modules and of all modules that they import. `import()` counts only if it loads an entry that matches `loaded`. */
function withImports(entries, outputs, loaded) {
  const names = new Set(entries);
  // The loop also visits the names that it adds.
  for (const name of names) {
    for (const { path: imported, kind } of outputs[name].imports) {
      const output = outputs[imported];
      if (output && (kind === 'import-statement' || loaded?.test(output.entryPoint))) names.add(imported);
    }
  }
  return names;
}

/**
 * The code of LOADER. It exports `load`, which returns an entry of a later bundle. The tables of shared names are functions,
 * so that V8 compiles each only when its bundle is loaded.
 */
function loader(bundles) {
  const all = Object.entries(bundles);
  const files = [...new Set(all.flatMap(([, { shared }]) => [...shared.keys()]))];
  const imports = files.map((file, i) => {
    const names = new Set(all.flatMap(([, { shared }]) => [...(shared.get(file) ?? [])]));
    return `import { ${[...names].map((name) => `${name} as ${name}_${i}`).join(', ')} } from './${file}';`;
  });
  const shares = all.map(([bundle, { shared }]) => {
    const modules = [...shared].map(([file, names]) => {
      const getters = [...names].map((name) => `get ${name}() { return ${name}_${files.indexOf(file)}; }`);
      return `'${file}': { ${getters.join(', ')} }`;
    });
    return `${bundle}: () => ({ '${path.basename(LOADER)}': { load }, ${modules.join(', ')} })`;
  });
  const places = all.flatMap(([bundle, { entries }]) => entries.map((name) => `'${name}': '${bundle}'`));
  const required = all.map(([bundle]) => `${bundle}: () => require('./${bundle}.cjs')`);
  return `${imports.join('\n')}
    const bundleOf = { ${places.join(', ')} };
    const required = { ${required.join(', ')} };
    const shared = { ${shares.join(', ')} };
    const { bundle = (name) => required[name]() } = module;
    const loaded = {};
    const open = (name) => (loaded[name] ??= bundle(name)(shared[name]()));
    export const load = (name) => open(bundleOf[name])[name]();`;
}

/**
 * The code of the first module of a later bundle: it exports a function from the shared modules to a table of functions that return
 * the entries.
 */
function laterEntry(entries) {
  const own = entries.map((name) => `'${name}': () => require('./${name}')`);
  return `module.exports = (shared) => { require('${SHARED}').modules = shared; return { ${own.join(', ')} }; };`;
}

/** A plugin for esbuild that replaces each module of another bundle by `codeOf(name)`, an expression for what it exports. */
function elsewhere(isOwn, codeOf) {
  return {
    name: 'elsewhere',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/\w+\.cjs$/ }, ({ path: name }) =>
        name === SHARED ? undefined : { path: name, external: true },
      );
      onResolve({ filter: /^\.\/.*\.js$/ }, ({ path: name }) =>
        isOwn(path.basename(name)) ? undefined : { path: path.basename(name), namespace: 'elsewhere' },
      );
      onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path: name }) => ({
        contents: `module.exports = ${codeOf(name)};`,
        resolveDir: directory,
      }));
    },
  };
}

const directory = mkdtempSync(path.join(dist, 'tmp-'));
try {
  // A package.json without "type": the syntax of a module decides whether it is CommonJS.
  writeFileSync(path.join(directory, 'package.json'), '{}');
  const bundles = await split(directory);
  const isEntry = (name) => Object.values(bundles).some(({ entries }) => entries.includes(name));
  writeFileSync(path.join(directory, LOADER), loader(bundles));
  writeFileSync(path.join(directory, SHARED), '');
  const bundle = { ...common, format: 'cjs', supported: { 'dynamic-import': false }, minify: true };
  await build({
    ...bundle,
    entryPoints: [path.join(directory, ENTRY)],
    plugins: [
      elsewhere(
        (name) => !isEntry(name),
        (name) => `require('${LOADER}').load('${name}')`,
      ),
    ],
    alias: { 'node:child_process': path.join(root, 'src/cli/unused/child-process.cjs') },
    outfile: path.join(dist, 'cli.cjs'),
  });
  const shared = `require('${SHARED}').modules`;
  const load = `${shared}['${path.basename(LOADER)}'].load`;
  const otherCode = (name) => (isEntry(name) ? `${load}('${name}')` : `${shared}['${name}']`);
  for (const [name, { entries, modules }] of Object.entries(bundles)) {
    const entry = path.join(directory, `${name}-entry.cjs`);
    writeFileSync(entry, laterEntry(entries));
    await build({
      ...bundle,
      entryPoints: [entry],
      plugins: [elsewhere((own) => modules.has(own), otherCode)],
      outfile: path.join(dist, `${name}.cjs`),
    });
  }
} finally {
  rmSync(directory, { recursive: true });
}
