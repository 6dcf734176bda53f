import { powerOfTwoNear } from './linear.ts';
import type { ColumnSurvey } from './survey.ts';

/**
 * A standardized column: z = scale * x - centre, about in [-2, 2]. The scale is a power of two, so that only the difference is
 * rounded. This makes the size of a column irrelevant, and removes the correlation with the intercept of a column far from 0.
 */
export interface Standard {
  readonly scale: number;
  readonly centre: number;
}

/** The standardization without a centre, for a fit without an intercept. */
export function scaledOnly({ min, max }: Pick<ColumnSurvey, 'min' | 'max'>): Standard {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  return { scale: largest === 0 ? 1 : powerOfTwoNear(1 / largest), centre: 0 };
}

/** The standardization of a column that is not constant. */
export function standardize({ min, max, centre }: ColumnSurvey): Standard {
  // Half of each, since their difference may overflow.
  const scale = powerOfTwoNear(0.5 / Math.max(max / 2 - centre / 2, centre / 2 - min / 2));
  const scaled = centre * scale;
  return Number.isFinite(scaled) ? { scale, centre: scaled } : scaledOnly({ min, max });
}
