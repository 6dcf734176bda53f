import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MISSING } from '../../src/job/job.ts';
import { CSV, gathered, TARGET } from '../support/gathered.ts';
import { cases } from '../support/thorough.ts';

describe('labels and weights of any text', () => {
  /** What the contract makes of a cell: a label, nothing, or an error. */
  function labelOf(cell: string, positive: string | undefined): number | 'missing' | 'error' {
    const text = cell.trim();
    if (positive !== undefined && text === positive) return 1;
    if (DEFAULT_MISSING.includes(text.toLowerCase().replace(/^[+-](?=nan$)/, ''))) return 'missing';
    if (positive !== undefined) return 0;
    if (/^(?:true|t|yes|y|pos|positive)$/i.test(text)) return 1;
    if (/^(?:false|f|no|n|neg|negative)$/i.test(text)) return 0;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return 'error';
    const value = Number(text);
    return value === 0 ? 0 : value > 0 && value <= 1 ? value : 'error';
  }

  // -1 after 0 stops at another row.
  const cell = fc
    .oneof(
      fc.constantFrom(
        '0',
        '1',
        'yes',
        'No',
        'TRUE',
        'f',
        '',
        'NA',
        'nan',
        '0.5',
        '2',
        '-2',
        '1e-3',
        '.25',
        '1.',
        '1e400',
        '0e9',
      ),
      fc.string({
        unit: fc.constantFrom('0', '1', '.', 'e', '-', '+', 'y', 'n', 'o', 'T', ' ', 'é'),
        maxLength: 9,
      }),
    )
    .filter((text) => Number(text) !== -1);

  it('match the specification, or are an error at the first invalid one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { maxLength: 12 }),
        fc.option(fc.constantFrom('1', 'y', 'No', '0.5'), { nil: undefined }),
        async (cells, positive) => {
          const meant = cells.map((text) => labelOf(text, positive));
          const text = `p,y\n${cells.map((one) => `0.5,${one}\n`).join('')}`;
          const run = gathered({ ...CSV, target: { ...TARGET, positive } }, text);
          const wrong = meant.indexOf('error');
          if (wrong >= 0)
            await expect(run).rejects.toMatchObject({
              detail: { kind: 'invalidLabel', place: { line: wrong + 2 } },
            });
          else expect((await run).labels).toEqual(meant.filter((label) => label !== 'missing'));
        },
      ),
      { numRuns: cases(400) },
    );
  });

  it('are weights only where they are finite and not negative', async () => {
    const weight = fc.oneof(
      fc.constantFrom('0', '1', '-1', 'inf', '-0', '1e308', '1e309', 'x', '-1e-320', 'NA'),
      fc.double().map(String),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(weight, { maxLength: 12 }), async (cells) => {
        const text = `p,y,w\n${cells.map((one) => `0.5,1,${one}\n`).join('')}`;
        const run = gathered({ ...CSV, target: { ...TARGET, weight: 'w' } }, text);
        const isMissing = (one: string): boolean => /^(?:NA|nan)$/i.test(one);
        const meant = cells.map((one) => Number(one.replace(/^(-?)inf$/, '$1Infinity')));
        const wrong = cells.findIndex(
          (one, i) => !isMissing(one) && !(meant[i]! >= 0 && meant[i]! < Infinity),
        );
        if (wrong >= 0)
          await expect(run).rejects.toMatchObject({
            detail: { kind: 'invalidWeight', place: { line: wrong + 2 } },
          });
        else expect((await run).weights).toEqual(meant.filter((_, i) => !isMissing(cells[i]!)));
      }),
      { numRuns: cases(300) },
    );
  });
});
