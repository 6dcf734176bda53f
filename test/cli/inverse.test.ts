import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

describe('--inverse', () => {
  it.each([
    ['0.2 0.5', '2 values, 2 identical, 0 clamped, max error 0'],
    ['0 1', '2 values, 2 identical, 0 clamped, max error 0'],
    ['1e-300 5e-324', ''],
    ['--eps 0.1 0 0.05 0.5', ''],
    ['--eps 0 -0.05 1.05', '2 values, 2 identical, 2 clamped, max error 0'],
    ['-s 30', '1 value, 0 identical, 0 clamped, max error 5.55e-6 (46834149861 ulp) at argument 1'],
    ['-s 0 inf -inf', '3 values, 3 identical, 0 clamped, max error 0'],
    ['-s --eps 1e-6 40', ''],
    ['--dtype float32 0.2 0.7', ''],
    ['--base 2 0.2 0.8', ''],
    ['--tolerance 1e-15 0.1 0.3 0.7', ''],
    [
      '-s --tolerance 1e-4 30',
      '1 value, 0 identical, 0 clamped, max error 5.55e-6 (46834149861 ulp) at argument 1',
    ],
  ])('%s passes', async (args, message) => {
    const { stderr, code } = await call(['-i', ...args.split(' ')]);
    expect(stderr).toMatch(/^logit: note: round trip passed: .*, max error .*\n$/);
    expect(stderr).toContain(`logit: note: round trip passed: ${message}`);
    expect(code).toBe(0);
    expect(await call(['-q', '-i', ...args.split(' ')])).toMatchObject({ stderr: '', code: 0 });
  });

  it.each([
    [
      '-s 40',
      'round trip failed: 1 of 1 value was not recovered (40 -> inf at argument 1); 0 identical, 0 clamped, max error inf at argument 1',
    ],
    [
      'nan',
      'round trip failed: 1 of 1 value was not recovered (nan -> nan at argument 1); 0 identical, 0 clamped, max error nan',
    ],
    [
      '-s 0 nan nan',
      'round trip failed: 2 of 3 values were not recovered (first: nan -> nan at argument 2); 1 identical, 0 clamped, max error nan',
    ],
    [
      '0.5 1.3863',
      'round trip failed: 1 of 2 values was not recovered (1.3863 -> nan at argument 2); 1 identical, 0 clamped, max error nan (for log-odds use --sigmoid)',
    ],
    [
      '1.0000001',
      'round trip failed: 1 of 1 value was not recovered (1.0000001 -> nan at argument 1); 0 identical, 0 clamped, max error nan',
    ],
    [
      '-s --tolerance 1e-6 30',
      'round trip failed: 1 of 1 value was not recovered (30 -> 29.999833611675154 at argument 1); 0 identical, 0 clamped, max error 5.55e-6 (46834149861 ulp) at argument 1',
    ],
    [
      '-s --tolerance 1e300 40',
      'round trip failed: 1 of 1 value was not recovered (40 -> inf at argument 1); 0 identical, 0 clamped, max error inf at argument 1',
    ],
    [
      '-s --dtype float32 20',
      'round trip failed: 1 of 1 value was not recovered (20 -> inf at argument 1); 0 identical, 0 clamped, max error inf at argument 1',
    ],
  ])('%s fails', async (args, message) => {
    for (const quiet of [[], ['-q']]) {
      const { stderr, code } = await call(['-i', ...quiet, ...args.split(' ')]);
      const report = stderr.split('\n').find((line) => line.startsWith('logit: error: round trip'));
      expect(report).toBe(`logit: error: ${message}`);
      expect(code).toBe(1);
    }
  });

  it('is a gate for files', async () => {
    const files = { 'scores.csv': 'id,p\n1,0.2\n2,0.5\n', 'bad.csv': 'id,p\n1,0.2\n2,1.5\n' };
    expect(await run(['-i', '-c', 'p', 'scores.csv'], { files })).toMatchObject({
      stderr: 'logit: note: round trip passed: 2 values, 2 identical, 0 clamped, max error 0\n',
      code: 0,
    });
    const { stderr, code } = await run(['-i', '-c', 'p', 'bad.csv'], { files });
    expect(stderr).toContain('(1.5 -> nan at bad.csv:3, column "p")');
    expect(code).toBe(1);
  });

  it('does not count missing cells', async () => {
    const { stderr } = await call(['-i', '-c', 'p'], { stdin: 'p,q\nNA,x\n,y\n0.5,z\n' });
    expect(stderr).toBe('logit: note: round trip passed: 1 value, 1 identical, 0 clamped, max error 0\n');
  });
});
