import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/run.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import type { Job } from '../../src/job/job.ts';
import { LogitError } from '../../src/message/error.ts';
import { inPieces, keepingSink } from '../support/inMemory.ts';

const job: Job = {
  task: 'convert',
  conversion: conversionOf({ from: 'prob', to: 'logit' }, {}, 'float64'),
  input: { kind: 'numbers', file: undefined },
  format: 'lines',
  digits: { kind: 'shortest' },
};

/** The error that ends a run over this text when it is cut into pieces of a length; undefined: it ends well. */
async function errorOf(text: string, piece: number): Promise<string | undefined> {
  const bytes = Buffer.from(text, 'latin1');
  const blocks = { input: 64, output: 4096 };
  try {
    await convert(job, [inPieces(bytes, [piece])], keepingSink().sink, { blocks });
    return undefined;
  } catch (error) {
    if (error instanceof LogitError) return error.message;
    throw error;
  }
}

describe('a stream ends with the same error however it is cut into reads', () => {
  const NULS = '\0'.repeat(20);
  it.each([
    ['many NUL after numbers', `0.5 0.25 ${'0.125 '.repeat(100)}${NULS} 0.5\n`, /is binary data/],
    ['many NUL in a number', `0.5 0.2${NULS}5\n`, /is binary data/],
    ['many NUL at the end', `${'0.125 '.repeat(100)}${NULS}`, /is binary data/],
    ['many NUL after the first block', `${'0.125 '.repeat(1000)}${NULS}`, /not a number.*contains NUL/],
    ['some NUL', `${'0.125 '.repeat(100)}0.5\0\0`, /not a number.*contains NUL/],
    [
      'other control characters',
      `0.5 \x01\x02\x03\x04\x05\x06 ${'\x01\x02\x03\x04 '.repeat(9)}\0`,
      /is binary/,
    ],
    ['a word before many NUL', `0.5 abc ${NULS}`, /"abc" is not a number/],
    ['nothing between two commas', `0.5,\n ,${'0.25 '.repeat(30)}`, /nothing between two commas/],
    [
      'nothing between far commas',
      `${'0.5, '.repeat(50)}${' '.repeat(300)}, 0.25`,
      /nothing between two commas/,
    ],
    ['a number in parentheses', `${'0.5 '.repeat(50)}(0.2512345678901234567)`, /a negative number in par/],
    ['a tar archive', `a\0${' '.repeat(255)}ustar`, /is a tar archive/],
  ])('%s', async (_, text, error) => {
    const expected = await errorOf(text, text.length);
    expect(expected).toMatch(error);
    for (const piece of [1, 2, 3, 7, 16, 50, 64, 100, 257, 1000, 4096])
      expect(await errorOf(text, piece)).toBe(expected);
  });
});
