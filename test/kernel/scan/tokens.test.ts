import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversionOf } from '../../../src/engine/convert.ts';
import type { Job } from '../../../src/job/job.ts';
import { convertSource, inPieces } from '../../support/inMemory.ts';
import { THOROUGH } from '../../support/thorough.ts';

const lines: Job = {
  task: 'convert',
  conversion: conversionOf({ from: 'prob', to: 'logit' }, {}, 'float64'),
  input: { kind: 'numbers', file: undefined },
  format: 'lines',
  digits: { kind: 'shortest' },
};

/** A quarter of a batch: what is a multiple of it long comes to be where something else ended in the piece before. */
const UNIT = 128;

describe('a stream of numbers', () => {
  it('is read whole where a comment goes on in the next piece, however long the gap before it', async () => {
    const units = (limit: number) => fc.integer({ min: 0, max: limit }).map((count) => count * UNIT);
    await fc.assert(
      fc.asyncProperty(units(8), units(8), units(40), units(16), async (before, gap, comment, after) => {
        const first = `${'0.5\n'.repeat(before)}${'\n'.repeat(gap)}#`;
        const text = `${first}${'x'.repeat(comment)}\n${'0.5\n'.repeat(after)}`;
        const { output } = await convertSource(lines, inPieces(Buffer.from(text), [first.length, 0]));
        expect(output.toString()).toBe('0\n'.repeat(before + after));
      }),
      { numRuns: 1000 * THOROUGH, examples: [[1024, 768, 2560, 2048]] },
    );
  });
});
