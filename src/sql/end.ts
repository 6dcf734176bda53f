import { boundsOf } from '../engine/bounds.ts';
import { convertNumber } from '../engine/convert.ts';
import { domainOf } from '../job/scale.ts';
import type { SqlConversion } from './conversion.ts';
import { doubleAt, neighbour, rankOf } from './doubles.ts';
import type { Formula } from './formula.ts';
import { PLAIN_SCALES } from './scales.ts';

/** One end of the domain, where the result is a constant in place of a formula. */
export interface End {
  /** The end itself, which may be infinite. */
  readonly bound: number;
  /** The values from here to the end have the result; undefined if the formula holds as far as the end. */
  readonly limit: number | undefined;
  /** Whether `limit` itself has it. */
  readonly isWithin: boolean;
  readonly result: number;
}

/** The two ends, the lowest values first. Results and limits are the kernel's. */
export function endsOf(conversion: SqlConversion, formula: Formula): readonly [low: End, high: End] {
  const [low, high] = domainOf(conversion.from, conversion.base);
  const clamps = clampsOf(conversion);
  return [
    endAt({ conversion, formula, bound: low, other: high, clamp: clamps?.[0] }),
    endAt({ conversion, formula, bound: high, other: low, clamp: clamps?.[1] }),
  ];
}

interface Task {
  readonly conversion: SqlConversion;
  readonly formula: Formula;
  readonly bound: number;
  /** The other end. */
  readonly other: number;
  /** Where `eps` clamps; undefined if it does not. */
  readonly clamp: number | undefined;
}

function endAt({ conversion, formula, bound, other, clamp }: Task): End {
  const result = convertNumber(conversion, bound);
  // A formula whose result may be 0 or infinite may end the query before it is.
  const isSafe = result !== 0 && Number.isFinite(result) && !formula.strays;
  if (clamp !== undefined && Number.isFinite(clamp)) {
    const isInside = clamp !== bound || formula.holdsAtEnds;
    if (isSafe) return { bound, limit: clamp, isWithin: !isInside, result };
    if (convertNumber(conversion, neighbour(clamp, other)) !== result)
      return { bound, limit: clamp, isWithin: true, result };
  }
  const holds = formula.holdsAtEnds && clamp === undefined;
  if (holds && isSafe) return { bound, limit: undefined, isWithin: false, result };
  // A power of odds may be 0 where a hundred times that would not be.
  const isPart = formula.strays && result === 0 && conversion.to === 'percent';
  const last = lastOf(isPart ? { ...conversion, to: 'prob' } : conversion, bound, other, result);
  if (holds && last === bound) return { bound, limit: undefined, isWithin: false, result };
  const isWhole = conversion.to !== 'logit' && result === PLAIN_SCALES[conversion.to].whole;
  const limit = isWhole && !Number.isFinite(bound) ? outwards(last, bound) : last;
  return { bound, limit, isWithin: true, result };
}

/** The values that eps makes of p, lower first. */
function clampsOf(conversion: SqlConversion): readonly [low: number, high: number] | undefined {
  if (conversion.eps === undefined) return undefined;
  const { of, low, high, givenOfLow, givenOfHigh } = boundsOf(conversion, conversion.eps);
  const [one, other] = of === 'values' ? [low, high] : [givenOfLow, givenOfHigh];
  return one < other ? [one, other] : [other, one];
}

/** The value farthest from `end`, towards `other`, with the same result: conversions rise or fall throughout. */
export function lastOf(conversion: SqlConversion, end: number, other: number, result: number): number {
  if (convertNumber(conversion, other) === result) return other;
  let [same, different] = [rankOf(end), rankOf(other)];
  for (;;) {
    const middle = (same + different) >> 1n;
    if (middle === same || middle === different) return doubleAt(same);
    if (convertNumber(conversion, doubleAt(middle)) === result) same = middle;
    else different = middle;
  }
}

/** To one digit. */
function outwards(value: number, bound: number): number {
  const unit = Number(`1e${Math.floor(Math.log10(Math.abs(value)))}`);
  return (bound > 0 ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
}
