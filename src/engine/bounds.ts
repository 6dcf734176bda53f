import { exactConvert, exactConvertRatio } from '../exact/convert.ts';
import { formatNamed } from '../exact/format.ts';
import { ratioOfDouble } from '../exact/ratio.ts';
import type { Conversion } from '../job/job.ts';
import { axisOf, isShare } from '../job/scale.ts';

/** What `eps` holds, and within what. */
export interface Bounds {
  /** `values`: probabilities before they are converted. `results`: after it, on the scale that they are converted to. */
  readonly of: 'values' | 'results';
  readonly low: number;
  readonly high: number;
  /** Of results: the values that are converted to `low` and `high`. */
  readonly givenOfLow: number;
  readonly givenOfHigh: number;
}

/**
 * The bounds of p in [eps, 1 - eps] on the scales of a conversion.
 *
 * Where one of the scales is `prob`, 1 - eps is computed in the dtype, as PyTorch does; elsewhere, and between p, 1 - p and
 * 100 p, 1 - p is eps exactly. A
 * conversion rises or falls throughout and rounding is monotone, so that results clamped to the rounded bounds are those of
 * clamped probabilities.
 */
export function boundsOf({ from, to, base, dtype }: Conversion, eps: number): Bounds {
  const format = formatNamed(dtype);
  const round = (value: number): number => exactConvert(value, PROB, PROB, format);
  const [source, target] = [axisOf(from, base), axisOf(to, base)];
  const areShares = isShare(from) && isShare(to);
  if ((from === 'prob' || to === 'prob') && !areShares) {
    const [low, high] = [round(eps), round(1 - round(eps))];
    if (from === 'prob') return { of: 'values', low, high, givenOfLow: low, givenOfHigh: high };
    const given = (p: number): number => exactConvert(p, target, source, format);
    return { of: 'results', low, high, givenOfLow: given(low), givenOfHigh: given(high) };
  }
  const ratio = ratioOfDouble(eps);
  const ends = [PROB, COMPLEMENT].map((scale) => ({
    result: exactConvertRatio(ratio, scale, target, format),
    given: exactConvertRatio(ratio, scale, source, format),
  }));
  const [low, high] = ends.sort((a, b) => a.result - b.result) as [(typeof ends)[0], (typeof ends)[0]];
  return {
    of: 'results',
    low: low.result,
    high: high.result,
    givenOfLow: low.given,
    givenOfHigh: high.given,
  };
}

const PROB = axisOf('prob', 0);
const COMPLEMENT = axisOf('complement', 0);
