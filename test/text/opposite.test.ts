import { describe, expect, it } from 'vitest';
import { isOpposite } from '../../src/text/opposite.ts';

describe('two names', () => {
  it.each([
    ['header', 'no-header'],
    ['nonstrict', 'strict'],
    ['inexact', 'exact'],
    ['unquote', 'quote'],
    ['safe', 'unsafe'],
    ['is_spam', 'is_not_spam'],
    ['isSpam', 'isNotSpam'],
    ['prob_pos', 'prob_neg'],
    ['p_yes', 'p_no'],
    ['p.true', 'p.false'],
    ['p_spam', 'p_ham'],
    ['Positive', 'NEGATIVE'],
  ])('%s and %s are opposites', (one, other) => {
    expect(isOpposite(one, other)).toBe(true);
    expect(isOpposite(other, one)).toBe(true);
  });

  it.each([
    ['sigmod', 'sigmoid'],
    ['inverze', 'inverse'],
    ['porb', 'prob'],
    ['nuion', 'union'],
    ['incoem', 'income'],
    ['notse', 'notes'],
    ['no-heder', 'no-header'],
    ['p_noo', 'p_no'],
    ['', ''],
    ['no', 'non'],
  ])('%s and %s are not', (one, other) => {
    expect(isOpposite(one, other)).toBe(false);
    expect(isOpposite(other, one)).toBe(false);
  });
});
