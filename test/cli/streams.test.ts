import { isatty } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { processStreams } from '../../src/cli/streams.ts';
import { hasPython, shell } from '../support/command.ts';

describe('the streams of the process', () => {
  it.each([
    ['stdin', 0],
    ['stdout', 1],
    ['stderr', 2],
  ] as const)('%s is a terminal when the system says so', async (name, descriptor) => {
    const streams = processStreams();
    expect(await streams.isTerminal(name)).toBe(isatty(descriptor));
  });

  it('are the descriptors that every process has', () => {
    expect(processStreams()).toMatchObject({ stdin: 0, stdout: 1, env: process.env });
  });
});

/** Runs a command on a terminal of its own, and prints what it shows there with its exit code. */
const TERMINAL = `
import os, pty, sys
shown = b''
def keep(descriptor):
    global shown
    piece = os.read(descriptor, 4096)
    shown += piece
    return b' '
status = pty.spawn(sys.argv[1:], keep)
sys.stderr.buffer.write(shown.replace(b'\\r\\n', b'\\n'))
sys.stderr.write(f'exit {os.waitstatus_to_exitcode(status)}\\n')
`;

describe.skipIf(!hasPython)('on a terminal', () => {
  const onTerminal = async (line: string): Promise<string> =>
    (await shell(`python3 terminal.py ${line} < /dev/null`, { files: { 'terminal.py': TERMINAL } })).stderr;

  it('numbers are asked for and not waited for', async () => {
    expect(await onTerminal('logit')).toBe(
      '\u001b[31mlogit: error:\u001b[39m no numbers given\n  \u001b[36mhint:\u001b[39m logit 0.2 0.8, or pipe them in; see logit --help\nexit 2\n',
    );
  });

  it('results have no colour, and help has', async () => {
    expect(await onTerminal('logit 0.5')).toBe('tensor([0.], dtype=torch.float64)\nexit 0\n');
    expect(await onTerminal('logit --help')).toContain('\u001b[1mConversion:');
    expect(await onTerminal('env NO_COLOR=1 logit --help')).not.toContain('\u001b');
  });

  it('a table is read as it is typed, until end-of-file', async () => {
    const line = "printf 'p\\n0.5\\n0.8\\n\\004' | python3 terminal.py logit -c p";
    // What is typed is echoed, before or between the results.
    expect((await shell(line, { files: { 'terminal.py': TERMINAL } })).stderr).toMatch(
      /(?:^|\n)1\.3862943611198908\nexit 0\n$/,
    );
  });
});
