import { describe, expect, it } from 'vitest';
import { lossSentence, type LossWarning } from '../../src/message/lossWarning.ts';
import { inOneLine } from '../../src/message/sentence.ts';

const location = { input: 'csv', file: 'a.csv', line: 3, column: 'p' } as const;

describe('a warning about a comparison', () => {
  it.each<[LossWarning, string]>([
    [
      { kind: 'infiniteLoss', rows: 1, location },
      '1 row has an infinite loss, because p is 0 or 1 and the label is the other one: a.csv:3, column "p" (--eps 1e-7 clamps p, --max-loss 100 bounds each logarithm)',
    ],
    [
      { kind: 'otherWay', accuracy: 0.215, rarer: 0.47, from: 'prob' },
      'the predictions point the other way: accuracy 0.2150, below that of always predicting the rarer label (0.4700) (values for the other label? use --from complement)',
    ],
    [
      { kind: 'otherWay', accuracy: 0, rarer: 0.5, from: 'logit' },
      'the predictions point the other way: accuracy 0.0000, below that of always predicting the rarer label (0.5000) (values for the other label?)',
    ],
    [
      { kind: 'unitOfLoss', base: 3, from: 'logit', isNamed: false },
      '--base 3 is the unit of the loss; the values are read as natural log-odds',
    ],
    [
      { kind: 'oneClass', label: 1, positive: 'spam', isWeighted: true },
      'all labels with a weight above 0 are 1 (all are "spam"), so the loss says little',
    ],
    [
      { kind: 'noValues', unweighted: 0, missing: 2, outside: 1 },
      'no rows to compare: 2 missing, 1 outside the range',
    ],
  ])('%j', (warning, text) => expect(inOneLine(lossSentence(warning))).toBe(text));
});
