import { describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';

const files = {
  'scores.csv': 'p\n0.5\n',
  'q1.csv': 'p\n0.5\n',
  'all.csv.gz': '',
  'old.jsonl': '',
  'undefined.csv': '',
};

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
