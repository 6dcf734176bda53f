import { describe, expect, it } from 'vitest';
import { readBashLine } from '../../../src/cli/completion/bashLine.ts';

describe('a line of bash', () => {
  it.each([
    ['logit -c pr', '', ['logit', '-c', 'pr'], 2, 'pr'],
    ['logit -c ', ' a.csv', ['logit', '-c', '', 'a.csv'], 2, ''],
    ['logit -c pr', 'ob a.csv', ['logit', '-c', 'pr', 'a.csv'], 2, 'pr'],
    ['logit  a\\ b.csv\t-c "my c', '', ['logit', 'a b.csv', '-c', 'my c'], 3, '"my c'],
    [`logit -c 'a"b`, '', ['logit', '-c', 'a"b'], 2, `'a"b`],
    ['logit -c "a\\"b\\c', '', ['logit', '-c', 'a"b\\c'], 2, '"a\\"b\\c'],
    [`logit -c a'b c'"d e"\\ f`, '', ['logit', '-c', 'ab cd e f'], 2, `a'b c'"d e"\\ f`],
    ['logit -c my\\', '', ['logit', '-c', 'my'], 2, 'my\\'],
    ['logit -c "my\\', '', ['logit', '-c', 'my'], 2, '"my\\'],
    ['logit -c my\\ ', '', ['logit', '-c', 'my '], 2, 'my\\ '],
    ['logit --column=a:b', '', ['logit', '--column=a:b'], 1, '--column=a:b'],
    ['logit $(x) `y` $z -c ', '', ['logit', '$(x)', '`y`', '$z', '-c', ''], 5, ''],
    ['logit > out 2> err 2>&1 -c ', '', ['logit', '-c', ''], 2, ''],
  ])('%j and %j has the words %j, with %i at the cursor', (before, after, words, at, raw) => {
    expect(readBashLine(before, after)).toEqual({ words, at, stdin: undefined, raw });
  });

  it.each([
    ['logit -c ', ' < a.csv'],
    ['logit < a.csv -c ', ''],
    ["logit <'a.csv' -c ", ''],
  ])('%j and %j reads a.csv', (before, after) => {
    expect(readBashLine(before, after)).toEqual({
      words: ['logit', '-c', ''],
      at: 2,
      stdin: 'a.csv',
      raw: '',
    });
  });
});
