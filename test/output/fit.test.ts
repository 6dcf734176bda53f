import { expect, it } from 'vitest';
import { ASCII, UNICODE } from '../../src/output/glyphs.ts';
import { fitText, type FitReport } from '../../src/output/fit.ts';

const PLAIN = { glyphs: UNICODE, title: (text: string) => text, label: (text: string) => text };

function report(scale: number, columns: readonly string[] = ['p']): FitReport {
  return {
    label: 'y',
    columns,
    from: 'prob',
    missing: 1000,
    isWeighted: false,
    only: undefined,
    isPlatt: false,
    fit: {
      intercept: { value: 12345678, standardError: 0.25 },
      coefficients: columns.map(() => ({ value: scale, standardError: 1e-7 })),
      logLoss: { before: columns.length > 1 ? undefined : 2e-9, after: 1e-9, baseline: 0.5 },
      steps: 3,
      count: 1234567,
      weight: 1234567,
      positive: 0.25,
      baseRate: 0.25,
    },
  };
}

it.each([
  [0.5, '1 is right; below 1 the predictions are too extreme'],
  [1.5, '1 is right; above 1 the predictions are too cautious'],
  [-0.5, '1 is right; below 0 the predictions point the other way'],
])('explains a scale of %d', (scale, note) => {
  const [, line] = fitText(report(scale), 'logit ...', 120, PLAIN).split('\n');
  expect(line).toContain(`± 1.00000e-7   ${note}`);
});

it('aligns numbers of any size', () => {
  expect(fitText(report(0.5), 'logit ...', 120, PLAIN)).toBe(
    [
      'p against y: 1,234,567 rows, 0.25 positive (25.0%), 1,000 missing',
      '  scale       0.500000 ± 1.00000e-7   1 is right; below 1 the predictions are too extreme',
      '  shift     1.23457e+7 ± 0.250000',
      '  log loss   2.00000e-9 before, 1.00000e-9 after; the base rate alone 0.500000',
      '  to apply:  logit ...',
      '',
    ].join('\n'),
  );
});

it('shortens long names, escapes control characters, and aligns wide characters', () => {
  const names = ['a\nb', '漢字', 'x'.repeat(60)];
  const lines = fitText(report(0.5, names), 'logit ...', 120, PLAIN).split('\n');
  expect(lines[0]).toBe(
    `a\\nb, 漢字, ${'x'.repeat(37)}... against y: 1,234,567 rows, 0.25 positive (25.0%), 1,000 missing`,
  );
  expect(lines[2]).toBe(`  a\\nb${' '.repeat(37)}  0.500000 ± 1.00000e-7`);
  expect(lines[3]).toBe(`  漢字${' '.repeat(37)}  0.500000 ± 1.00000e-7`);
});

it('is ASCII where the locale is', () => {
  expect(fitText(report(0.5), 'logit ...', 120, { ...PLAIN, glyphs: ASCII })).toContain(
    'scale       0.500000 +/- 1.00000e-7',
  );
});

it('keeps to the width of the screen, but for the command', () => {
  expect(fitText(report(0.5), `logit ${'x'.repeat(60)}`, 40, PLAIN)).toBe(
    [
      'p against y: 1,234,567 rows, 0.25',
      '  positive (25.0%), 1,000 missing',
      '  scale       0.500000 ± 1.00000e-7',
      '    1 is right; below 1 the predictions',
      '    are too extreme',
      '  shift     1.23457e+7 ± 0.250000',
      '  log loss   2.00000e-9 before,',
      '             1.00000e-9 after; the base',
      '             rate alone 0.500000',
      `  to apply:  logit ${'x'.repeat(60)}`,
      '',
    ].join('\n'),
  );
});
