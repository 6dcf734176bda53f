import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FitFault } from '../../src/fit/fault.ts';
import { fit, type Fit } from '../../src/fit/fit.ts';
import { faultOf, fitted, numbersOf, readColumns, readFixture, relativeError, rowsOf } from './data.ts';
import { cases } from '../support/thorough.ts';

const NO_OPTIONS = { only: undefined, platt: false } as const;

interface Reference {
  readonly csv: string;
  readonly terms: readonly string[];
  readonly exact: {
    readonly coef: readonly string[];
    readonly se: readonly string[];
    readonly deviance: string;
  } | null;
}

const references = Object.entries(readFixture('reference.json') as Record<string, Reference>).filter(
  ([name, { exact }]) => !name.startsWith('_') && exact,
);

it.each(references)('fits %s to 1e-12', (_, { csv, terms, exact }) => {
  // The calibration data holds both of its fits.
  const table = readColumns(csv.startsWith('calib_') ? 'calibration.csv' : csv);
  const columns = terms.filter((term) => term !== '(Intercept)').map((term) => table.get(term)!);
  const labels = table.get('.y') ?? table.get('y')!;
  const weights = table.get('.w');
  const only = terms.includes('(Intercept)') ? undefined : 'scale';
  const result = fitted(rowsOf(columns, labels, weights), { only });
  const { values, errors } = numbersOf(result);
  expect(values.length).toBe(exact!.coef.length);
  for (const [i, value] of values.entries()) {
    expect(relativeError(value, Number(exact!.coef[i]))).toBeLessThan(1e-14);
    expect(relativeError(errors[i]!, Number(exact!.se[i]))).toBeLessThan(1e-14);
  }
  const weight = weights?.reduce((sum, w) => sum + w, 0) ?? labels.length;
  expect(relativeError(2 * weight * result.logLoss.after, Number(exact!.deviance))).toBeLessThan(1e-13);
});

interface Hard {
  readonly columns: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly weights?: readonly number[];
  readonly only?: 'scale' | 'shift';
  readonly platt?: boolean;
  readonly values: readonly string[];
  readonly errors: readonly string[];
  readonly after: string;
}

const hard = Object.entries(readFixture('hard.json') as Record<string, Hard>);

it.each(hard)('fits %s to 1e-13', (_, { columns, labels, weights, only, platt = false, ...expected }) => {
  for (const blockLength of [labels.length, 7]) {
    const result = fitted(rowsOf(columns, labels, weights, blockLength), { only, platt });
    const { values, errors } = numbersOf(result);
    const relative = (all: readonly number[], exact: readonly string[]): number[] =>
      all.map((value, i) => relativeError(value, Number(exact[i])));
    expect(Math.max(...relative(values, expected.values))).toBeLessThan(1e-13);
    expect(Math.max(...relative(errors, expected.errors))).toBeLessThan(1e-13);
    expect(relativeError(result.logLoss.after, Number(expected.after))).toBeLessThan(1e-13);
  }
});

it('has no coefficient for values so small that it is no double', () => {
  const column = [-3, 1, -1, 2, -2, 3].map((value) => value * 1e-310);
  expect(faultOf(rowsOf([column], [0, 0, 1, 1, 0, 1]))).toEqual({ kind: 'hugeCoefficient', column: 0 });
});

it('has no loss before the fit if it exceeds the largest double', () => {
  const column = [-1, 0.4, -0.5, 1, -0.9, 1].map((value) => value * 1e308);
  const result = fitted(rowsOf([column], [0, 0, 1, 1, 0, 1]));
  expect(result.logLoss.before).toBeUndefined();
  expect(result.logLoss.after).toBeGreaterThan(0);
});

describe('properties', () => {
  const logOdds = fc.integer({ min: -5000, max: 5000 }).map((n) => n / 1000);
  const row = fc.record({
    x: logOdds,
    z: logOdds,
    label: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
    weight: fc.integer({ min: 1, max: 5 }),
  });
  /** Soft labels, so that there is a fit. */
  const rows = fc
    .array(row, { minLength: 5, maxLength: 30 })
    .filter((all) => new Set(all.map(({ x }) => x)).size > 2);
  type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
  const take = (all: readonly Row[], key: keyof Row): number[] => all.map((one) => one[key]);

  /** The same, but for what rounding explains of numbers that may be near 0. */
  const expectSame = (a: Fit, b: Fit, factor = 1): void => {
    const [first, second] = [numbersOf(a), numbersOf(b)];
    for (const [i, error] of first.errors.entries()) {
      const scale = i === 0 ? 1 : factor;
      expect(relativeError(second.errors[i]! * scale, error)).toBeLessThan(1e-12);
      expect(Math.abs(second.values[i]! * scale - first.values[i]!)).toBeLessThan(1e-12 * error);
    }
    expect(relativeError(b.logLoss.after, a.logLoss.after)).toBeLessThan(1e-13);
  };

  it('a column times a factor has a coefficient divided by it', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(1e-9, 0.3, 7, 1e12), (all, factor) => {
        const [x, labels] = [take(all, 'x'), take(all, 'label')];
        const scaled = x.map((value) => value * factor);
        expectSame(fitted(rowsOf([x], labels)), fitted(rowsOf([scaled], labels)), factor);
      }),
      { numRuns: cases(100) },
    );
  });

  it('a row of weight w counts as w rows', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (all, platt) => {
        const repeated = all.flatMap((one) => Array.from({ length: one.weight }, () => one));
        const options = { platt };
        expectSame(
          fitted(rowsOf([take(all, 'x')], take(all, 'label'), take(all, 'weight')), options),
          fitted(rowsOf([take(repeated, 'x')], take(repeated, 'label')), options),
        );
      }),
      { numRuns: cases(100) },
    );
  });

  it('the order of rows and of columns does not matter, nor where blocks end', () => {
    const ofTwo = rows.filter((all) => new Set(all.map(({ z }) => z)).size > 2);
    fc.assert(
      fc.property(ofTwo, fc.integer({ min: 1, max: 9 }), (all, blockLength) => {
        const reversed = all.toReversed();
        const first = fit(rowsOf([take(all, 'x'), take(all, 'z')], take(all, 'label')), NO_OPTIONS);
        const second = fit(
          rowsOf([take(reversed, 'z'), take(reversed, 'x')], take(reversed, 'label'), undefined, blockLength),
          NO_OPTIONS,
        );
        if ('kind' in first || 'kind' in second)
          expect(second).toMatchObject({ kind: (first as FitFault).kind });
        else expectSame(first, { ...second, coefficients: second.coefficients.toReversed() });
      }),
      { numRuns: cases(100) },
    );
  });
});

it('is as precise where so many rows are summed in doubles', () => {
  const { columns, labels } = (readFixture('hard.json') as Record<string, Hard>)[
    "Platt's targets, two columns, weights"
  ]!;
  const copies = 5000;
  const block = rowsOf(columns, labels)[0]!;
  const few = fitted(
    rowsOf(
      columns,
      labels,
      labels.map(() => copies),
    ),
  );
  const many = fitted(Array.from({ length: copies }, () => block));
  const [expected, actual] = [numbersOf(few), numbersOf(many)];
  for (const key of ['values', 'errors'] as const)
    for (const [i, value] of actual[key].entries())
      expect(relativeError(value, expected[key][i]!)).toBeLessThan(2e-13);
  expect(relativeError(many.logLoss.after, few.logLoss.after)).toBeLessThan(1e-13);
});
