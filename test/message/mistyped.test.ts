import { describe, expect, it } from 'vitest';
import { mistyped } from '../../src/message/mistyped.ts';

describe('what was probably meant', () => {
  it.each<[line: string, wrong: string, meant: string | undefined]>([
    ['50 %', '%', 'write 50%'],
    ['50% 20 %', '%', 'write 20%'],
    ['50 percent', 'percent', 'write 50%'],
    ['50 pct', 'pct', 'write 50%'],
    ['20 50 percent', 'percent', 'all percentages? logit --from percent 20 50'],
    ['50percent', '50percent', 'write 50%'],
    ['50%%', '50%%', 'write 50%'],
    ['%50', '%50', 'write 50%'],
    ['1 / 4', '/', 'write 1/4'],
    ['3:1', '3:1', 'odds? logit --from odds 3/1'],
    ['3 to 1', 'to', 'odds? logit --from odds 3/1'],
    ['0.5 to odds', 'to', 'an option? --to odds'],
    ['from percent 50', 'from', 'an option? --from percent'],
    ['0.5 as bits', 'as', 'an option? --to logit2'],
    ['odds 3', 'odds', 'an option? --from odds or --to odds'],
    ['logit 0.5', 'logit', 'omit it: logit 0.5'],
    ['convert 0.5 20%', 'convert', 'omit it: logit 0.5 20%'],
    ['sigmoid 2 3', 'sigmoid', 'an option? logit --sigmoid 2 3'],
    ['prob scores.csv', 'prob', 'a column of a file? logit -c prob scores.csv'],
    ['a/b.csv prob', 'a/b.csv', 'a column of a file? logit -c prob a/b.csv'],
    ['preview 5', 'preview', undefined],
    ['p=0.5', 'p=0.5', 'write 0.5'],
    ['~0.5', '~0.5', 'write 0.5'],
    ['$0.5', '$0.5', 'write 0.5'],
    ['O.5', 'O.5', 'a letter instead of a digit? write 0.5'],
    ['0.l5', '0.l5', 'a letter instead of a digit? write 0.15'],
    ['0..5', '0..5', 'write 0.5'],
    ['.5.', '.5.', 'write .5'],
    ['\u00bd', '\u00bd', 'write 1/2'],
    ['-\u221e', '-\u221e', 'write -inf'],
    ['%', '%', undefined],
    ['x %', '%', undefined],
    ['0.2 + 0.3', '+', undefined],
    ['1.2.3', '1.2.3', undefined],
    ['oil', 'oil', undefined],
    ['3:x', '3:x', undefined],
    ['p 0.5', 'p', undefined],
    ['to', 'to', undefined],
    ['odds x.csv', 'odds', 'a column of a file? logit -c odds x.csv'],
    ['odds three', 'odds', undefined],
    [`50 % ${'0.5 '.repeat(100)}`, '%', undefined],
  ])('%s', (line, wrong, meant) => {
    const args = line.split(' ');
    expect(mistyped({ args, index: args.indexOf(wrong) })).toBe(meant);
  });
});

describe('numbers as a list', () => {
  it.each<[line: readonly string[], meant: string | undefined]>([
    [['0.2,0.5'], 'separate them with spaces: logit 0.2 0.5'],
    [['0.1', '0.2,0.5'], 'separate them with spaces: logit 0.1 0.2 0.5'],
    [['0.2,', '0.5,', '80%'], 'separate them with spaces: logit 0.2 0.5 80%'],
    [['0,2,', '0,5'], 'separate them with spaces: logit 0.2 0.5'],
    [['0.2;0.5'], 'separate them with spaces: logit 0.2 0.5'],
    [['[0.2, 0.5]'], 'separate them with spaces: logit 0.2 0.5'],
    [['{0.2', '0.5}'], 'separate them with spaces: logit 0.2 0.5'],
    [['[0.5]'], 'write 0.5'],
    [['0.2,', 'x'], undefined],
    [['(', ')'], undefined],
    [['0.2,,0.5'], undefined],
    [['[]'], undefined],
    [['0.5', '0/0'], undefined],
    [[''], undefined],
    [[`0.5,${'1'.repeat(200)}`], undefined],
  ])('%j', (args, meant) => expect(mistyped({ args, index: args.length - 1 })).toBe(meant));
});
