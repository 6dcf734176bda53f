/**
 * Bundles the command into one file, `dist/cli.cjs`. Each module that only `import()` loads is within a function there. At a
 * start, V8 skips such a function as a whole; of a module that esbuild initialises late, it would create all functions.
 *
 * esbuild does not split CommonJS. So it splits the command into ES modules first, those that are loaded later become
 * CommonJS, and a second bundle has all of them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = 'main.js';
/** Loaded by `import()`, but nearly always. A module that is CommonJS copies what it takes from others. */
const USUAL = 'src/cli/options.ts';

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

/** Writes the command into `directory`: `main.js`, what it loads at the start, and what it loads later. */
async function split(folder) {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: [path.join(root, 'src/cli', 'main.ts')],
    alias: {
      '#kernel': path.join(root, 'src/cli/kernel.ts'),
      '#supports-color': path.join(root, 'src/cli/unused/supports-color.js'),
    },
    // It is CommonJS, as the second bundle is.
    external: ['commander'],
    format: 'esm',
    splitting: true,
    outdir: folder,
    absWorkingDir: folder,
    metafile: true,
    write: false,
  });
  const first = loadedFirst(metafile.outputs);
  for (const { path: file, text } of outputFiles) {
    const isLater = !first.has(path.basename(file));
    const { code } = isLater ? await transform(text, { format: 'cjs', target: 'node20' }) : { code: text };
    writeFileSync(file, code);
  }
}

/** The names of the modules that are loaded at the start, or at most starts. */
function loadedFirst(outputs) {
  const names = new Set([ENTRY]);
  // What is added on the way is visited, too.
  for (const name of names) {
    for (const { path: imported, kind } of outputs[name].imports) {
      const output = outputs[imported];
      if (output && (kind === 'import-statement' || output.entryPoint?.endsWith(USUAL))) names.add(imported);
    }
  }
  return names;
}

const folder = mkdtempSync(path.join(root, 'dist', 'tmp-'));
try {
  // Modules are what their syntax says, where no package says what they are.
  writeFileSync(path.join(folder, 'package.json'), '{}');
  await split(folder);
  await build({
    ...common,
    entryPoints: [path.join(folder, ENTRY)],
    alias: { 'node:child_process': path.join(root, 'src/cli/unused/child-process.cjs') },
    format: 'cjs',
    supported: { 'dynamic-import': false },
    minify: true,
    outfile: path.join(root, 'dist/cli.cjs'),
  });
} finally {
  rmSync(folder, { recursive: true });
}
