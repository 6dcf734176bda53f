import type { Target } from '../job/role.ts';
import { shellWord } from '../message/shell.ts';
import { usageError } from '../message/usageError.ts';
import { mapOptionsOf } from './map.ts';
import type { Options } from './options.ts';

/** The option that selects the label. */
export function labelOption({ loss }: Options): '--loss' | '--fit' {
  return loss === undefined ? '--fit' : '--loss';
}

/**
 * The label and the weight of a run that scores or fits; undefined: it converts or checks.
 * @throws LogitError of kind usage if other options contradict it
 */
export function targetOf(options: Options): Target | undefined {
  const { fit, loss, positive, weight, column } = options;
  const { only, platt, posWeight, maxLoss, bins } = options;
  if (fit !== undefined && loss !== undefined) throw usageError('--fit and --loss cannot be used together');
  if (fit === undefined) refuseGiven({ only, platt }, '--fit LABEL');
  if (loss === undefined) refuseGiven({ 'pos-weight': posWeight, 'max-loss': maxLoss, bins }, '--loss LABEL');
  const label = fit ?? loss;
  if (label === undefined) {
    refuseGiven({ positive, weight }, '--loss LABEL or --fit LABEL');
    return undefined;
  }
  if (!column) {
    const option = labelOption(options);
    throw usageError(
      `${option} requires the column of the values`,
      `${option} ${shellWord(label)} -c COLUMN`,
    );
  }
  if (positive?.trim() === '') throw usageError('--positive: the label must not be empty');
  refuseOthers(options);
  return { label, positive, weight };
}

function refuseGiven(options: Readonly<Record<string, unknown>>, needed: string): void {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined) throw usageError(`--${name} requires ${needed}`);
}

/** Refuses options about conversion, since nothing is converted. */
function refuseOthers(options: Options): void {
  const { sigmoid, expit, output, dtype, loss } = options;
  const task = labelOption(options);
  if (sigmoid || expit)
    throw usageError(`--${sigmoid ? 'sigmoid' : 'expit'} cannot be used with ${task}`, 'use --from logit');
  if (output !== undefined && loss !== undefined)
    throw usageError(
      '--output cannot be used with --loss, which prints on standard output',
      'redirect it: > FILE',
    );
  const { to, exact, inverse, tolerance, append, after, as } = options;
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
  if (stray !== undefined) throw usageError(`${stray} cannot be used with ${task}, which converts nothing`);
}
