/** JSON Lines that are something else, and fields that are not numbers: the message names the cause and the fix. */
import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

const files = { 'a.csv': 'id,p\n1,0.5\n', 'b.jsonl': 'id,p\n1,0.5\n' };

describe('a table in place of JSON Lines', () => {
  it.each([
    [['--jsonl', '-c', 'p', 'a.csv'], '', 'a CSV file? drop --jsonl'],
    [['--jsonl', '-c', 'p'], 'id;p\n1;0.5\n', "a CSV file? -d ';' instead of --jsonl"],
    [['--jsonl', '-c', 'p'], 'id\tp\n1\t0.5\n', 'a CSV file? -d tab instead of --jsonl'],
    [['-c', 'p', 'b.jsonl'], '', 'a CSV file? -d , reads it as one'],
    [['--jsonl', '-c', 'p'], 'started at noon\n', 'use --bad keep or skip to continue'],
    [['--jsonl', '-c', 'p'], '{"p":0.5}\nid,p\n', 'use --bad keep or skip to continue'],
  ])('%j < %j', async (args, stdin, fix) => {
    const { stderr, code } = await call(args, { files, stdin });
    expect(stderr.endsWith(` (${fix})\n`) || stderr).toBe(true);
    expect(code).toBe(1);
  });

  it('the ways work', async () => {
    expect((await call(['-c', 'p', 'a.csv'], { files })).text).toBe('id,p\n1,0\n');
    expect((await call(['-c', 'p', '-d', ',', 'b.jsonl'], { files })).text).toBe('id,p\n1,0\n');
  });
});

describe('a field that is an object or an array', () => {
  it.each([
    [
      '{"model":{"prob":0.97}}',
      'an object, not a number; its fields are: model.prob (did you mean -c model.prob?)',
    ],
    [
      '{"model":{"label":"x","p":{"a":0.5}}}',
      'an object, not a number; its fields are: model.label, model.p.a (did you mean -c model.p.a?)',
    ],
    [
      '{"model":["x","0.5"]}',
      'an array, not a number; its fields are: model.0, model.1 (did you mean -c model.1?)',
    ],
    ['{"model":{}}', 'an object, not a number (use --bad keep, nan or skip to continue)'],
  ])('%s', async (stdin, message) => {
    const { stderr, code } = await call(['--jsonl', '-c', 'model'], { stdin: `${stdin}\n` });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: standard input:1: field "model" is ${message}\n`,
      code: 1,
    });
  });
});
