/**
 * Late modules: the command loads them at the first call of one of their functions, although other modules import them statically.
 * They make messages and hints, and compute with integers; a start that does not need them does not load them.
 *
 * Modules outside the group import a stub in place of a late module: functions with the same names that load the module and call its
 * functions. So a late module exports only functions.
 *
 * There are two groups, because a run over a million rows mostly needs the integer arithmetic at least once, but rarely the messages.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** In this directory, every module that exports only functions is late, with one exception. */
const DIRECTORY = 'message';
const EXCEPTION = 'shell.ts';
const OTHERS = [
  'cli/emptyInput.ts',
  'cli/suggestion.ts',
  'engine/distribution.ts',
  'engine/readSummary.ts',
  'input/commaHeuristics.ts',
  'input/commentLine.ts',
  'input/ragged.ts',
  'input/suggest.ts',
];

const EXACT = ['exact/affine.ts', 'exact/convert.ts', 'exact/convertDecimal.ts', 'exact/decide.ts'];

/** For each group, the name of a virtual module that exports everything in it. */
export const LATE_ENTRIES = { late: 'late.js', exact: 'exact.js' };

/**
 * A plugin for esbuild.
 * @param {string} source the directory of the modules
 * @param {string} loader the module that exports `load`, a function from the name of an entry to the entry
 */
export function lateModules(source, loader) {
  const groups = lateGroups(source);
  const groupOf = (file) => Object.keys(groups).find((entry) => groups[entry].has(file));
  return {
    name: 'late modules',
    setup(build) {
      build.onResolve({ filter: /^(?:late|exact)\.js$/ }, ({ path: entry }) => ({
        path: entry,
        namespace: 'late',
      }));
      build.onResolve({ filter: /\.ts$/ }, ({ importer, namespace, resolveDir, path: name }) => {
        const file = path.resolve(resolveDir, name);
        const group = groupOf(file);
        // Modules of the same group import each other directly.
        if (group === undefined || namespace === 'late' || groupOf(importer) === group) return undefined;
        return { path: file, namespace: 'stub', pluginData: group };
      });
      build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path: entry }) => ({
        contents: [...groups[entry]].map((file) => `export * from ${JSON.stringify(file)};`).join('\n'),
        resolveDir: source,
      }));
      build.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path: file, pluginData: entry }) => ({
        contents: stub(file, loader, entry),
      }));
    },
  };
}

/** The files of each group, by the name of its entry. */
function lateGroups(source) {
  const directory = path.join(source, DIRECTORY);
  const names = readdirSync(directory).filter((name) => name !== EXCEPTION);
  const files = names.map((name) => path.join(directory, name)).filter((file) => functionsOf(file)?.length);
  const fileOf = (name) => path.join(source, name);
  return {
    [LATE_ENTRIES.late]: new Set([...files, ...OTHERS.map(fileOf)]),
    [LATE_ENTRIES.exact]: new Set(EXACT.map(fileOf)),
  };
}

/** The names of the functions that a module exports; undefined if it exports other values. */
function functionsOf(file) {
  const exported = readFileSync(file, 'utf8').matchAll(/^export (?!interface|type)(.*)/gm);
  const names = Array.from(exported, ([, what]) => /^(?:async )?function (\w+)/.exec(what)?.[1]);
  return names.includes(undefined) ? undefined : names;
}

/** The code of the stub of a late module. */
function stub(file, loader, entry) {
  const names = functionsOf(file);
  if (!names) throw new Error(`${file} is loaded late (src/cli/late.mjs), so it must export only functions`);
  const functions = names.map(
    (name) => `export const ${name} = (...given) => load(${JSON.stringify(entry)}).${name}(...given);`,
  );
  return [`import { load } from ${JSON.stringify(loader)};`, ...functions].join('\n');
}
