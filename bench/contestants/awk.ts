import { EPS, type Contestant, type Missing, type Work } from './contestant.ts';
import { versionOf } from './version.ts';

/** Splits at every comma, in quotes too: what that leads to is for the check to say. */
function script({ data: { dataset }, direction }: Work): string {
  const fields = dataset.targets.map(
    (target) => dataset.columns.findIndex(({ name }) => name === target) + 1,
  );
  const convert = fields.map((field) =>
    direction === 'logit'
      ? `p = $${field}; if (p < ${EPS}) p = ${EPS}; else if (p > ${1 - EPS}) p = ${1 - EPS}; $${field} = log(p / (1 - p))`
      : `$${field} = 1 / (1 + exp(-$${field}))`,
  );
  return `${dataset.header ? 'NR == 1 { print; next } ' : ''}{ ${convert.join('; ')}; print }`;
}

export function awk(name: 'mawk' | 'gawk'): Contestant | Missing {
  const version = versionOf(name, name === 'mawk' ? ['-W', 'version'] : ['--version']);
  if (version === undefined) return { name, missing: 'not installed' };
  return {
    name,
    version: version.split(/, | Copyright/)[0]!,
    converts: true,
    command: (work) => ({
      argv: [name, '-F,', '-v', 'OFS=,', '-v', 'CONVFMT=%.17g', '-v', 'OFMT=%.17g', script(work)],
      streams: true,
    }),
  };
}
