import type { Job } from '../core/job.ts';
import { SCALES } from '../core/scale.ts';
import type { Figures, Summary } from '../core/summary.ts';

/** How a run ended. */
export interface Ending {
  readonly version: string;
  readonly exit: number;
  readonly messages: readonly { readonly level: string; readonly text: string }[];
  /** As they were named; standard input is `-`. */
  readonly files: readonly string[];
}

/** A run as JSON, one object: its schema is in the README. */
export function reportText(
  { conversion, input, format }: Pick<Job, 'conversion' | 'input' | 'format'>,
  { version, exit, messages, files }: Ending,
  summaries: readonly Summary[],
): string {
  const { from, to, dtype, base, eps, exact, inverse } = conversion;
  const report = {
    version,
    exit,
    messages: messages.map(({ level, text }) => ({ level, text })),
    check: format === 'none',
    from,
    to,
    base: base === 0 ? 'e' : base,
    dtype,
    eps: eps ?? null,
    exact,
    inverse: inverse !== undefined,
    input: input.kind,
    files,
    columns: summaries.map(columnOf),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function columnOf({ name, number, count, missing, bad, clamped, outside, before, after }: Summary): object {
  return {
    name: name ?? null,
    number: number ?? null,
    count,
    missing,
    bad,
    clamped,
    outside,
    before: sideOf(before),
    after: after ? sideOf(after) : null,
  };
}

function sideOf({ scale, least, mean, most, infinite, nan, histogram }: Figures): object {
  const [from, to] = SCALES[scale].bins;
  return {
    scale,
    min: least ?? null,
    mean: mean ?? null,
    max: most ?? null,
    infinite,
    nan,
    histogram: { from, to, ...histogram },
  };
}
