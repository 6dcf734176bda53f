import { exactMappedRatio } from '../exact/affine.ts';
import { exactConvert, exactConvertRatio } from '../exact/convert.ts';
import { formatNamed } from '../exact/format.ts';
import { ratioOfDouble, type Ratio } from '../exact/ratio.ts';
import { ratioOfDecimal } from '../exact/ratioOfDecimal.ts';
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
 * The bounds of p in [eps, 1 - eps] on the scales of a conversion, before any map of the log-odds.
 *
 * Where one of the scales is `prob`, 1 - eps is computed in the dtype, as PyTorch does; elsewhere, and between p, 1 - p and
 * 100 p, 1 - p is eps exactly. Between those three eps is its decimal, as their values are: 0.07 is 7 percent. A
 * conversion rises or falls throughout and rounding is monotone, so that results clamped to the rounded bounds are those of
 * clamped probabilities.
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

/** The decimal that a number is printed as. */
function asWritten(eps: number): Ratio {
  const ratio = ratioOfDecimal(String(eps));
  if (typeof ratio === 'string') throw new RangeError(`eps must be a number, got ${eps}`);
  return ratio;
}

const PROB = axisOf('prob', 0);
const COMPLEMENT = axisOf('complement', 0);
