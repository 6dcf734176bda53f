import { describe, expect, it } from 'vitest';
import { call, Directory, run } from '../support/command.ts';

const lines = (text: string): string => `${text.split(' ').join('\n')}\n`;

describe('--scale, --shift, --temperature and --prior', () => {
  it.each([
    ['--shift 0.5 --to prob 0.5 0.9', '0.6224593312018546 0.9368626738208133'],
    ['--scale 0.5 --to prob 0 0.5 1', '0 0.5 1'],
    ['--scale -1 --to prob 0 0.25 1', '1 0.75 0'],
    ['--scale -1 -- 0 1', 'inf -inf'],
    ['--temperature 2 --from logit --to logit -- 3 -1 inf', '1.5 -0.5 inf'],
    ['--scale 3 --temperature 2 --from logit --to logit 1', '1.5'],
    ['--scale 2 --shift -1 --from logit --to logit 3', '5'],
    ['--shift=-0.5 --from logit --to logit 3', '2.5'],
    ['--prior 50%:1% --to prob 0.5', '0.01'],
    ['--prior 0.5:0.01 --to percent 0.5', '1'],
    ['--prior 1/2:1/100 --to complement 0.5', '0.99'],
    ['--prior 50%:75% --shift 1 --scale 2 --from logit --to logit 1', '4.09861228866811'],
    ['--sigmoid --shift 1 -- -1', '0.5'],
    ['--shift 1 --from percent --to percent 50 50%', '73.1058578630005 73.1058578630005'],
    ['--shift 1 0.5 nan 1.5', '1 nan nan'],
    ['--base 3 --shift 1 0.5', '0.9102392266268374'],
  ])('%s is %s', async (args, expected) => {
    expect((await call(['-f', 'lines', ...args.split(' ')])).text).toBe(lines(expected));
  });

  it('converts a column in place, or next to it', async () => {
    const stdin = 'id,p\r\n1,"0.5"\r\n2,NA\r\n';
    expect((await call(['--shift', '0.5', '--to', 'prob', '-c', 'p'], { stdin })).text).toBe(
      'id,p\r\n1,"0.6224593312018546"\r\n2,NA\r\n',
    );
    expect((await call(['--shift', '0.5', '--to', 'prob', '-c', 'p', '-a'], { stdin })).text).toBe(
      'id,p,p_prob\r\n1,"0.5",0.6224593312018546\r\n2,NA,\r\n',
    );
  });

  it('converts fields of JSON Lines, streams and arrays', async () => {
    const options = ['--temperature', '2', '--from', 'logit', '--to', 'logit'];
    const json = await call([...options, '--jsonl', '-c', 'x'], { stdin: '{"x":3}\n' });
    expect(json.text).toBe('{"x":1.5}\n');
    expect((await call(options, { stdin: '3 -1\n' })).text).toBe('1.5\n-0.5\n');
    const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }`.padEnd(117) + '\n';
    const array = (...values: number[]): Buffer =>
      Buffer.concat([
        Buffer.from('\x93NUMPY\x01\0v\0', 'latin1'),
        Buffer.from(header),
        Buffer.from(Float32Array.from(values).buffer),
      ]);
    const { stdout } = await call(options, { stdin: array(3, -1) });
    expect(stdout).toEqual(array(1.5, -0.5));
  });

  it.each([['--from prob --to percent 0.29'], ['0.1 0.9'], ['--from logit --to logit 20']])(
    '%s is the same with --scale 1 --shift 0',
    async (args) => {
      const plain = await call(['-f', 'lines', ...args.split(' ')]);
      const same = await call(['-f', 'lines', '--scale', '1', '--shift', '0', ...args.split(' ')]);
      expect(same.text).toBe(plain.text);
    },
  );

  it.each([
    ['--eps 0.1 --shift 1 --to prob', '0 1', '0.23196931668407395 0.9607296994499495'],
    ['--eps 0.1 --scale -1 --from logit --to logit', '100 -100 0', '-2.197224577336219 2.197224577336219 0'],
    ['--eps 1e-6 --shift 1 --from logit --to odds', '100', '2718279.110177217'],
  ])('%s clamps before the map', async (options, numbers, expected) => {
    const args = ['-f', 'lines', ...options.split(' '), '--', ...numbers.split(' ')];
    expect((await call(args)).text).toBe(lines(expected));
  });

  it('--inverse converts back', async () => {
    const args = ['-i', '--scale', '2', '--shift', '1', '--prior', '0.5:0.1', '--to', 'prob', '-f', 'lines'];
    const { text, stderr, code } = await call([...args, '0.3', '0.9']);
    expect(text.split('\n').map((line) => line.split('\t')[1])).toEqual(['0.3', '0.9', undefined]);
    expect(stderr).toContain('round trip');
    expect(code).toBe(0);
    const lost = await call(['-i', '--sigmoid', '--scale', '1000', '1']);
    expect([lost.code, lost.stderr]).toEqual([1, expect.stringContaining('round trip failed')]);
  });

  it('--report has scale and shift', async () => {
    const options = ['--temperature', '4', '--prior', '0.5:0.75', '--to', 'prob', '--report', 'r.json'];
    const directory = new Directory();
    await call([...options, '0.5'], { cwd: directory.path });
    expect(JSON.parse(directory.read('r.json'))).toMatchObject({ scale: 0.25, shift: 1.0986122886681098 });
    await call(['--report', 'r.json', '0.5'], { cwd: directory.path });
    expect(JSON.parse(directory.read('r.json'))).toMatchObject({ scale: 1, shift: 0 });
  });

  it.each([
    ['--preview 1 -c p', 'p'],
    ['--summary -c p', 'p'],
  ])('%s shows results of the map', async (options) => {
    const args = ['--shift', '1', '--to', 'prob', ...options.split(' ')];
    const { text, stderr } = await call(args, { stdin: 'p\n0.5\n' });
    expect(text + stderr).toContain('0.731');
  });

  it('--plot draws the curve of the map', async () => {
    const { stderr } = await call(['--plot', '--shift', '4', '--to', 'prob', '0.5']);
    const plain = await call(['--plot', '--to', 'prob', '--from', 'prob', '0.5']);
    expect(stderr).toContain('●');
    expect(stderr).not.toBe(plain.stderr);
  });

  it.each([
    ['--scale 0 0.5', '--scale: invalid value "0"'],
    ['--scale inf 0.5', '--scale: invalid value "inf"'],
    ['--scale percent 0.5', '(--from percent or --to percent)'],
    ['--shift 1e999 0.5', '--shift: invalid value "1e999"'],
    ['--shift nan 0.5', '--shift: invalid value "nan"'],
    ['--temperature 0 0.5', '--temperature: invalid value "0"'],
    ['--temperature -1 0.5', '--temperature: invalid value "-1"'],
    ['--prior 0.5 0.5', '--prior: invalid value "0.5"'],
    ['--prior 0:0.5 0.5', '--prior: invalid value "0:0.5"'],
    ['--prior 0.5:1 0.5', '--prior: invalid value "0.5:1"'],
    ['--prior 50:1 0.5', 'such as 0.5:0.01 or 50%:1%'],
    ['--prior 0.5:0.1:0.2 0.5', '--prior: invalid value'],
    ['--scale 1e300 --temperature 1e-300 0.5', '--scale / --temperature is too large for float64'],
    ['--exact --shift 1 0.5', '--exact cannot be used with --shift'],
    ['--check --prior 0.5:0.1 0.5', '--prior'],
    ['--temp 2 0.5', '--temperature'],
  ])('%s is a usage error', async (args, message) => {
    const { stderr, code } = await call(args.split(' '));
    expect(stderr).toContain(message);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
  });

  it('is in the built command', async () => {
    const { text, code } = await run(['-f', 'lines', '--prior', '50%:1%', '--to', 'prob', '0.5']);
    expect([text, code]).toEqual(['0.01\n', 0]);
  });
});
