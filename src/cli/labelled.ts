import type { Target } from '../job/role.ts';
import { LogitError } from '../message/error.ts';
import { mapOptionsOf } from './map.ts';
import type { Options } from './options.ts';

/**
 * The label that rows are fitted to, and their weights; undefined: they are converted or checked.
 * @throws LogitError of kind usage if other options contradict it
 */
export function targetOf(options: Options): Target | undefined {
  const { fit: label, positive, weight, column } = options;
  if (label === undefined) {
    const { only, platt } = options;
    for (const [name, value] of Object.entries({ only, platt, positive, weight }))
      if (value !== undefined) throw usage(`--${name} requires --fit LABEL`);
    return undefined;
  }
  if (!column) throw usage('--fit requires the column of the values: -c COLUMN');
  refuseOthers(options);
  return { label, positive, weight };
}

/** A fit converts nothing, so that nothing can be said about how. */
function refuseOthers(options: Options): void {
  const { sigmoid, expit } = options;
  if (sigmoid || expit)
    throw usage(`--${sigmoid ? 'sigmoid' : 'expit'} cannot be used with --fit (--from logit)`);
  const { to, exact, inverse, tolerance, dtype, append, after, as } = options;
  const { format, precision, significant, check, summary, preview, plot } = options;
  const given = {
    to,
    exact,
    inverse,
    tolerance,
    dtype,
    append,
    after,
    as,
    format,
    precision,
    significant,
    check,
    summary,
    preview,
    plot,
  };
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));
  const [stray] = [...names, ...mapOptionsOf(options)];
  if (stray !== undefined) throw usage(`${stray} cannot be used with --fit, which converts nothing`);
}

function usage(text: string): LogitError {
  return new LogitError({ kind: 'usage', text });
}
