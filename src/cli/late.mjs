/**
 * What the command loads when it is called first, although nobody imports it with `import()`: sentences, hints, integer
 * arithmetic. A start that needs none of it pays for none of it.
 *
 * Everybody else imports a stub in place of such a module: functions with the same names that load it and call those meant.
 * So a module that is loaded late exports functions, and no other values.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Each module there that exports nothing but functions. */
const DIRECTORY = 'message';
const BUT = 'shell.ts';
const MORE = [
  'cli/emptyInput.ts',
  'cli/suggestion.ts',
  'engine/distribution.ts',
  'engine/readSummary.ts',
  'exact/affine.ts',
  'exact/convert.ts',
  'exact/convertDecimal.ts',
  'exact/decide.ts',
  'input/commaHeuristics.ts',
  'input/commentLine.ts',
  'input/ragged.ts',
  'input/suggest.ts',
];

/** The module that exports all of them: a name that no file has. */
export const LATE_ENTRY = 'late.js';

/**
 * A plugin for esbuild.
 * @param {string} source the directory of the modules
 * @param {string} loader what exports a function that loads a module by its name
 */
export function lateModules(source, loader) {
  const files = lateFiles(source);
  return {
    name: 'late modules',
    setup(build) {
      build.onResolve({ filter: /^late\.js$/ }, () => ({ path: LATE_ENTRY, namespace: 'late' }));
      build.onResolve({ filter: /\.ts$/ }, ({ importer, namespace, resolveDir, path: name }) => {
        const file = path.resolve(resolveDir, name);
        // They know each other.
        if (!files.has(file) || namespace === 'late' || files.has(importer)) return undefined;
        return { path: file, namespace: 'stub' };
      });
      build.onLoad({ filter: /.*/, namespace: 'late' }, () => ({
        contents: [...files].map((file) => `export * from ${JSON.stringify(file)};`).join('\n'),
        resolveDir: source,
      }));
      build.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path: file }) => ({
        contents: stub(file, loader),
      }));
    },
  };
}

function lateFiles(source) {
  const directory = path.join(source, DIRECTORY);
  const names = readdirSync(directory).filter((name) => name !== BUT);
  const files = names.map((name) => path.join(directory, name)).filter((file) => functionsOf(file)?.length);
  return new Set([...files, ...MORE.map((name) => path.join(source, name))]);
}

/** The names of the functions that a module exports; undefined if it exports other values. */
function functionsOf(file) {
  const exported = readFileSync(file, 'utf8').matchAll(/^export (?!interface|type)(.*)/gm);
  const names = Array.from(exported, ([, what]) => /^(?:async )?function (\w+)/.exec(what)?.[1]);
  return names.includes(undefined) ? undefined : names;
}

function stub(file, loader) {
  const names = functionsOf(file);
  if (!names)
    throw new Error(`${file}: it is loaded late (src/cli/late.mjs), so it must export functions only`);
  const functions = names.map(
    (name) => `export const ${name} = (...given) => load(${JSON.stringify(LATE_ENTRY)}).${name}(...given);`,
  );
  return [`import { load } from ${JSON.stringify(loader)};`, ...functions].join('\n');
}
