import { describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';

const files = { 'scores.csv': 'p\n0.5\n', 'q1.csv': 'p\n0.5\n', 'all.csv.gz': '', 'old.jsonl': '' };

describe('a file that does not exist', () => {
  it.each([
    ['score.csv', ' (did you mean scores.csv?)'],
    ['./Scores.csv', ' (did you mean scores.csv?)'],
    ['scores.cvs', ' (did you mean scores.csv?)'],
    ['scores.csv.gz', ' (did you mean scores.csv?)'],
    ['all.csv', ' (did you mean all.csv.gz?)'],
    ['a.csv', ''],
    ['q2.csv', ''],
    ['other.csv', ''],
    ['nowhere/scores.csv', ''],
  ])('%s', async (file, fix) => {
    const { stderr, code } = await run(['-c', 'p', file], { files });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: ${file}: cannot open: no such file or directory${fix}\n`,
      code: 2,
    });
  });
});

describe('arguments that are not numbers', () => {
  it.each([
    [['50', '%'], 'argument 2: "%" is not a number (write 50%)'],
    [
      ['-f', 'lines', '0.2,', '0.5'],
      'argument 1: "0.2," is not a number (separate them with spaces: logit 0.2 0.5)',
    ],
    [['p', 'scores.csv'], 'argument 1: "p" is not a number (a column of a file? logit -c p scores.csv)'],
    [
      ['scores.csv', 'p'],
      'argument 1: "scores.csv" is not a number (a column of a file? logit -c p scores.csv)',
    ],
    [['sigmoid', '2', '3'], 'argument 1: "sigmoid" is not a number (an option? logit --sigmoid 2 3)'],
    [[''], 'argument 1: "" is not a number (an unset variable? write nan for a missing value)'],
    [['1', '/', '4'], 'argument 2: "/" is not a number (write 1/4)'],
    [['0.5', '.'], 'argument 2: "." is not a number (it is a directory)'],
  ])('%j', async (args, message) => {
    const { stderr, code } = await run(args, { files });
    expect({ stderr, code }).toEqual({ stderr: `logit: error: ${message}\n`, code: 1 });
  });

  it.each([
    [['-f', '0.2'], '(--format lines 0.2)'],
    [['-f', 'scores.csv'], '(a file? -c COLUMN scores.csv)'],
  ])('%j has a number or a file for a format', async (args, fix) => {
    const { stderr, code } = await run(args, { files });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^logit: error: --format: invalid value .*\n$/);
    expect(stderr).toContain(fix);
  });
});
