import { describe, expect, it } from 'vitest';
import { similarList, similarName, similarPattern, similarRange } from '../../src/input/suggest.ts';

describe('the name that was probably meant', () => {
  it.each([
    ['porb', ['id', 'prob'], 'prob'],
    ['PROB', ['id', 'prob'], 'prob'],
    ['prob', ['id', ' prob'], ' prob'],
    ['id', ['# id', 'prob'], '# id'],
    ['p', ['id', 'p\u200b'], 'p\u200b'],
    ['p', ['id', 'p\u3164'], 'p\u3164'],
    ['p', ['id', 'p\ufe0f'], 'p\ufe0f'],
    ['\u00e9', ['id', 'e\u0301'], 'e\u0301'],
    ['zebra', ['id', 'prob'], undefined],
    ['a', ['b'], undefined],
    ['a', [], undefined],
    // To follow a suggestion converts that column.
    ['p_1', ['p_0', 'p_2'], undefined],
    ['p_01', ['p_1'], 'p_1'],
    ['prob2', ['prob'], 'prob'],
    ['prob_pos', ['prob_neg'], undefined],
    ['safe', ['unsafe', 'sage'], 'sage'],
    ['isSpam', ['isNotSpam'], undefined],
  ])('by the name %j of %j', (name, names, meant) => expect(similarName(name, names)).toBe(meant));

  it.each([
    ['P_*', ['id', 'p_a'], 'p_*'],
    ['porb_*', ['id', 'prob_a'], 'prob_*'],
    ['prob-?', ['prob_a', 'prob_bc'], 'prob_?'],
    ['prob_?', ['prob_ab'], undefined],
    ['p-*', ['id', 'p_a'], 'p_*'],
    ['p_*', ['prob', 'q_a'], undefined],
    ['*_p', ['a_q'], undefined],
    ['zebra*', ['id', 'p_a'], undefined],
  ])('by the pattern %j of %j', (pattern, names, meant) =>
    expect(similarPattern(pattern, names)).toBe(meant),
  );

  it.each([
    ['5-2', '2-5'],
    ['0-3', '1-3'],
    ['7-12', '7-'],
    ['9-2', '2-9'],
    ['12-7', undefined],
    ['10-', undefined],
    ['0-0', undefined],
    ['12', undefined],
    ['a-b', undefined],
  ])('by the range %j of 9', (range, meant) => expect(similarRange(range, 9)).toBe(meant));

  it.each([
    ['p;y', 'p,y'],
    ['p y', 'p,y'],
    ['p : y | id', 'p,y,id'],
    ['2:3', '2-3'],
    ['2:9', '2-'],
    ['p', undefined],
    ['p;z', undefined],
    ['p;a,b', undefined],
    ['a:b', undefined],
  ])('by the list %j of id, p, y and "a,b"', (text, meant) =>
    expect(similarList(text, ['id', 'p', 'y', 'a,b'])).toBe(meant),
  );
});
