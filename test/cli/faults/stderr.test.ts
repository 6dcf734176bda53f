import { describe, expect, it } from 'vitest';
import { hasFullDevice, hasPython, shell } from '../../support/command.ts';

const CASES = [
  ['a warning', 'logit -f lines 2', 'nan\n', 0],
  ['a passing check', 'logit -f lines --inverse 0.5', '0\t0.5\n', 0],
  ['a failed check', 'logit -s -f lines --inverse 40', '1\tinf\n', 1],
  ['--strict', 'logit -f lines --strict 2', 'nan\n', 1],
  ['a bad number', 'logit -f lines 0.5 x', '0\n', 1],
  ['a missing file', 'logit -c p missing.csv', '', 2],
  ['a usage error', 'logit --unknown', '', 2],
  ['a bad value of an option', 'logit --eps 7 0.5', '', 2],
  ['progress', 'yes 0.5 | head -n 100000 | logit --progress | wc -l | tr -d " "', '100000\n', 0],
] as const;

describe.each<readonly [string, string]>([
  ['closed', '2>&-'],
  ...(hasFullDevice ? [['a full disk', '2> /dev/full'] as const] : []),
  ['a pipe whose reader went away', '2> >(:)'],
  ['opened for reading', '2< /dev/null'],
])('standard error: %s', (_, redirection) => {
  it.each(CASES)('%s: neither output nor exit code change', async (_name, line, text, code) => {
    expect(await shell(`{ ${line}; } ${redirection}`)).toMatchObject({ text, stderr: '', code });
  });
});

/** Runs a command with a standard error that is full and does not block. */
const FULL_STDERR = `
import os, subprocess, sys
r, w = os.pipe()
os.set_blocking(w, False)
try:
    while True: os.write(w, bytes(4096))
except BlockingIOError: pass
sys.exit(subprocess.run(sys.argv[1:], stderr=w).returncode)
`;

describe.skipIf(!hasPython)('standard error: a full pipe that does not block', () => {
  it.each([
    ['a warning', 'logit -f lines 2', 'nan\n', 0],
    ['a bad number', 'logit -f lines 0.5 x', '0\n', 1],
    ['a usage error', 'logit --unknown', '', 2],
  ])('%s: neither output nor exit code change', async (_, line, text, code) => {
    const outcome = await shell(`python3 run.py ${line}`, { files: { 'run.py': FULL_STDERR } });
    expect(outcome).toMatchObject({ text, stderr: '', code });
  });
});
