import { join } from 'node:path';
import { EPS, type Contestant } from './contestant.ts';

export function logit(root: string, version: string): Contestant {
  return {
    name: 'logit',
    version,
    converts: true,
    command({ data: { dataset, path }, direction, through }) {
      const argv = [process.execPath, join(root, 'bin/logit.cjs')];
      argv.push(...(direction === 'logit' ? ['--eps', String(EPS)] : ['--sigmoid']));
      for (const target of dataset.header ? dataset.targets : []) argv.push('--column', target);
      if (dataset.header && through === 'file') argv.push(path);
      return { argv, streams: true };
    },
  };
}
