import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';

/** Multiples of the golden ratio modulo 1: the same bits wherever IEEE 754 holds. */
const spread = Float64Array.from({ length: 1_000_000 }, (_, i) => ((i + 1) * 0.6180339887498949) % 1);

function checksum(values: Float64Array): string {
  return createHash('sha256').update(values).digest('hex').slice(0, 16);
}

// The hashes are those of correctly rounded results, so every machine and every version has to have them.
it.each([
  ['logit', '28900a57ecc621ce', () => logit(spread)],
  ['logit to base 2', '64a0bcfcc51812d8', () => logit(spread, { base: 2 })],
  ['sigmoid', 'a201ab90899d88a2', () => sigmoid(spread.map((u) => 80 * u - 40))],
  [
    'sigmoid to base 10',
    '47b3fc4a28a371e1',
    () =>
      sigmoid(
        spread.map((u) => 40 * u - 20),
        { base: 10 },
      ),
  ],
] as const)('%s of a million values has the same bits everywhere', (_, hash, convert) => {
  expect(checksum(convert())).toBe(hash);
});
