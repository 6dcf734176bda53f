import { powerOfTwoNear } from './linear.ts';
import type { ColumnSurvey } from './survey.ts';

/**
 * A column as the fit sees it: z = scale * x - centre, about in [-2, 2]. The scale is a power of two, so that nothing is rounded but the
 * difference. That removes the correlation of a column far from 0 with the intercept, and the size of the columns.
 */
export interface Standard {
  readonly scale: number;
  readonly centre: number;
}

/** The scale of a column that keeps its zero, for a fit without an intercept. */
export function scaledOnly({ min, max }: Pick<ColumnSurvey, 'min' | 'max'>): Standard {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  return { scale: largest === 0 ? 1 : powerOfTwoNear(1 / largest), centre: 0 };
}

/** A column that is not constant, about its mean. */
export function standardize({ min, max, centre }: ColumnSurvey): Standard {
  // Half of each: their difference may be beyond the doubles.
  const scale = powerOfTwoNear(0.5 / Math.max(max / 2 - centre / 2, centre / 2 - min / 2));
  const scaled = centre * scale;
  return Number.isFinite(scaled) ? { scale, centre: scaled } : scaledOnly({ min, max });
}
