/** Gates: `--check`, `--inverse` and `--strict` in scripts. What they pass over has to be reported, and treated alike. */
import { describe, expect, it } from 'vitest';
import { call } from '../command.ts';

describe('nan with any sign is one value: glibc prints -nan for 0/0, and signs differ between machines', () => {
  const spellings = ['nan', '-nan', '+nan', 'NaN', '-NaN', '-NAN', '+Nan'];

  it.each(spellings)('%s is missing by default', async (nan) => {
    const table = await call(['-c', 'p', '-f', 'csv'], { stdin: `p,q\n${nan},1\n"${nan}",1\n0.5,1\n` });
    expect(table).toMatchObject({ text: `p,q\n${nan},1\n"${nan}",1\n0,1\n`, stderr: '', code: 0 });
    const json = `{"p": "${nan}"}\n{"p":${nan}}\n`;
    expect(await call(['--jsonl', '-c', 'p'], { stdin: json })).toMatchObject({ text: json, code: 0 });
    expect((await call(['--jsonl', '-c', 'p', '-a'], { stdin: '{"p":NaN}\n' })).text).toBe(
      '{"p":NaN,"p_logit":null}\n',
    );
  });

  it.each(spellings)('%s is a value where --na does not list nan', async (nan) => {
    const stdin = `p\n0.5\n${nan}\n`;
    expect(await call(['-c', 'p', '--na', 'NA'], { stdin })).toMatchObject({ text: 'p\n0\nnan\n', code: 0 });
    expect(await call(['-c', 'p', '--na', 'NA', '--check'], { stdin })).toMatchObject({
      stderr: 'logit: 1 of 2 values is no probability; the first, nan, at standard input:3, column "p"\n',
      code: 1,
    });
    expect((await call(['--jsonl', '-c', 'p', '--na', ''], { stdin: `{"p":"${nan}"}\n` })).text).toBe(
      '{"p":"NaN"}\n',
    );
  });

  it.each(spellings)('%s is missing where --na lists it with another sign', async (nan) => {
    for (const na of ['nan', '-nan', '+NAN,0.5', ' NaN ']) {
      const { text } = await call(['-c', 'p', '-a', '--na', na], { stdin: `p\n${nan}\n` });
      expect(text).toBe(`p,p_logit\n${nan},\n`);
    }
  });

  it.each(spellings)('%s in a stream is nan, and fails a check', async (nan) => {
    expect(await call([], { stdin: `${nan} 0.5\n` })).toMatchObject({
      text: 'nan\n0\n',
      stderr: '',
      code: 0,
    });
    expect(await call(['--check'], { stdin: `${nan} 0.5\n` })).toMatchObject({ code: 1 });
  });

  it('a spelling with a sign takes nothing from others', async () => {
    const stdin = 'p\n-inf\n-1\n+5e-1\n-\n-999\n0.5\n';
    const { text } = await call(['-s', '-c', 'p', '-a', '--na', '-inf,-,+5e-1,-999'], { stdin });
    expect(text).toBe(
      'p,p_sigmoid\n-inf,\n-1,0.2689414213699951\n+5e-1,\n-,\n-999,\n0.5,0.6224593312018546\n',
    );
  });
});
