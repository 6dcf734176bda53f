import { describe, expect, it } from 'vitest';
import { call } from '../command.ts';

describe('values that --eps clamps although most are no probabilities are told', () => {
  const percent = 'percent? write 80% or 0.8 for 80';
  const miller = `mlr --csv put 'is_numeric(\${p}) {\${p} .= "%"}'`;
  it.each([
    ['of a column', ['-c', 'p'], 'p\n', '80\n', `${percent}: ... | ${miller} | logit ...`],
    ['of two columns', ['-c', 'p,q'], 'p,q\n', '80,90\n', percent],
    ['of a stream', [], '', '80\n', percent],
    ['that are log-odds', [], '', '-2 3\n', 'log-odds? --sigmoid converts those'],
  ])('%s', async (_, args, header, row, way) => {
    const few = row.replaceAll(/[-\d]+/g, '0.5');
    const stdin = `${header}${few}${row.repeat(700)}${few}`;
    const count = row.trim().split(/[ ,]/).length;
    const { code, stderr } = await call([...args, '--eps', '0.25'], { stdin });
    expect(stderr).toBe(
      `logit: warning: most of ${702 * count} values lay outside [0, 1] and are clamped (${way})\n`,
    );
    expect(code).toBe(0);
  });

  it('also with -q: they are probably something else', async () => {
    const { stderr } = await call(['-q', '--eps', '0.25'], { stdin: '80\n'.repeat(10) });
    expect(stderr).toContain('lay outside [0, 1] and are clamped');
  });

  it.each([
    ['few', [], '80\n'.repeat(9)],
    ['labels', [], '0\n1\n'.repeat(10)],
    ['hardly outside', [], '1.0000001\n'.repeat(10)],
    ['most inside', [], '80\n0.5\n'.repeat(1000)],
    ['the results', ['-s'], '80\n'.repeat(10)],
  ])('not where they are %s', async (_, args, stdin) => {
    expect((await call([...args, '--eps', '0.25'], { stdin })).stderr).toBe('');
  });
});
