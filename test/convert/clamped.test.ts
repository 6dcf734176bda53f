import fc from 'fast-check';
import { expect, it } from 'vitest';
import { convert } from '../../src/convert/run.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import { DTYPES, type Dtype } from '../../src/job/dtype.ts';
import { isShare, SCALE_NAMES, type ScaleName } from '../../src/job/scale.ts';
import { inPieces, keepingSink } from '../support/inMemory.ts';

interface Asked {
  readonly from: ScaleName;
  readonly to: ScaleName;
  readonly dtype: Dtype;
  readonly text: string;
}

/** What a number becomes, and how often it was counted as outside its range and as clamped. */
async function outcomeOf(
  { from, to, dtype, text }: Asked,
  eps: number | undefined,
): Promise<{ output: string; outside: number; clamped: number }> {
  const { sink, written } = keepingSink();
  const { outside, clamped } = await convert(
    {
      task: 'convert',
      conversion: conversionOf({ from, to }, { eps }, dtype),
      input: { kind: 'numbers', file: undefined },
      format: 'lines',
      digits: { kind: 'shortest' },
    },
    [inPieces(Buffer.from(text), [0])],
    sink,
    { blocks: { input: 4096, output: 65_536 } },
  );
  return { output: written().toString(), outside, clamped };
}

const SCALE = fc.constantFrom(...SCALE_NAMES);
const SHARE = fc.constantFrom(...SCALE_NAMES.filter(isShare));
const PAIR = fc.oneof(fc.tuple(SCALE, SCALE), fc.tuple(SHARE, SHARE));
const EPS = fc.constantFrom(1e-320, 1e-45, 1e-40, 9.3e-41, 1e-10, 1e-5, 0.01, 0.3);
const NUMBER = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '1',
    '0.5',
    '0.999',
    '0.99609375',
    '99.9',
    '100',
    '-1',
    '2',
    'inf',
    '-inf',
    'nan',
  ),
  fc.constantFrom('1e-40', '9e-41', '9.3e-41', '1e-45', '6e-8', '-1e-40', '-1e-5', '1e-300', '-50', '-88'),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1 }).map(String),
);

it('a value is counted as clamped if and only if eps changes its result', async () => {
  await fc.assert(
    fc.asyncProperty(PAIR, fc.constantFrom(...DTYPES), EPS, NUMBER, async ([from, to], dtype, eps, text) => {
      const asked: Asked = { from, to, dtype, text };
      const free = await outcomeOf(asked, undefined);
      const held = await outcomeOf(asked, eps);
      const isChanged = free.outside > 0 || held.output !== free.output;
      // The clamp of p itself may move it where both results are rounded to the same.
      const mayMove = from === 'prob' && !isShare(to) && held.clamped > 0;
      expect({ ...asked, eps, clamped: held.clamped > 0 }).toEqual({
        ...asked,
        eps,
        clamped: isChanged || mayMove,
      });
    }),
    {
      numRuns: 5000,
      examples: [
        [['complement', 'prob'], 'bfloat16', 1e-40, '0.999'],
        [['prob', 'percent'], 'float32', 1e-40, '1e-40'],
        [['prob', 'complement'], 'float16', 1e-45, '-1e-40'],
      ],
    },
  );
});

it.each([
  ['an infinite value', '-inf', 'logprob', 'prob', 1],
  ['a value within the bounds', '0.5', 'percent', 'complement', 0],
] as const)('%s, %s from %s to %s, is counted as clamped %i times', async (_, text, from, to, clamped) => {
  expect(await outcomeOf({ from, to, dtype: 'float64', text }, 1e-3)).toMatchObject({ clamped, outside: 0 });
});
