import { expect, it } from 'vitest';
import { DEFAULT_MISSING } from '../../src/job/job.ts';
import { missingWord } from '../../src/message/missingWord.ts';

it.each(['\\N', '.', '--', '?', '<NA>', '(null)', 'NaT', ' missing '])('%s is one', (text) => {
  expect(missingWord(text)).toContain('a missing value? use --na ');
  expect(missingWord(text)).toContain(`,${text.trim()}`);
});

it.each(['', 'x', '0', '-1', 'N', '..', 'constructor'])('%j is not a word for a missing value', (text) =>
  expect(missingWord(text)).toBeUndefined(),
);

it('keeps the default markers', () => {
  expect(missingWord('?')).toContain(DEFAULT_MISSING.join(','));
});
