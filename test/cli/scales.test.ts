import { describe, expect, it } from 'vitest';
import { SCALE_NAMES } from '../../src/job/scale.ts';
import { convert } from '../../src/index.ts';
import { call } from '../support/command.ts';

const lines = (text: string): string => `${text.split(' ').join('\n')}\n`;

describe('--from and --to', () => {
  it.each([
    ['--from complement --to phred 0.001', '30'],
    ['--from logit --to complement 800', '0'],
    ['--from logit --to log1mprob 800', '-800'],
    ['--from logprob -- -0.6931471805599453 -1', '4.638093627692599e-17 -0.5413248546129181'],
    ['--from percent --to prob 0.7 0.7% 80%', '0.007 0.007 0.8'],
    ['--to percent 0.29 0.57 80% 1/3', '29 57 80 33.333333333333336'],
    ['--to percent 0.12345678901234567 1e-3', '12.345678901234567 0.1'],
    ['--to complement 0.9 0.3 1 0 1e-20', '0.1 0.7 0 1 1'],
    ['--from percent --to complement 29 100', '0.71 0'],
    ['--from complement --to percent 0.71', '29'],
    ['--to odds 0.75 0 1', '3 0 inf'],
    ['--from odds 1 1e308', '0 709.1962086421661'],
    ['--from odds --to logit2 8', '3'],
    ['--to decibans 0.5 0.9', '0 9.54242509439325'],
    ['--from P --to Log-Odds 0.2', '-1.3862943611198906'],
    ['--from bits --to p 0', '0.5'],
    ['--from logit --to logit 20', '20'],
    ['--base 2 --from logprob --to odds -- -1', '1'],
    ['--base 2 --from logit --to logprob10 0', '-0.3010299956639812'],
  ])('%s is %s', async (args, expected) => {
    expect(await call(['-f', 'lines', ...args.split(' ')])).toMatchObject({ text: lines(expected), code: 0 });
  });

  it('a new column has the name of the scale', async () => {
    const stdin = 'p\n0.5\n';
    for (const to of SCALE_NAMES) {
      const { text: stdout } = await call(['--to', to, '-c', 'p', '-a'], { stdin });
      expect(stdout.split('\n')[0]).toBe(`p,p_${to}`);
    }
  });

  it('JSON Lines, and the header of a table of numbers, have it too', async () => {
    expect(await call(['--to', 'odds', '--jsonl', '-c', 'p', '-a'], { stdin: '{"p":0.75}\n' })).toMatchObject(
      {
        text: '{"p":0.75,"p_odds":3}\n',
      },
    );
    expect((await call(['--from', 'odds', '--to', 'prob', '-f', 'csv', '3'])).text).toBe(
      'odds,prob\n3,0.75\n',
    );
  });

  it.each([
    ['--from logit --sigmoid --to odds 1', '--sigmoid is --to prob'],
    ['--from prob --sigmoid 1', '--sigmoid is --from logit'],
    ['--base 2 --to decibans 0.5', '--base cannot be used with decibans'],
    [
      '--base 2 --to odds 0.5',
      '--base has no effect: neither prob nor odds is a logarithm whose base can be chosen',
    ],
    ['--exact --from logprob 1', '--exact cannot convert logprob to logit'],
    ['--from probb 1', 'expected prob, percent, complement, odds'],
  ])('%s is a usage error', async (args, message) => {
    const { stderr, code } = await call(args.split(' '));
    expect(stderr).toContain(message);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
  });
});

describe('--eps on other scales', () => {
  it.each([
    ['--to odds', '0 1', '0.000001000001000001 999998.9999712444'],
    ['--to complement', '0 1', '0.999999 0.000001'],
    [
      '--from percent',
      '0 100 -5 0.00001',
      '-13.815509557963773 13.815509557963773 -13.815509557963773 -13.815509557963773',
    ],
    ['--from logprob --to complement', '0 -inf 0.01', '0.000001 0.999999 0.000001'],
    ['--from logit --to odds', 'inf 0', '999999 1'],
  ])('%s %s', async (options, numbers, expected) => {
    const args = ['-f', 'lines', '--eps', '1e-6', ...options.split(' '), '--', ...numbers.split(' ')];
    expect((await call(args)).text).toBe(lines(expected));
  });
});

describe('-9999 among log-probabilities', () => {
  const MESSAGE =
    'logit: warning: -9999 was read as a log-probability (the OpenAI API writes it for what is not among the top; a missing value? use --na -9999,-9999.0)\n';

  it.each([
    ['-c p', 'p\n-1\n-9999\n'],
    ['-c q,p', 'p,q\n-1,-1\n-9999,-2\n'],
    ['--jsonl -c p', '{"p":-9999}\n'],
    ['--jsonl -c p', '{"p":-9999.0}\n'],
    ['-c p', 'p\n-1\n-9999.0\n'],
  ])('%s is reported', async (options, stdin) => {
    const args = ['--from', 'logprob', '--to', 'prob', ...options.split(' ')];
    expect((await call(args, { stdin })).stderr).toBe(MESSAGE);
    expect((await call(['--na', '-9999,-9999.0', ...args], { stdin })).stderr).toBe('');
  });

  it.each([
    ['--from logit --to prob -c p', 'p\n2\n-9999\n'],
    ['--from logprob --to prob -c p', 'p,q\n-1,-9999\n'],
  ])('%s is not', async (options, stdin) => {
    expect((await call(options.split(' '), { stdin })).stderr).toBe('');
  });
});

describe('values outside the domain', () => {
  it.each([
    ['--from percent', '120', 'outside [0, 100]'],
    ['--from odds', '-1', 'outside [0, inf] became nan: -1 at argument 1 (log-odds? use --from logit)'],
    ['--from logprob', '0.5', '(probabilities? use --from prob)'],
    ['--from logprob', '5', '(log-odds? use --from logit)'],
    ['--from phred', '-30', 'outside [0, inf]'],
    ['--from complement', '80', 'outside [0, 1] became nan'],
  ])('%s %s', async (options, number, message) => {
    const { text: stdout, stderr, code } = await call(['-f', 'lines', ...options.split(' '), '--', number]);
    expect(stderr).toContain(message);
    expect([stdout, code]).toEqual(['nan\n', 0]);
    const check = await call([...options.split(' '), '--check', '--', number]);
    expect([check.text, check.code]).toEqual(['', 1]);
    expect((await call(['--strict', ...options.split(' '), '--', number])).code).toBe(1);
  });

  it.each([
    ['logprob', '-inf', 0],
    ['log1mprob10', '-inf', 0],
    ['phred', 'inf', 0],
    ['odds', 'inf', 0],
    ['logprob', 'inf', 1],
    ['logit', 'inf', 1],
    ['decibans', '-inf', 1],
    ['phred', 'nan', 1],
  ])('p = 0 or 1 on %s, %s: exit %s of --check', async (from, number, code) => {
    expect((await call(['--check', '--from', from, '--', number])).code).toBe(code);
  });

  it('a percentage is not an odds and no log-odds', async () => {
    for (const from of ['odds', 'logit', 'logprob', 'phred']) {
      expect((await call(['--from', from, '80%'])).stderr).toContain('"80%" is not a number');
    }
  });
});

describe('decimals outside the domain', () => {
  it.each([
    ['prob', 'percent', '3', 'nan'],
    ['prob', 'prob', '1.0000000000000000001', 'nan'],
    ['percent', 'percent', '100.1', 'nan'],
    ['percent', 'prob', '-1', 'nan'],
    ['complement', 'complement', '2', 'nan'],
    ['prob', 'percent', '1', '100'],
    ['prob', 'percent', '1.000', '100'],
  ])('from %s to %s, %s is %s', async (from, to, typed, result) => {
    const { text } = await call(['--from', from, '--to', to, '-f', 'lines', '-q', '--', typed]);
    expect(text).toBe(`${result}\n`);
  });

  it('go to the bound with --eps', async () => {
    const args = ['--from', 'complement', '--to', 'percent', '-e', '0.25', '-f', 'lines', '-q', '--'];
    expect((await call([...args, '3', '-3', '0.5'])).text).toBe('25\n75\n50\n');
  });

  it.each([
    ['0.07', '0 0.07 7% 1', '7 7 7 93'],
    ['1e-6', '0 1e-6 1', '0.0001 0.0001 99.9999'],
  ])('the bounds of --eps %s are decimals, too', async (eps, typed, results) => {
    const { text } = await call(['--to', 'percent', '-e', eps, '-f', 'lines', ...typed.split(' ')]);
    expect(text).toBe(`${results.replaceAll(' ', '\n')}\n`);
  });
});

describe('the round trip', () => {
  it.each([
    ['--from logprob', '-0.1 -1 -20', 0],
    ['--from percent --to odds', '0.5 29 99.5', 0],
    ['--from logit --to complement', '5 30 700', 0],
    ['--from logit --to prob', '40', 1],
    ['--to percent', '0.29 0.1', 0],
  ])('%s %s exits with %d', async (options, numbers, expected) => {
    const { code } = await call(['--inverse', ...options.split(' '), '--', ...numbers.split(' ')]);
    expect(code).toBe(expected);
  });

  it('is read from its own output, in all scales', async () => {
    for (const from of SCALE_NAMES) {
      for (const to of SCALE_NAMES) {
        const printed = await call(['-i', '--from', from, '--to', to, '-p', '17', '0']);
        const read = await call(['-q', '--from', 'logit', '--to', 'logit'], { stdin: printed.text });
        expect(read.stderr).toBe('');
        expect(read.text.split('\n').length).toBe(4);
      }
    }
  });

  it.each(['prob:', 'sigmoids:', 'logit3s:', 'probs2:', 'probs(logits):', 'logit(prob):', 'loss:', 'odd:'])(
    '%s is not a label',
    async (word) => {
      const { stderr } = await call([], { stdin: `${word} 0.5\n` });
      expect(stderr).toContain(`"${word.replace(/\(.*/, '')}`);
      expect(stderr).toContain('" is not a number');
    },
  );

  it('names both scales', async () => {
    const { text: stdout } = await call(['-i', '--from', 'logprob', '--to', 'odds', '--', '-1']);
    expect(stdout).toMatch(/^logprobs: tensor.*\nodds: tensor.*\nlogprob\(odds\): tensor.*\n$/);
  });
});

describe('--dtype float16 and bfloat16', () => {
  it.each([
    ['--dtype float16 0.1 0.5 1', 'tensor([-2.1973,  0.0000,     inf], dtype=torch.float16)\n'],
    ['--dtype bfloat16 0.1 0.5', 'tensor([-2.2031,  0.0000], dtype=torch.bfloat16)\n'],
    ['--dtype float16 -f lines 0.1 0.9', '-2.197\n2.195\n'],
    ['--dtype bfloat16 -f lines 0.1 0.9', '-2.2\n2.19\n'],
    ['--dtype float16 -s -f lines -- -20 20', '0\n1\n'],
  ])('%s', async (args, expected) => {
    expect((await call(args.split(' '))).text).toBe(expected);
  });

  it('says that 1 - eps is 1', async () => {
    const { text: stdout, stderr } = await call(['--dtype', 'float16', '--eps', '1e-6', '-f', 'lines', '1']);
    expect(stdout).toBe('inf\n');
    expect(stderr).toContain('PyTorch on a GPU clamps in float32');
  });

  it.each(['<', '>'])('an array of %sf2 is converted to one', async (order) => {
    const header = `{'descr': '${order}f2', 'fortran_order': False, 'shape': (2,), }`.padEnd(117) + '\n';
    const array = (values: readonly number[]): Buffer => {
      const data = Buffer.alloc(4);
      for (const [i, bits] of values.entries()) {
        if (order === '<') data.writeUInt16LE(bits, 2 * i);
        else data.writeUInt16BE(bits, 2 * i);
      }
      return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'), Buffer.from(header), data]);
    };
    // 0.5 and 0.75 to 0 and 1.0986.
    const given = array([0x3800, 0x3a00]);
    const { stdout, stderr } = await call([], { stdin: given });
    expect(stderr).toBe('');
    expect(stdout).toEqual(array([0x0000, 0x3c65]));
  });
});

describe('convert() of the package', () => {
  it('converts numbers and arrays between scales', () => {
    expect(convert(0.001, { from: 'complement', to: 'phred' })).toBe(30);
    expect(convert([0.5, 0.75], { to: 'odds' })).toEqual(Float64Array.of(1, 3));
    expect(convert(Float32Array.of(0.5), { to: 'percent' })).toEqual(Float32Array.of(50));
    expect(convert(0.29, { to: 'percent' })).toBe(28.999999999999996);
    expect(convert([0.1], { dtype: 'float16' })).toEqual(Float32Array.of(-2.197265625));
    const out = new Float64Array(1);
    expect(convert([-1], { from: 'logprob', to: 'logprob10', out })).toBe(out);
    expect(out[0]).toBe(-0.4342944819032518);
  });

  it('refuses a scale that is not one', () => {
    expect(() => convert(1, { from: 'probb' as 'prob' })).toThrow(RangeError);
  });
});

describe('a conversion that changes nothing', () => {
  it.each([
    ['--from logit', 'logit', 'prob'],
    ['--to prob', 'prob', 'logit'],
    ['--from phred --to phred', 'phred', 'prob'],
  ])('%s is warned of', async (args, scale, other) => {
    const { text, stderr, code } = await call([...args.split(' '), '-f', 'lines', '0.25']);
    expect({ text, stderr, code }).toEqual({
      text: '0.25\n',
      stderr: `logit: warning: --from and --to are both ${scale}, so values do not change (use --to ${other} to convert them)\n`,
      code: 0,
    });
  });

  it.each(['--eps 0.1', '--dtype float32', '-g 3', '--shift 1', '--check', '-i'])(
    'but not with %s, which does something',
    async (args) => {
      expect((await call(['--to', 'prob', ...args.split(' '), '0.25'])).stderr).not.toContain(
        'do not change',
      );
    },
  );
});
