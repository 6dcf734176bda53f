import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';

/** The lines for numbers given one per line; options come first. */
async function lines(args: string, numbers: string): Promise<string> {
  const { text, code } = await call(
    args.split(' ').filter((word) => word !== ''),
    { stdin: numbers },
  );
  expect(code).toBe(0);
  return text.trimEnd().replaceAll('\n', ' ');
}

describe('options of the conversion', () => {
  // Results were computed with 60 digits of mpmath and rounded to nearest.
  it.each([
    ['', '0.2 0.5 0.8', '-1.3862943611198906 0 1.3862943611198908'],
    ['', '0 1 -0', '-inf inf -inf'],
    ['', '1e-300 5e-324', '-690.7755278982137 -744.4400719213812'],
    ['', '0.9999999999999999', '36.7368005696771'],
    ['-s', '0 40 -40 -745 -1000', '0.5 1 4.248354255291589e-18 5e-324 0'],
    ['-s', 'inf -inf nan', '1 0 nan'],
    ['--expit', '0', '0.5'],
    ['-b 2', '0.2 0.8 0.5', '-2 2.0000000000000004 0'],
    ['--base 2 -s', '-2 1', '0.2 0.6666666666666666'],
    ['--base 10 -s', '-1 1', '0.09090909090909091 0.9090909090909091'],
    ['-b e', '0.2', '-1.3862943611198906'],
    ['-b E', '0.2', '-1.3862943611198906'],
    ['-b 0.5', '0.2', '2'],
    ['-b 4', '0.2', '-1'],
    [
      '--eps 0.1',
      '0 0.05 0.5 1 2 -7 nan',
      '-2.197224577336219 -2.197224577336219 0 2.1972245773362196 2.1972245773362196 -2.197224577336219 nan',
    ],
    ['--eps 0.5', '0 1 0.3', '0 0 0'],
    ['--eps 0', '-1 2 0 1', '-inf inf -inf inf'],
    ['-s --eps 0.1', '-100 0 100 nan', '0.1 0.5 0.9 nan'],
    ['--dtype float32', '0.2 0.8', '-1.3862944 1.3862945'],
    ['--dtype float32 --eps 1e-6', '0 1', '-13.81551 13.802318'],
    ['--dtype float32 -s', '1 -100 100', '0.7310586 3.8e-44 1'],
    ['--dtype float32', '1e-50', '-inf'],
    ['-p 2', '0.2 0.5 0 nan', '-1.39 0.00 -inf nan'],
    ['-p 0', '0.2 0.9', '-1 2'],
    ['-p 20', '0.2', '-1.38629436111989057245'],
    ['-g 3', '0.2 0.5 0.9999', '-1.39 0 9.21'],
    ['-g 3 -s', '-9.21 -20', '0.0001 2.06e-9'],
    ['-g 17', '0.2', '-1.3862943611198906'],
  ])('logit %s of %s', async (args, numbers, expected) => {
    expect(await lines(args, numbers)).toBe(expected);
  });

  it.each([
    ['-p 2', '0.2 0.5', 'tensor([-1.39,  0.00], dtype=torch.float64)\n'],
    ['-g 3', '0.2 0.9999', 'tensor([-1.39,  9.21], dtype=torch.float64)\n'],
    ['-p 0', '0.2', 'tensor([-1], dtype=torch.float64)\n'],
    ['', '0 1', 'tensor([-inf, inf], dtype=torch.float64)\n'],
  ])('as a tensor: logit %s %s', async (args, numbers, text) => {
    expect((await call([...args.split(' ').filter(Boolean), ...numbers.split(' ')])).text).toBe(text);
  });

  it('shortest float32 text in CSV', async () => {
    expect((await run(['--dtype', 'float32', '-c', 'p', '-a'], { stdin: 'p\n0.1\n' })).text).toBe(
      'p,p_logit\n0.1,-2.1972246\n',
    );
  });
});
