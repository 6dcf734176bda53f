/** Strings of JSON may be escaped in many ways: what counts is what they mean, in values as in names. */
import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

const line = (value: string): string => `{"x":"${value}"}\n`;

describe('a number in a string with escapes', () => {
  it.each([
    ['a sign, as System.Text.Json writes it (dotnet/runtime#50998)', '\\u002B1.5', '0.8175744761936437'],
    ['an exponent (dotnet/runtime#35281)', '1E\\u002B01', '0.9999546021312976'],
    ['a fraction', '1\\u002f3', '0.5825702064623147'],
    ['a fraction, as PHP writes it (Tencent/rapidjson#347)', '1\\/3', '0.5825702064623147'],
    ['a digit and the point', '\\u0030\\u002E5', '0.6224593312018546'],
    ['a word', '\\u0069nf', '1'],
    ['a minus', '\\u002d\\u0069\\u006E\\u0046', '0'],
    ['more digits than a register holds', `0.5${'0'.repeat(70)}\\u0030`, '0.6224593312018546'],
  ])('%s: %s', async (_, value, result) => {
    const stdin = line(value);
    expect(await call(['--jsonl', '-s', '-c', 'x'], { stdin })).toMatchObject({
      text: line(result),
      stderr: '',
      code: 0,
    });
    expect(await call(['--jsonl', '-s', '-c', 'x', '-a'], { stdin })).toMatchObject({
      text: `{"x":"${value}","x_sigmoid":${result}}\n`,
    });
    expect(await call(['--jsonl', '-s', '-c', 'x', '--exact'], { stdin })).toMatchObject({
      text: line(result),
    });
    expect(await call(['--jsonl', '-s', '--check', '-c', 'x', '--bad', 'nan'], { stdin })).toMatchObject({
      code: result === '0' || result === '1' ? 1 : 0,
    });
  });

  it('with a percent sign', async () => {
    const { text } = await call(['--jsonl', '-c', 'x'], { stdin: line('50\\u0025') });
    expect(text).toBe(line('0'));
  });

  it('is unescaped before it is converted, also for --exact and float32', async () => {
    const stdin = line('0.\\u0031');
    const exact = await call(['--jsonl', '-c', 'x', '--exact'], { stdin });
    expect(exact.text).toBe(line('-2.1972245773362196'));
    const single = line('7.0064923216240854\\u0065-46');
    expect((await call(['--jsonl', '-c', 'x', '--dtype', 'float32'], { stdin: single })).text).toBe(
      line('-103.27893'),
    );
  });

  it('keeps the white space round it, escaped or not', async () => {
    const { text } = await call(['--jsonl', '-c', 'x'], { stdin: line(' \\t\\u00200.5\\n \\r ') });
    expect(text).toBe(line(' \\t\\u00200\\n \\r '));
  });

  it('is unescaped in messages', async () => {
    const { stderr } = await call(['--jsonl', '-c', 'x'], { stdin: line('15\\u0030\\u0025') });
    expect(stderr).toContain('1 value outside [0, 1] became nan: 150% at standard input:1');
  });

  it.each([
    ['N\\/A (NeuroJSON/jsonlab#82)', 'N\\/A'],
    ['letters', '\\u004e\\u0061\\u004e'],
    ['nothing but white space', '\\n\\u0020\\t'],
  ])('a missing value: %s', async (_, value) => {
    const { text } = await call(['--jsonl', '-c', 'x', '-a'], { stdin: line(value) });
    expect(text).toBe(`{"x":"${value}","x_logit":null}\n`);
  });

  it('matches a missing value of --na, escaped or not', async () => {
    for (const value of ['f\\u00e4llt aus', '\\ud83d\\ude00', 'fällt aus', '\\u003f\\u002f']) {
      const { text } = await call(['--jsonl', '-c', 'x', '-f', 'tensor', '--na', 'fällt aus,😀,?/'], {
        stdin: line(value),
      });
      expect(text).toBe('tensor([nan], dtype=torch.float64)\n');
    }
    const { text } = await call(['--jsonl', '-c', 'x', '-f', 'tensor', '--na', 'N\\/A'], {
      stdin: line('N\\/A'),
    });
    expect(text).toBe('tensor([nan], dtype=torch.float64)\n');
  });

  it.each([
    ['an invalid escape', '\\x31'],
    ['digits that are none', '0.5\\u00zz'],
    ['too few digits', '0.5\\u003'],
    ['a pair of surrogates', '0.5\\ud83d\\ude00'],
    ['half a pair', '\\ud8350.5'],
    ['a quote', '0.5\\"'],
    ['a backslash', '\\\\u0031'],
    ['a backslash before white space', '0.5\\ '],
    ['NUL', '0.5\\u0000'],
  ])('%s is bad: %s', async (_, value) => {
    const stdin = line(value);
    const { stderr, code } = await call(['--jsonl', '-c', 'x'], { stdin });
    expect(stderr).toMatch(/^logit: error: standard input:1: field "x": ".*" is not a number/);
    expect(code).toBe(1);
    const { text } = await call(['--jsonl', '-c', 'x', '--bad', 'keep', '-q'], { stdin });
    expect(text).toBe(stdin);
  });

  it('a backslash outside a string is not one of JSON, and means nothing', async () => {
    expect(
      (await call(['--jsonl', '-c', 'x', '--bad', 'keep', '-q'], { stdin: '{"x":\\u0031}\n' })).text,
    ).toBe('{"x":\\u0031}\n');
  });

  it('in many lines, in pieces', async () => {
    const stdin = Array.from({ length: 5000 }, (_, i) =>
      i % 3 === 0 ? line('\\u0030.5') : line('0.5'),
    ).join('');
    const pieces = stdin.match(/[^]{1,1021}/g)!;
    expect((await call(['--jsonl', '-c', 'x'], { stdin: pieces })).text).toBe(line('0').repeat(5000));
  });
});

describe('a key that is the empty string is asked for as ""', () => {
  it.each([
    ['at the top (simeji/jid#44)', '""', '{"":0.5}\n', '{"":0}\n'],
    [
      'within (jmespath-community/jmespath.spec#127)',
      'a.""',
      '{"a":{"":0.5,"b":1}}\n',
      '{"a":{"":0,"b":1}}\n',
    ],
    ['on the way (tidwall/gjson#322)', '"".a', '{"":{"a":0.5}}\n', '{"":{"a":0}}\n'],
    ['with others', 'a,""', '{"a":0.5,"":0.5}\n', '{"a":0,"":0}\n'],
    ['and not two quotes, which have a backslash', '\\""', '{"":1,"\\"\\"":0.5}\n', '{"":1,"\\"\\"":0}\n'],
  ])('%s: -c %s', async (_, path, stdin, text) => {
    expect(await call(['--jsonl', '-c', path], { stdin })).toMatchObject({ text, stderr: '', code: 0 });
  });

  it('in new names and messages', async () => {
    expect((await call(['--jsonl', '-c', 'a.""', '-a'], { stdin: '{"a":{"":0.5}}\n' })).text).toBe(
      '{"a":{"":0.5},"a._logit":0}\n',
    );
    const { stderr } = await call(['--jsonl', '-c', '""'], { stdin: '{"a":{"":0.5}}\n' });
    expect(stderr).toBe(
      'logit: error: standard input:1: the object has no field ""; its fields are: a."" (did you mean "a."""?)\n',
    );
  });

  it('nothing at all is still a variable that nobody has set', async () => {
    expect(await call(['--jsonl', '-c', ''], { stdin: '{"":0.5}\n' })).toMatchObject({ text: '', code: 2 });
    const { stderr, code } = await call(['--jsonl', '-c', 'a.'], { stdin: '{"a":{"":0.5}}\n' });
    expect(stderr).toContain('empty key in the path');
    expect(stderr).toContain('"" the empty key');
    expect(code).toBe(2);
  });
});
