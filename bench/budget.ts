import type { Outcome } from './contest.ts';

/** A promise, and whether it was kept. */
export interface Verdict {
  readonly what: string;
  /** The measured share; undefined: the other program did not take part. */
  readonly measured: number | undefined;
  readonly max: number;
  readonly unit: '' | ' MB';
}

/** The promised share of logit's cost in that of another program. */
export interface Share {
  readonly of: string;
  readonly what: 'wall' | 'cpu';
  readonly max: number;
}

export const PEAK_MB = 64;

/** Compares an outcome with the promised shares and with the limit of memory. */
export function judge({ contest: { title }, standings }: Outcome, shares: readonly Share[]): Verdict[] {
  const logit = standings.find(({ name }) => name === 'logit');
  const peak = logit?.peak;
  return [
    ...shares.map(({ of, what, max }): Verdict => {
      const other = standings.find(({ name }) => name === of);
      const measured = logit && other && logit[what] / other[what];
      return {
        what: `${title}: ${what === 'cpu' ? 'CPU' : what} over that of ${of}`,
        measured,
        max,
        unit: '',
      };
    }),
    {
      what: `${title}: peak memory`,
      measured: peak && peak / 1e6,
      max: PEAK_MB,
      unit: ' MB',
    },
  ];
}
