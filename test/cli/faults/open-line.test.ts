/** Messages on a terminal that shows the results too. */
import { describe, expect, it } from 'vitest';
import { call } from '../../support/command.ts';

const both = { stdout: true, stderr: true };

describe('a line of results that was begun', () => {
  // The last row has no line end, and is written as it is.
  const args = ['--color', 'never', '-q', '-c', 'p', '-', 'b.csv'];
  const arrangement = { stdin: 'p\n0.5', files: { 'b.csv': 'q\n0.5\n' } };

  it('is ended on a terminal before a message', async () => {
    const { text, stderr } = await call(args, { ...arrangement, terminal: both });
    expect(text).toBe('');
    expect(stderr).toMatch(/^logit: error: /);
    const { text: results, stderr: message } = await call(['--color', 'never', '-c', 'p'], {
      stdin: 'p\n2',
      terminal: both,
    });
    expect(results).toBe('p\nnan');
    expect(message).toMatch(/^\nlogit: warning: 1 value outside/);
  });

  it.each([{ stdout: true }, { stderr: true }, {}])('is left alone elsewhere: %j', async (terminal) => {
    const { text, stderr } = await call(['--color', 'never', '-c', 'p'], { stdin: 'p\n2', terminal });
    expect(text).toBe('p\nnan');
    expect(stderr).toMatch(/^logit: warning: /);
  });

  it('that is complete needs no other end', async () => {
    const { stderr } = await call(['--color', 'never', '-c', 'p'], { stdin: 'p\n2\n', terminal: both });
    expect(stderr).toMatch(/^logit: warning: /);
  });
});
