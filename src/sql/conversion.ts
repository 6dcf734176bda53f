import type { Conversion } from '../job/job.ts';
import type { ScaleName } from '../job/scale.ts';

/** The scales that `--sql` knows. */
export const SQL_SCALES = ['prob', 'percent', 'odds', 'logit'] as const;

export type SqlScale = (typeof SQL_SCALES)[number];

export function isSqlScale(name: ScaleName): name is SqlScale {
  return (SQL_SCALES as readonly ScaleName[]).includes(name);
}

/** A conversion in float64 between scales that `--sql` knows. */
export interface SqlConversion extends Conversion {
  readonly from: SqlScale;
  readonly to: SqlScale;
}
