/**
 * What the command loads when it is called first, although nobody imports it with `import()`: sentences, hints, integer
 * arithmetic. A start that needs none of it pays for none of it.
 *
 * Everybody else imports a stub in place of such a module: functions with the same names that load it and call those meant.
 * So a module that is loaded late exports functions, and no other values.
 *
 * There are two groups of them, for integer arithmetic is what a run over a million rows mostly needs of them, once.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Each module there that exports nothing but functions is late. */
const DIRECTORY = 'message';
const BUT = 'shell.ts';
const MORE = [
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

/** The modules that export all of a group: names that no file has. */
export const LATE_ENTRIES = { late: 'late.js', exact: 'exact.js' };

/**
 * A plugin for esbuild.
 * @param {string} source the directory of the modules
 * @param {string} loader what exports a function that loads a module by its name
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
        // Those of a group know each other.
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

/** The files of each group by the name of its entry. */
function lateGroups(source) {
  const directory = path.join(source, DIRECTORY);
  const names = readdirSync(directory).filter((name) => name !== BUT);
  const files = names.map((name) => path.join(directory, name)).filter((file) => functionsOf(file)?.length);
  const fileOf = (name) => path.join(source, name);
  return {
    [LATE_ENTRIES.late]: new Set([...files, ...MORE.map(fileOf)]),
    [LATE_ENTRIES.exact]: new Set(EXACT.map(fileOf)),
  };
}

/** The names of the functions that a module exports; undefined if it exports other values. */
function functionsOf(file) {
  const exported = readFileSync(file, 'utf8').matchAll(/^export (?!interface|type)(.*)/gm);
  const names = Array.from(exported, ([, what]) => /^(?:async )?function (\w+)/.exec(what)?.[1]);
  return names.includes(undefined) ? undefined : names;
}

function stub(file, loader, entry) {
  const names = functionsOf(file);
  if (!names)
    throw new Error(`${file}: it is loaded late (src/cli/late.mjs), so it must export functions only`);
  const functions = names.map(
    (name) => `export const ${name} = (...given) => load(${JSON.stringify(entry)}).${name}(...given);`,
  );
  return [`import { load } from ${JSON.stringify(loader)};`, ...functions].join('\n');
}
