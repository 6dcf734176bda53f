import { EPS, type Contestant, type Missing, type Work } from './contestant.ts';
import { versionOf } from './version.ts';

const CLASSES = { text: 'character', integer: 'integer', number: 'numeric' } as const;

function script({ data: { dataset, path }, direction, through, output }: Work): string {
  const columns = dataset.columns.map(({ kind }) => JSON.stringify(CLASSES[kind]));
  const targets = dataset.targets.map(
    (target) => dataset.columns.findIndex(({ name }) => name === target) + 1,
  );
  const convert =
    direction === 'logit'
      ? `p <- pmin(pmax(t[[i]], ${EPS}), ${1 - EPS}); set(t, j = i, value = log(p / (1 - p)))`
      : 'set(t, j = i, value = 1 / (1 + exp(-t[[i]])))';
  const header = dataset.header ? 'TRUE' : 'FALSE';
  return [
    'library(data.table)',
    `t <- fread(${through === 'file' ? JSON.stringify(path) : 'cmd = "cat"'}, sep = ${dataset.header ? '","' : '"\\n"'}, header = ${header}, colClasses = c(${columns.join(', ')}))`,
    `for (i in c(${targets.join(', ')})) { ${convert} }`,
    `fwrite(t, ${through === 'file' ? JSON.stringify(output) : '""'}, col.names = ${header})`,
  ].join('\n');
}

export function dataTable(): Contestant | Missing {
  const version = versionOf('Rscript', [
    '--vanilla',
    '-e',
    'cat(as.character(packageVersion("data.table")), "on", R.version.string)',
  ]);
  if (version === undefined) return { name: 'data.table', missing: 'not installed' };
  return {
    name: 'data.table',
    version,
    converts: true,
    command: (work) => ({ argv: ['Rscript', '--vanilla', '-e', script(work)], streams: false }),
  };
}
