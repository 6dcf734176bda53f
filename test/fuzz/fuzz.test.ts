import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Case, Finding } from './case.ts';
import { compareTexts } from './checks/compare.ts';
import { CHECKS } from './checks/index.ts';
import { seedOf } from './dice.ts';
import { readFixtures } from './fixtures.ts';
import { caseOf } from './generate/cases.ts';
import { convertByProduct } from './product.ts';
import { fuzz } from './run.ts';

const LIMITS = { seed: 20, first: 0, cases: Infinity, seconds: Infinity, findings: 1 };

describe('random cases', () => {
  it('show no difference from the contract', async () => {
    const { counts, found } = await fuzz(CHECKS, { ...LIMITS, cases: 101 });
    expect(found).toEqual([]);
    expect(counts.cases).toBe(101);
    expect(counts.cells).toBeGreaterThan(10_000);
    for (const [check] of CHECKS) expect(counts.checks[check.name]).toBeGreaterThan(0);
  });

  it('are the same for the same seed', () => {
    expect(caseOf(seedOf(7, 3))).toEqual(caseOf(seedOf(7, 3)));
    expect(caseOf(seedOf(7, 3))).not.toEqual(caseOf(seedOf(7, 4)));
    expect(caseOf(seedOf(7, 3))).not.toEqual(caseOf(seedOf(8, 3)));
  });

  it('find a product that loses a line feed after a quote, and a small case shows it', async () => {
    const losing = async (trial: Case): Promise<Finding | undefined> => {
      const { output } = await convertByProduct(trial);
      return compareTexts('losing', output, output.replace('"\n', '"'));
    };
    const { found } = await fuzz([[losing, 1]], LIMITS);
    expect(found).toHaveLength(1);
    expect(found[0]!.small.files).toHaveLength(1);
    expect(found[0]!.small.files[0]!.text.length).toBeLessThan(6);
  });

  it('find code that throws', async () => {
    const throwing = (trial: Case): undefined => {
      if (trial.job.conversion.exact) throw new TypeError('not so');
    };
    const { found } = await fuzz([[throwing, 1]], LIMITS);
    expect(found[0]!.actual).toMatch(/^TypeError: not so\n/);
    expect(found[0]!.small.files[0]?.text ?? '').toBe('');
  });
});

const fixtures = readFixtures(fileURLToPath(new URL('../../fixtures/fuzz', import.meta.url)));

describe('a case that failed once', () => {
  it.each(fixtures)('%s', async (_, fixture) => {
    for (const [check] of CHECKS) expect(await check(fixture)).toBeUndefined();
  });
});
