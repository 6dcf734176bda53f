/** Cases that failed once, kept in `fixtures/fuzz/` to be tried again for ever. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './case.ts';

export interface Fixture extends Case {
  /** What was wrong. */
  readonly about: string;
}

export function readFixtures(directory: string): [name: string, fixture: Fixture][] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => [name, JSON.parse(readFileSync(join(directory, name), 'utf8')) as Fixture]);
}

/** Writes it so that bytes can be read, and returns the path. */
export function writeFixture(directory: string, name: string, fixture: Fixture): string {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${name}.json`);
  const json = JSON.stringify(fixture, undefined, 2).replace(
    /[\x7f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(path, `${json}\n`);
  return path;
}
