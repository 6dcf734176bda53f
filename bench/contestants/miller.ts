import { EPS, type Contestant, type Missing, type Work } from './contestant.ts';
import { versionOf } from './version.ts';

function expression({ data: { dataset }, direction }: Work): string {
  return (dataset.header ? dataset.targets : ['1'])
    .map((field, i) =>
      direction === 'logit'
        ? `var p${i} = min(max($${field}, ${EPS}), ${1 - EPS}); $${field} = log(p${i} / (1 - p${i}))`
        : `$${field} = 1 / (1 + exp(-$${field}))`,
    )
    .join('; ');
}

export function miller(): Contestant | Missing {
  const version = versionOf('mlr', ['--version']);
  if (version === undefined) return { name: 'Miller', missing: 'not installed' };
  return {
    name: 'Miller',
    version,
    converts: true,
    command: (work) => ({
      argv: [
        'mlr',
        ...(work.data.dataset.header ? ['--csv'] : ['--inidx', '--ifs', ' ', '--onidx']),
        'put',
        expression(work),
      ],
      streams: true,
    }),
  };
}
