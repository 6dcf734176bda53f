import type { SqlScale } from './conversion.ts';

/** A scale that is not logarithmic, in SQL. */
export interface PlainScale {
  /** What p = 1 is; undefined where that is infinite. */
  readonly whole: 1 | 100 | undefined;
  /** The odds of a value. */
  readonly odds: (value: string) => string;
  /** The value of odds. */
  readonly ofOdds: (odds: string) => string;
}

/** All that is different between scales in an expression; the fourth is the logarithm of the odds. */
export const PLAIN_SCALES: Readonly<Record<Exclude<SqlScale, 'logit'>, PlainScale>> = {
  prob: {
    whole: 1,
    odds: (value) => `${value}/(1-${value})`,
    ofOdds: (odds) => `${odds}/(1+${odds})`,
  },
  percent: {
    whole: 100,
    odds: (value) => `${value}/(100-${value})`,
    ofOdds: (odds) => `100*${odds}/(1+${odds})`,
  },
  odds: {
    whole: undefined,
    odds: (value) => value,
    ofOdds: (odds) => odds,
  },
};
