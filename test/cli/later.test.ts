import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Directory, environment } from '../support/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TABLE = fileURLToPath(new URL('../../fixtures/warm-up/table.csv', import.meta.url));
const LABELLED = fileURLToPath(new URL('../../fixtures/warm-up/labelled.csv', import.meta.url));
const cacheOf = (name: string): string => `dist/${name}-${process.version}-${process.arch}.cache`;
const CACHE = cacheOf('later');
/** What the names of files that are loaded later stand for. */
const filesOf = (...names: string[]): string[] =>
  names.flatMap((name) => [`dist/${name}.cjs`, cacheOf(name)]);
const NOPE = 'logit: error: argument 1: "nope" is not a number (a column? logit -c nope FILE)\n';

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** A copy of the command, without some of its files. */
function copyWithout(...names: string[]): Directory {
  const directory = new Directory();
  const built = readdirSync(join(root, 'dist')).filter((name) => /\.(?:cjs|cache|wasm)$/.test(name));
  for (const name of ['bin', ...built.map((each) => `dist/${each}`)])
    cpSync(join(root, name), directory.at(name), { recursive: true });
  for (const name of names) rmSync(directory.at(name));
  return directory;
}

function runIn(
  directory: Directory,
  args: readonly string[],
  input = '',
  stdio?: ('pipe' | number)[],
): Outcome {
  const { stdout, stderr, status } = spawnSync(process.execPath, [directory.at('bin/logit.cjs'), ...args], {
    env: environment(),
    cwd: directory.path,
    input,
    encoding: 'utf8',
    stdio,
  });
  return { stdout, stderr, status };
}

describe('a file of the command that is loaded later', () => {
  it.each<[readonly string[], string?]>([
    [['0.5']],
    [['--version']],
    [['-s', '-1.5']],
    [['--exact', '0.3']],
    [['-e', '1e-6', '0']],
    [['--dtype', 'bfloat16', '--from', 'percent', '--to', 'logprob', '5']],
    [['-f', 'npy', '-o', 'out.npy', '0.5']],
    [['-c', 'p', TABLE]],
    [['-ac', 'p', '-o', 'out.csv', TABLE]],
    [['-c', 'p'], 'id,p\n1,0.5\n'],
    [[], '0.5\n'],
    [['--jsonl', '-c', 'p'], '{"p": 0.5}\n'],
  ])('is not loaded by logit %j', (args, input) => {
    const directory = copyWithout(...filesOf('score', 'exact', 'later'));
    expect(runIn(directory, args, input)).toMatchObject({ stderr: '', status: 0 });
  });

  it.each([[['-c', 'p', TABLE]], [['-c', 'p', '--append']]])(
    'is not loaded from a file to a file: logit %j',
    (args) => {
      const directory = copyWithout(...filesOf('score', 'exact', 'later'));
      const [from, to] = [openSync(TABLE, 'r'), openSync(directory.at('out.csv'), 'w')];
      expect(runIn(directory, args, '', [from, to, 'pipe'])).toMatchObject({ stderr: '', status: 0 });
      closeSync(from);
      closeSync(to);
      expect(readFileSync(directory.at('out.csv'), 'utf8')).toMatch(/^id,p/);
    },
  );

  it.each([
    ['score', ['--loss', 'y', '-c', 'p', LABELLED]],
    // The double nearest to its log-odds is not found with twice the precision of a double.
    ['exact', ['0.7214246168123805']],
  ])('is the only one: %s, by logit %j', (name, args) => {
    const others = ['score', 'exact', 'later'].filter((other) => other !== name);
    expect(runIn(copyWithout(...filesOf(...others)), args)).toMatchObject({ stderr: '', status: 0 });
    expect(runIn(copyWithout(...filesOf(name)), args).stderr).toContain(`${name}.cjs`);
  });

  it('is named if it cannot be loaded', () => {
    const { stdout, stderr, status } = runIn(copyWithout(...filesOf('later')), ['nope']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toMatch(/^logit: error: [^\n]*later\.cjs[^\n]*\n$/);
  });

  it('needs no code cache', () => {
    expect(runIn(copyWithout(CACHE), ['nope'])).toEqual({ stdout: '', stderr: NOPE, status: 1 });
  });

  it.each([0, 0.1, 0.4, 0.6, 0.999])('ignores a code cache with a bit that was flipped: at %d', (at) => {
    const directory = copyWithout();
    const bytes = readFileSync(directory.at(CACHE));
    const place = Math.floor(at * bytes.length);
    bytes[place]! ^= 1 << (place & 7);
    writeFileSync(directory.at(CACHE), bytes);
    expect(runIn(directory, ['nope'])).toEqual({ stdout: '', stderr: NOPE, status: 1 });
  });
});
