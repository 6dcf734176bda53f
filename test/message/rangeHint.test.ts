import { describe, expect, it } from 'vitest';
import type { Origin } from '../../src/message/origin.ts';
import { rangeHint, type Ranged } from '../../src/message/rangeHint.ts';
import type { Occurrence } from '../../src/message/runStats.ts';

/** A column of a table that comes through a pipe. */
const ORIGIN: Origin = {
  input: 'csv',
  file: undefined,
  column: 'p',
  isOnly: false,
  table: { delimiter: ',', header: true },
  path: undefined,
  missing: ['', 'na'],
  dtype: 'float64',
  from: 'prob',
  base: 0,
  to: 'logit',
  task: 'convert',
};

/** What a run saw of values spelled like this. */
function ranged(texts: readonly string[], missing = 0): Ranged {
  const seen = texts.map((text): Occurrence => ({
    location: { input: 'csv', file: undefined, line: 1, column: 'p' },
    value: text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text.replace('inf', 'Infinity')),
    text,
    recovered: NaN,
  }));
  const outside = seen.filter(({ value }) => value < 0 || value > 1);
  const far = seen.filter(({ value }) => value < -0.1 || value > 1.1);
  const min = (some: Occurrence[]): number => Math.min(...some.map(({ value }) => value));
  const max = (some: Occurrence[]): number => Math.max(...some.map(({ value }) => value));
  return {
    numbers: texts.length,
    missing,
    outside: outside.length,
    outsideMin: min(outside),
    outsideMax: max(outside),
    firstOutside: outside[0],
    far: far.length,
    farMin: min(far),
    farMax: max(far),
    firstFar: far[0],
    inRange: {
      fraction: seen.some(({ value }) => value > 0 && value < 1),
      one: seen.some(({ value }) => value === 1),
    },
  };
}

const words = (text: string): string[] => text.split(' ');
const PERCENT = (typed: string, fraction: string): string =>
  `these look like percentages: use --from percent, or write ${typed}% or ${fraction} instead of ${typed}`;
const MIXED = (typed: string, fraction: string): string =>
  `these look like percentages: write ${typed}% or ${fraction} instead of ${typed}, or use --from percent if all are`;
const SMALL = (typed: string, fraction: string): string =>
  `for log-odds use --sigmoid, for percentages --from percent: ${typed}% is ${fraction}`;
const LOG_ODDS = 'these look like log-odds: use --sigmoid';
const BELOW_0 = 'for log-odds use --sigmoid, for log-probabilities --from logprob';
const many = (text: string): string => `${text} `.repeat(20).trim();

describe('hints for values outside [0, 1]', () => {
  it.each([
    ['1.5', SMALL('1.5', '0.015')],
    ['+2 0.5', SMALL('+2', '0.02')],
    ['20 50', PERCENT('20', '0.2')],
    [
      '0.5 80',
      'this looks like a percentage: write 80% or 0.8 instead of 80, or use --from percent if all are',
    ],
    ['1 5 50 99', PERCENT('5', '0.05')],
    ['0 0 100 12.50', PERCENT('100', '1')],
    ['2e1 30', PERCENT('2e1', '0.2')],
    ['0.5 0.25 1.5 30 99.9', MIXED('1.5', '0.015')],
    [`${many('0.5')} ${many('30')} 40`, MIXED('30', '0.3')],
    [`${many('0')} 1 55 60`, PERCENT('55', '0.55')],
    ['1000 1099', 'neither probabilities nor percentages: scale them to [0, 1] first'],
    ['-2.2 0.4 1.3', LOG_ODDS],
    ['0.5 -inf', LOG_ODDS],
    ['-0.5 2', LOG_ODDS],
    ['-0.5 0 -3', BELOW_0],
    ['-0.05', BELOW_0],
    ['-0.0012 -2.5', BELOW_0],
    ['-1 -1', BELOW_0],
    ['0.5 -9999', 'a missing value? use --na -9999'],
    ['-999.0 -999.0', 'a missing value? use --na -999.0'],
    ['0.5 999', 'a missing value? use --na 999'],
    ['0.5 -1e+30 1.0000001', 'a missing value? use --na -1e+30'],
    ['0.5 9.96921e36', 'a missing value? use --na 9.96921e36'],
    ['0.5 0.25 -1', 'a missing value? use --na -1; for log-odds use --sigmoid'],
    ['0.5 -9 0.2 -9', 'a missing value? use --na -9; for log-odds use --sigmoid'],
  ])('%s: %s', (texts, message) => expect(rangeHint(ranged(words(texts)), ORIGIN)).toBe(message));

  it.each([
    ['nothing is outside', '0.5 1 0'],
    ['rounding explains all', '1.0000001 0.5'],
    ['rounding explains all', '-1e-17'],
    ['rounding may', '1.05 -0.05'],
    ['one among many', `${many('0.5')} 2`],
    ['one among many', `${many('0.5')} -2`],
    ['a fraction', '3/2'],
    ['a percentage', '150%'],
    ['infinite', '0.5 inf'],
    ['no log-odds', '-5000 3000'],
  ])('nothing comes to mind: %s (%s)', (_, texts) =>
    expect(rangeHint(ranged(words(texts)), ORIGIN)).toBeUndefined(),
  );

  it.each([
    ['phred', '30 20', 'the name suggests Phred scores: use --from phred'],
    ['QUAL', '3000 20', 'the name suggests Phred scores: use --from phred'],
    ['quality', '20', 'this looks like a percentage: use --from percent, or write 20% or 0.2 instead of 20'],
    ['phred', '-2 3', 'these look like log-odds: use --sigmoid'],
  ])('the name of the column: %s', (column, texts, message) =>
    expect(rangeHint(ranged(words(texts)), { ...ORIGIN, column })).toBe(message),
  );

  it.each<[Partial<Origin>, number, string]>([
    [
      {},
      0,
      'these look like log-probabilities, and -9999 like a missing one: use --from logprob --na -9999,-9999.0',
    ],
    [
      { input: 'json' },
      2,
      'these look like log-probabilities, and -9999 like a missing one: use --from logprob --na ,na,-9999,-9999.0',
    ],
    [{ input: 'numbers' }, 0, BELOW_0],
  ])('-9999 among log-probabilities is that of an API: %j', (origin, missing, message) => {
    expect(rangeHint(ranged(words('-0.5 -9999 -2'), missing), { ...ORIGIN, ...origin })).toBe(message);
  });

  it.each(['logprob', 'token_log_prob', 'logp', 'LogProb', 'log-prob.0', 'log p'])(
    'a column named %s holds log-probabilities',
    (column) => {
      const message = 'these look like log-probabilities: use --from logprob';
      for (const texts of ['-0.3 -2', '-1e-9', '0 -0.00001'])
        expect(rangeHint(ranged(words(texts)), { ...ORIGIN, column })).toBe(message);
      expect(rangeHint(ranged(['-0.3', '2']), { ...ORIGIN, column })).toBe(LOG_ODDS);
    },
  );

  it('the command fits the input', () => {
    const hint = (texts: string, origin: Partial<Origin>, missing = 0): string | undefined =>
      rangeHint(ranged(words(texts), missing), { ...ORIGIN, isOnly: true, ...origin });
    expect(hint('0.5 -9999', {}, 1)).toBe('a missing value? use --na ,na,-9999');
    expect(hint('0.5 -9999', { input: 'arguments', table: undefined })).toBe(
      'a missing value? write nan instead of -9999',
    );
    expect(hint('0.5 -9999', { input: 'array', table: undefined })).toBe(
      'a missing value? in Python: array[array == -9999] = numpy.nan',
    );
    expect(hint('0.5 -999.9', { input: 'numbers', table: undefined })).toBe(LOG_ODDS);
    expect(hint('0.5 -1.0', { input: 'numbers', table: undefined, file: 'x' })).toBe(
      "for log-odds use --sigmoid; a missing value? perl -pe 's/(?<![^\\s,[(])-1\\.0(?![^\\s,\\])])/nan/g' < x | logit ...",
    );
  });

  it('a value without a text is formatted in its dtype', () => {
    const { firstFar, ...others } = ranged(['20.100000381469727', '0.5']);
    const values = { ...others, firstFar: { ...firstFar!, text: undefined } };
    expect(rangeHint(values, { ...ORIGIN, dtype: 'float32' })).toContain('write 20.1% or 0.201 instead of');
  });
});
