import { versionOf } from './version.ts';
import type { Contestant } from './contestant.ts';

/** The floor: it copies, and converts nothing. */
export function cat(): Contestant {
  return {
    name: 'cat',
    version: versionOf('cat', ['--version']) ?? 'cat',
    converts: false,
    command: () => ({ argv: ['cat'], streams: true }),
  };
}
