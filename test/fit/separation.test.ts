import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FitFault } from '../../src/fit/fault.ts';
import { faultOf, fitted, readColumns, rowsOf } from './data.ts';
import { cases } from '../support/thorough.ts';

const complete: FitFault = { kind: 'separable', separation: 'complete' };
const quasi: FitFault = { kind: 'separable', separation: 'quasi' };

describe('one column', () => {
  it.each<[string, number[], number[], FitFault | undefined]>([
    ['a gap between the classes', [1, 2, 3, 4], [0, 0, 1, 1], complete],
    ['a gap the other way round', [4, 3, 2, 1], [0, 0, 1, 1], complete],
    ['a gap of one rounding', [1, 2, 2 + 2 ** -51, 4], [0, 0, 1, 1], complete],
    ['a value that both classes have at the border', [1, 2, 2, 4], [0, 0, 1, 1], quasi],
    ['the border the other way round', [4, 2, 2, 1], [0, 0, 1, 1], quasi],
    ['one class within a value of the other', [2, 2, 2, 3], [1, 0, 1, 1], quasi],
    ['an overlap of one rounding', [1, 2 + 2 ** -51, 2, 4], [0, 0, 1, 1], undefined],
    ['one class on both sides of the other', [1, 2, 3], [0, 1, 0], undefined],
    ['a soft label alone beyond the border', [1, 2, 3, 0], [0, 0, 1, 0.5], undefined],
    ['a soft label at the border', [1, 2, 3, 2], [0, 0, 1, 0.5], quasi],
  ])('%s', (_, x, labels, fault) => {
    expect(faultOf(rowsOf([x], labels))).toEqual(fault);
    expect(faultOf(rowsOf([x], labels), { platt: true })).toBeUndefined();
  });

  it("counts where Platt's target is 1 in doubles", () => {
    const rows = rowsOf([[1, 2, 3, 4]], [0, 0, 1, 1], [1, 1, 1e16, 1e16]);
    expect(faultOf(rows, { platt: true })?.kind).toBe('separable');
  });

  it('does not count rows of weight 0', () => {
    const [x, labels] = [
      [1, 2, 3, 4, 5],
      [0, 0, 1, 1, 0],
    ] as const;
    expect(faultOf(rowsOf([x], labels, [1, 1, 1, 1, 1]))).toBeUndefined();
    expect(faultOf(rowsOf([x], labels, [1, 1, 1, 1, 0]))).toEqual(complete);
  });

  it.each<[string, number[], number[], FitFault | undefined]>([
    ['the sign is the class', [-2, -1, 1, 2], [0, 0, 1, 1], complete],
    ['the sign is the other class', [2, 1, -1, -2], [0, 0, 1, 1], complete],
    ['zeros in both classes', [-2, 0, 0, 2], [0, 0, 1, 1], quasi],
    ['one sign in both classes', [1, 2, 3, 4], [0, 0, 1, 1], undefined],
    ['nothing but zeros', [0, 0], [0, 1], { kind: 'constantColumn', column: 0, value: 0 }],
  ])('a scale alone: %s', (_, x, labels, fault) => {
    expect(faultOf(rowsOf([x], labels), { only: 'scale' })).toEqual(fault);
  });

  it('a shift alone exists wherever there are two classes', () => {
    expect(faultOf(rowsOf([[1, 2, 3, 4]], [0, 0, 1, 1]), { only: 'shift' })).toBeUndefined();
    expect(faultOf(rowsOf([[7, 7]], [0, 1]), { only: 'shift' })).toBeUndefined();
  });

  it('sets of R that it calls converged', () => {
    const table = readColumns('toy_quasi.csv');
    expect(faultOf(rowsOf([table.get('x')!], table.get('.y')!))).toEqual(quasi);
  });
});

describe('several columns', () => {
  it('sets of R that it calls converged', () => {
    const table = readColumns('mtcars_separable.csv');
    const columns = ['gear', 'wt', 'I(wt^2)', 'qsec'].map((name) => table.get(name)!);
    expect(faultOf(rowsOf(columns, table.get('.y')!))).toEqual(complete);
    expect(faultOf(rowsOf(columns, table.get('.y')!), { platt: true })).toBeUndefined();
  });

  it.each<[string, number[][], number[], FitFault | undefined]>([
    [
      'a column that is 1 in one class only, and 0 in both',
      [
        [1, 5, 2, 4, 3, 6, 2, 7],
        [0, 0, 0, 0, 0, 0, 1, 1],
      ],
      [0, 1, 1, 0, 1, 0, 1, 1],
      quasi,
    ],
    [
      'a border through rows of both classes',
      [
        [0, 1, 2, 0, 1, 2, 3, 4],
        [0, 1, 2, 1, 2, 3, 3, 4],
      ],
      [0, 1, 0, 1, 1, 1, 1, 0],
      quasi,
    ],
    [
      'a gap on the diagonal',
      [
        [0, 1, 2, 0, 1, 2],
        [0, 1, 2, 1, 2, 3],
      ],
      [0, 0, 0, 1, 1, 1],
      complete,
    ],
    [
      'a step that rounding makes smaller than 1',
      [
        [0, -3, 0, 3, 0],
        [-1, -1, 0, 1, -3],
      ],
      [0, 1, 1, 0, 1],
      quasi,
    ],
    [
      'a border on which other columns do not matter',
      [
        [2, 3, -3, 3, -1, 1, 3],
        [2, 2, 1, 0, 1, 1, 0],
      ],
      [0, 0, 1, 1, 0, 1, 1],
      quasi,
    ],
    [
      'exclusive or',
      [
        [0, 0, 1, 1],
        [0, 1, 0, 1],
      ],
      [0, 1, 1, 0],
      undefined,
    ],
    [
      'columns of which one is a combination of others',
      [
        [1, 2, 3, 5, 8],
        [1, 4, 2, 8, 5],
        [0.3, 0.8, 0.8, 1.8, 2.1],
      ],
      [0, 1, 0, 1, 0],
      { kind: 'collinearColumn', column: 2 },
    ],
    [
      'columns of which one is a constant',
      [
        [1, 2, 3],
        [0.1, 0.1, 0.1],
      ],
      [0, 1, 0],
      { kind: 'constantColumn', column: 1, value: 0.1 },
    ],
  ])('%s', (_, columns, labels, fault) => {
    expect(faultOf(rowsOf(columns, labels))).toEqual(fault);
    for (const size of [1e-150, 1e150])
      expect(
        faultOf(
          rowsOf(
            columns.map((column) => column.map((value) => value * size)),
            labels,
          ),
        ),
      ).toMatchObject(fault?.kind === 'constantColumn' ? { kind: fault.kind } : (fault ?? {}));
  });

  it('is found among many rows, some of them near the border', () => {
    let state = 1;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5;
    const columns = [0, 1, 2].map(() => Array.from({ length: 20_000 }, random));
    const [a, b, c] = columns as [number[], number[], number[]];
    const labels: number[] = a.map((x, i) => (x + b[i]! - 0.3 * c[i]! > 0.1 ? 1 : 0));
    expect(faultOf(rowsOf(columns, labels))).toEqual(complete);
    const onlyOnes = labels.map((label, i) => (label === 1 && i % 10 === 0 ? 1 : 0));
    const noisy = labels.map((label, i) => (i % 7 === 0 && onlyOnes[i] === 0 ? 1 - label : label));
    expect(faultOf(rowsOf([a, b, onlyOnes], noisy))).toEqual(quasi);
    // One row on the wrong side, and there is a maximum.
    expect(faultOf(rowsOf(columns, labels.with(5, 1 - labels[5]!)))).toBeUndefined();
  });

  const row = fc.record({
    a: fc.integer({ min: -3, max: 3 }),
    b: fc.integer({ min: -3, max: 3 }),
    label: fc.constantFrom(0, 1),
  });

  it('is found if and only if it exists, on grids', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 14 }), (rows) => {
        const columns = [rows.map(({ a }) => a), rows.map(({ b }) => b)];
        const labels = rows.map(({ label }) => label);
        const fault = faultOf(rowsOf(columns, labels));
        const ones = labels.filter((label) => label === 1).length;
        if (ones === 0 || ones === rows.length) return fault?.kind === 'oneClass';
        if (isFlat(rows)) return fault?.kind === 'constantColumn' || fault?.kind === 'collinearColumn';
        return fault?.kind === (isSeparable(rows) ? 'separable' : undefined);
      }),
      { numRuns: cases(1000) },
    );
  });

  it('is found where a plane in space separates', () => {
    const value = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1e6);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), { minLength: 6, maxLength: 40 }),
        fc.tuple(value, value, value, value),
        ([first, ...others], [a, b, c, d]) => {
          const rows = [first!, ...others];
          const labels = rows.map(([x, y, z]) => (a + b * x + c * y + d * z > 0 ? 1 : 0));
          const kind = faultOf(
            rowsOf(
              [0, 1, 2].map((j) => rows.map((one) => one[j]!)),
              labels,
            ),
          )?.kind;
          expect(['separable', 'oneClass', 'constantColumn', 'collinearColumn']).toContain(kind);
        },
      ),
      { numRuns: cases(200) },
    );
  });
});

type Row = { readonly a: number; readonly b: number; readonly label: number };

function vectorOf({ a, b }: Row): readonly [number, number, number] {
  return [1, a, b];
}

function cross(u: readonly number[], v: readonly number[]): [number, number, number] {
  return [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!];
}

function dot(u: readonly number[], v: readonly number[]): number {
  return u.reduce((sum, value, i) => sum + value * v[i]!, 0);
}

/** All points are on a line. */
function isFlat(rows: readonly Row[]): boolean {
  const vectors = rows.map(vectorOf);
  return vectors.every((u) => vectors.every((v) => vectors.every((w) => dot(cross(u, v), w) === 0)));
}

/** By integers: if a direction separates, so does one that is 0 in two rows. */
function isSeparable(rows: readonly Row[]): boolean {
  const vectors = rows.map(vectorOf);
  const separates = (direction: readonly number[]): boolean => {
    const margins = rows.map((one, i) => (one.label === 1 ? 1 : -1) * dot(vectors[i]!, direction));
    return margins.every((margin) => margin >= 0) && margins.some((margin) => margin > 0);
  };
  return vectors.some((u) =>
    vectors.some((v) => {
      const direction = cross(u, v);
      return separates(direction) || separates(direction.map((one) => -one));
    }),
  );
}

it('data without a maximum are reported before a fit is tried', () => {
  expect(faultOf([])).toEqual({ kind: 'noRows' });
  expect(faultOf(rowsOf([[1, 2]], [0, 1], [0, 0]))).toEqual({ kind: 'noRows' });
  expect(faultOf(rowsOf([[1, 2]], [1, 1]))).toEqual({ kind: 'oneClass', label: 1 });
  expect(faultOf(rowsOf([[1, 2]], [0, 1], [1, 0]))).toEqual({ kind: 'oneClass', label: 0 });
  expect(
    faultOf(
      rowsOf(
        [
          [1, 2],
          [3, 4],
        ],
        [0, 0],
      ),
      { platt: true },
    ),
  ).toEqual({ kind: 'oneClass', label: 0 });
  expect(
    faultOf(
      rowsOf(
        [
          [1, 2, 3],
          [3, Infinity, NaN],
        ],
        [0, 1, 0],
        undefined,
        2,
      ),
    ),
  ).toEqual({ kind: 'infiniteLogOdds', row: 1, column: 1 });
  expect(faultOf(rowsOf([[7, 7]], [0, 1]))).toEqual({ kind: 'constantColumn', column: 0, value: 7 });
});

it('fits where all labels are soft', () => {
  expect(fitted(rowsOf([[1, 2]], [0.25, 0.75])).coefficients[0]!.value).toBeCloseTo(2 * Math.log(3), 14);
});
