import { exactMappedRatio } from '../exact/affine.ts';
import { exactConvert, exactConvertRatio } from '../exact/convert.ts';
import { formatNamed } from '../exact/format.ts';
import { ratioOfDouble, type Ratio } from '../exact/ratio.ts';
import { ratioOfDecimal } from '../exact/ratioOfDecimal.ts';
import type { Conversion } from '../job/job.ts';
import { axisOf, isShare } from '../job/scale.ts';

/** What `eps` clamps, and the bounds. */
export interface Bounds {
  /** `values`: probabilities before the conversion. `results`: results of the conversion, on its scale. */
  readonly of: 'values' | 'results';
  readonly low: number;
  readonly high: number;
  /** The values that are converted to `low` and `high`, if results are clamped. */
  readonly givenOfLow: number;
  readonly givenOfHigh: number;
}

/**
 * The bounds of p in [eps, 1 - eps] on the scales of a conversion, before any map of the log-odds.
 *
 * If one of the scales is `prob`, 1 - eps is computed in the dtype, as PyTorch does. Otherwise, and in conversions between p, 1 - p
 * and 100 p, the upper bound is exactly where 1 - p = eps. In conversions between these three, eps is the decimal it is printed as,
 * like their values: 0.07 is 7 percent. Conversions and rounding are monotonic, so clamping results to the rounded bounds is the
 * same as clamping probabilities.
 */
export function boundsOf({ from, to, base, dtype, map }: Conversion, eps: number): Bounds {
  const format = formatNamed(dtype);
  const round = (value: number): number =>
    dtype === 'float64' ? value : exactConvert(value, PROB, PROB, format);
  const [source, target] = [axisOf(from, base), axisOf(to, base)];
  const areShares = isShare(from) && isShare(to);
  const isProb = from === 'prob' || to === 'prob';
  const [low, high] = [round(eps), round(1 - round(eps))];
  if (from === 'prob' && (map || !areShares))
    return { of: 'values', low, high, givenOfLow: low, givenOfHigh: high };
  const ends =
    isProb && !areShares
      ? [low, high].map((p) => [ratioOfDouble(p), PROB] as const)
      : [PROB, COMPLEMENT].map((scale) => [areShares ? asWritten(eps) : ratioOfDouble(eps), scale] as const);
  const results = ends.map(([ratio, scale]) => ({
    result: map
      ? exactMappedRatio(ratio, scale, target, map, format)
      : exactConvertRatio(ratio, scale, target, format),
    given: exactConvertRatio(ratio, scale, source, format),
  }));
  const [min, max] = results.sort((a, b) => a.result - b.result) as [
    (typeof results)[0],
    (typeof results)[0],
  ];
  return {
    of: 'results',
    low: min.result,
    high: max.result,
    givenOfLow: min.given,
    givenOfHigh: max.given,
  };
}

/** The exact value of the decimal that a number is printed as. */
function asWritten(eps: number): Ratio {
  const ratio = ratioOfDecimal(String(eps));
  if (typeof ratio === 'string') throw new RangeError(`eps must be a number, got ${eps}`);
  return ratio;
}

const PROB = axisOf('prob', 0);
const COMPLEMENT = axisOf('complement', 0);
