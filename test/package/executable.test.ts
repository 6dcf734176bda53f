import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Directory, environment, hasFullDevice, run, shell, type Arrangement } from '../support/command.ts';

const SCRIPT = fileURLToPath(new URL('../../src/package/executable.mjs', import.meta.url));

function build(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [SCRIPT, ...args], { env: environment(), encoding: 'utf8' });
}

/** A Node.js from nodejs.org, on Linux. Distributions take out what is needed, and elsewhere it has not been tried. */
const canBuild =
  process.platform === 'linux' &&
  existsSync(fileURLToPath(new URL('../../.ci/executable/node_modules', import.meta.url))) &&
  readFileSync(process.execPath).includes('NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:0');

describe.skipIf(!canBuild)(
  'the executable, with an official Node.js on Linux and what npm run package:tools installs,',
  () => {
    let directory: string;
    let executable: string;

    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), 'logit-executable-'));
      executable = join(directory, 'logit');
      const { stderr, status } = build('--output', executable);
      if (status !== 0) throw new Error(stderr);
    }, 60_000);

    afterAll(() => rmSync(directory, { recursive: true }));

    it('runs from any directory with an empty environment', () => {
      const { stdout, stderr, status } = spawnSync(executable, ['-f', 'lines', '0.2'], {
        cwd: new Directory().path,
        env: {},
        encoding: 'utf8',
      });
      expect({ stdout, stderr, status }).toEqual({ stdout: '-1.3862943611198906\n', stderr: '', status: 0 });
    });

    const files = { 'a.csv': 'id,p\n1,0.25\n2,abc\n3,80\n', 'a.jsonl': '{"p": 0.25}\n' };
    const cases: [args: string, arrangement?: Arrangement][] = [
      // What Node.js would take for options of its own, were it asked.
      ['--version'],
      ['--help'],
      ['-h'],
      ['--manual'],
      ['-v'],
      ['-e 1e-6 -p 3 0 0.5'],
      ['-i -r 0.5'],
      ['--inspect 0.5'],
      ['--eval 0.5'],
      ['--sigmoid -1.5 -inf -- -2'],
      // What is loaded only when it is wanted.
      ['--inverse --dtype float32 0.2 0.5'],
      ['--exact -f lines 1/3 0.99999999999999999999'],
      ['--summary --plot --color always 0.2 0.8'],
      ['-n 2 -c p a.csv', { files }],
      ['-c p a.jsonl', { files }],
      ['-f npy 0.2 0.8'],
      ['-c p', { stdin: gzipSync('p\n0.25\n') }],
      // Ways to end.
      ['', { stdin: '0.25\n0.5 0.75\n' }],
      ['', { stdin: '0.25 x' }],
      ['0,5'],
      ['--strict 80'],
      ['--bogus'],
      ['-c p a.csv', { files }],
      ['-c p --bad nan a.csv', { files }],
      ['-c q a.csv', { files }],
      ['-c p b.csv', { files }],
    ];

    it.each(cases)('prints and ends as the command does: logit %s', async (line, arrangement = {}) => {
      const args = line.split(' ').filter((arg) => arg !== '');
      const [expected, outcome] = [
        await run(args, arrangement),
        await run(args, { ...arrangement, executable }),
      ];
      expect(outcome).toEqual(expected);
      expect(outcome.text + outcome.stderr).not.toBe('');
    });

    const lines = [
      'yes 0.5 | logit | head -n 3; echo ${PIPESTATUS[@]}',
      'logit 0.5 >&-; echo $?',
      'logit <&-; echo $?',
      'logit 0,5 2>&-; echo $?',
      ...(hasFullDevice ? ['logit 0.5 > /dev/full; echo $?'] : []),
      'echo 0.5 | logit -o out; cat out; ls -A',
      'yes 0.5 | logit -o out & pid=$!; until [ -s "$(ls -A | grep tmp)" ]; do :; done; kill $pid; wait $pid; echo $?; ls -A',
      'yes 0.5 | logit > out & pid=$!; until [ -s out ]; do :; done; kill -INT $pid; wait $pid; echo $?',
    ];

    it.each(lines)('meets pipes, closed streams and signals as the command does: %s', async (line) => {
      const [expected, outcome] = [await shell(line), await shell(line, { executable })];
      expect(outcome).toEqual(expected);
      expect(outcome.text).not.toBe('');
    });
  },
);

describe('a build that fails is reported in one line', () => {
  it.each([
    ['--target beos-x64', /^package: no target "beos-x64"; the targets are: linux-x64, .*\n$/],
    [
      '--target linux-arm64 --mirror http://127.0.0.1:1',
      /^package: cannot fetch http:.*SHASUMS256\.txt: .*\n$/,
    ],
    ['--targets x', /^package: Unknown option '--targets'.*\n$/],
  ])('%s', (args, message) => {
    const directory = new Directory();
    const { stderr, status } = build(...args.split(' '), '--output', directory.at('logit'));
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
    expect(directory.list()).toEqual([]);
  });

  it.skipIf(process.platform === 'darwin')('for macOS elsewhere', () => {
    expect(build('--target', 'macos-arm64')).toMatchObject({
      stderr: 'package: macOS runs only what is signed, and codesign is on a Mac: build it there\n',
      status: 1,
    });
  });
});
