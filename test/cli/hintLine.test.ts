import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

describe('a hint', () => {
  const args = ['-c', 'p'];
  const stdin = 'p\n0.5\nx\n';

  it('has a line of its own on a terminal', async () => {
    const { stderr } = await call(args, { stdin, terminal: { stderr: true }, env: { NO_COLOR: '1' } });
    expect(stderr).toMatch(
      /^logit: error: standard input:3: column "p": "x" is not a number\n {2}hint: [^\n()]*--bad[^\n()]*\n$/,
    );
  });

  it('is in the same line everywhere else, in colour or not', async () => {
    for (const color of ['always', 'never']) {
      const { stderr } = await call([...args, '--color', color], { stdin });
      expect(stderr).toMatch(/^[^\n]*"x" is not a number \([^\n]*--bad[^\n]*\)\n$/);
    }
  });

  it('of each message is marked where there is colour', async () => {
    const { stderr } = await call(['2', '3'], { terminal: { stderr: true } });
    expect(stderr).toContain('\n  \u001b[36mhint:\u001b[39m ');
  });

  it('is missing if the message has no fix', async () => {
    const { stderr } = await call(['--inverse', '0.5'], {
      terminal: { stderr: true },
      env: { NO_COLOR: '1' },
    });
    expect(stderr).toMatch(/^logit: note: round trip passed[^\n]*\n$/);
  });

  it('is only the fix, even if the fault contains parentheses', async () => {
    const terminal = { stderr: true };
    const env = { NO_COLOR: '1' };
    const several = await call(['2', '3', '0.5'], { terminal, env });
    expect(several.stderr).toBe(
      'logit: warning: 2 of 3 values outside [0, 1] became nan (first: 2 at argument 1)\n  hint: for log-odds use --sigmoid, for percentages --from percent: 2% is 0.02\n',
    );
    const names = Array.from({ length: 50 }, (_, i) => `c${i}`).join(',');
    const other = await call(['-c', 'c'], { terminal, env, stdin: `${names}\n` });
    expect(other.stderr).toMatch(/^[^\n]*, c39, \.\.\. \(50 in all\)\n {2}hint: [^\n()]*\n$/);
    const bracket = await call(['f(x)'], { terminal, env });
    expect(bracket.stderr).toBe('logit: error: argument 1: "f(x)" is not a number\n');
  });
});
