/**
 * Bundles the command into four files: `dist/cli.cjs` has what is needed at nearly every start, `dist/score.cjs` what
 * `--loss` adds to it, `dist/exact.cjs` integer arithmetic, and `dist/later.cjs` all else that only `import()` loads or `late.mjs`
 * names. Node.js reads all of a file, and V8 makes objects of all of its functions.
 *
 * esbuild does not split CommonJS. So it splits the command into ES modules first. Then it bundles those of the start, and
 * the others, which have become CommonJS, apart; in each bundle, modules of another one are asked for by name.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { LATE_ENTRIES, lateModules } from './late.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.join(root, 'dist');
const ENTRY = 'main.js';
/** Loaded by `import()`, but at many starts. */
const USUAL = /\bsrc\/(?:cli\/parser|input\/pipe)\.ts$/;
/**
 * The later bundles, and what is an entry of the first ones: of the last one all others are. Where several need a module, each
 * has it; such a module keeps nothing.
 */
const BUNDLES = {
  score: /\bsrc\/cli\/score\.ts$/,
  exact: /^late:exact\.js$/,
  later: /./,
};
/** Written below: in the first file, what loads modules of the others; in these, what has those of the first one. */
const LOADER = './loader.js';
const SHARED = './shared.cjs';

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

/**
 * Writes the command into `directory`, as modules. Returns of each later bundle the names of its entries and of all of its modules, and
 * `shared`, the names that these import from each module of the first one.
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
    // The first is CommonJS, as the second bundle is.
    external: ['commander', LOADER],
    format: 'esm',
    splitting: true,
    outdir: directory,
    absWorkingDir: directory,
    metafile: true,
    write: false,
  });
  const { outputs } = metafile;
  const first = withImports([ENTRY], outputs, USUAL);
  const isLater = (name) => !first.has(name);
  const entries = new Set(Object.keys(outputs).filter((name) => outputs[name].entryPoint && isLater(name)));
  const bundles = {};
  for (const [bundle, isEntry] of Object.entries(BUNDLES)) {
    const own = [...entries].filter((name) => isEntry.test(outputs[name].entryPoint));
    for (const name of own) entries.delete(name);
    bundles[bundle] = { entries: own, names: new Set([...withImports(own, outputs)].filter(isLater)) };
  }
  const textOf = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
  for (const [name, text] of textOf) {
    const { code } = first.has(name)
      ? { code: text }
      : await transform(text, { format: 'cjs', target: 'node20' });
    writeFileSync(path.join(directory, name), code);
  }
  for (const bundle of Object.values(bundles)) {
    bundle.shared = new Map();
    for (const name of bundle.names) {
      for (const { path: from, kind } of outputs[name].imports) {
        if (!first.has(from)) continue;
        const names =
          kind === 'import-statement' ? namesImported(textOf.get(name), from) : outputs[from].exports;
        bundle.shared.set(from, new Set([...(bundle.shared.get(from) ?? []), ...names]));
      }
    }
  }
  return bundles;
}

/** The names that a module imports from another, in code that esbuild wrote. */
function namesImported(code, from) {
  const statements = code.matchAll(/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm);
  return [...statements].flatMap(([, names, file]) =>
    file === from ? names.split(',').map((each) => each.trim().split(' ')[0]) : [],
  );
}

/** The names of modules and of all that they import, or load with `import()` where that is an entry like `loaded`. */
function withImports(entries, outputs, loaded) {
  const names = new Set(entries);
  // What is added on the way is visited, too.
  for (const name of names) {
    for (const { path: imported, kind } of outputs[name].imports) {
      const output = outputs[imported];
      if (output && (kind === 'import-statement' || loaded?.test(output.entryPoint))) names.add(imported);
    }
  }
  return names;
}

/** A module that exports `load`, a function that returns a module of a later bundle. V8 skips what is shared until then. */
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

/** What a later bundle exports: given modules of the start, a table of functions that return its entries. */
function laterEntry(entries) {
  const own = entries.map((name) => `'${name}': () => require('./${name}')`);
  return `module.exports = (shared) => { require('${SHARED}').modules = shared; return { ${own.join(', ')} }; };`;
}

/** A plugin for esbuild: the code of modules that are not the bundle's own is what `codeOf` makes of their names. */
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
  // Modules are what their syntax says, where no package says what they are.
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
  const modules = `require('${SHARED}').modules`;
  const load = `${modules}['${path.basename(LOADER)}'].load`;
  const otherCode = (name) => (isEntry(name) ? `${load}('${name}')` : `${modules}['${name}']`);
  for (const [name, { entries, names }] of Object.entries(bundles)) {
    const entry = path.join(directory, `${name}-entry.cjs`);
    writeFileSync(entry, laterEntry(entries));
    await build({
      ...bundle,
      entryPoints: [entry],
      plugins: [elsewhere((own) => names.has(own), otherCode)],
      outfile: path.join(dist, `${name}.cjs`),
    });
  }
} finally {
  rmSync(directory, { recursive: true });
}
