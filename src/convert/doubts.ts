import type { Doubt } from '../core/doubt.ts';
import { guess, MANY, type Origin } from '../core/guess.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Tally } from '../core/tally.ts';
import { suspectComma } from '../input/commas.ts';

/**
 * What remains to be doubted when all is converted: nothing about a delimiter where there are numbers, and about commas
 * only what cannot be otherwise, or values that are no probabilities.
 * @param inRecords found in the header of a table, or in objects of JSON
 * @param sample the start of a stream of numbers
 */
export function remainingDoubts(
  { numbers, bad, outside }: Pick<Tally, 'numbers' | 'bad' | 'outside'>,
  inRecords: readonly Doubt[],
  sample: string,
): Doubt[] {
  const doubts = inRecords.filter(({ kind }) => kind !== 'delimiter' || (bad > 0 && numbers === 0));
  const found = suspectComma(sample);
  if (!found || !(found.sure || outside > 0)) return doubts;
  return [...doubts, { kind: 'comma', comma: found.comma, text: found.text }];
}

/** Many values that --eps made the same although they were no probabilities. */
export function clampedDoubts(kernel: Kernel, origin: Origin): Doubt[] {
  const values = {
    numbers: kernel.numbers.value,
    outside: kernel.held.value,
    outsideLeast: kernel.heldLeast.value,
    outsideMost: kernel.heldMost.value,
  };
  const isTold = values.numbers >= MANY && guess(values, origin) !== undefined;
  return isTold ? [{ kind: 'clamped', ...values, ...origin }] : [];
}
