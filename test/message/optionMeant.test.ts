import { expect, it } from 'vitest';
import { optionMeant } from '../../src/message/optionMeant.ts';

it.each([
  ['help', 'an option? logit --help'],
  ['/?', 'an option? logit --help'],
  ['sigmoid', 'an option? logit --sigmoid 0.2'],
  ['eps=1e-6', 'an option? --eps=1e-6'],
  ['\u2014sigmoid', 'an option? with two hyphens: --sigmoid'],
  ['\u2013c', 'an option? with a hyphen: -c'],
  ['\u2013-sigmoid', 'an option? with two hyphens: --sigmoid'],
  ['prob', undefined],
  ['constructor', undefined],
  ['x=1', undefined],
  ['\u22121.5', undefined],
])('%s: %s', (text, meant) => expect(optionMeant(text)).toBe(meant));
