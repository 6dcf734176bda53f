import type { Conversion } from '../job/job.ts';
import { usageError } from '../message/usageError.ts';
import { baseFault, isLogarithmic, SCALES, type ScaleName } from '../job/scale.ts';
import type { Options } from './options.ts';

/**
 * The scales of the conversion, and the suffix of the names of new columns.
 * @throws LogitError of kind usage if the options contradict each other
 */
export function scalesOf(options: Options): Pick<Conversion, 'from' | 'to' | 'suffix'> {
  const scales = namedScales(options);
  refuseBase(options, scales);
  refuseExact(options, scales);
  return scales;
}

function namedScales({ sigmoid, expit, from, to }: Options): Pick<Conversion, 'from' | 'to' | 'suffix'> {
  if (!sigmoid && !expit) return { from: from ?? 'prob', to: to ?? 'logit', suffix: to ?? 'logit' };
  const name = sigmoid ? '--sigmoid' : '--expit';
  if ((from ?? 'logit') !== 'logit')
    throw usageError(`${name} is --from logit, so --from ${from} cannot be used with it`);
  if ((to ?? 'prob') !== 'prob')
    throw usageError(`${name} is --to prob, so --to ${to} cannot be used with it`);
  return { from: 'logit', to: 'prob', suffix: 'sigmoid' };
}

/** Refuses `--base` unless a scale is a logarithm without a base in its name. */
function refuseBase({ base }: Options, { from, to }: Pick<Conversion, 'from' | 'to'>): void {
  const fault = base === 0 ? undefined : baseFault(from, to);
  if (fault !== undefined) throw usageError(`--base ${fault}`);
}

/** Refuses `--exact` except between p, 1 - p, 100 p and odds, and between p and log-odds. */
function refuseExact({ exact }: Options, { from, to }: Pick<Conversion, 'from' | 'to'>): void {
  if (!exact) return;
  const isRational = (name: ScaleName): boolean => !isLogarithmic(name);
  const isLogit = (name: ScaleName): boolean =>
    SCALES[name].quantity === 'logOdds' && SCALES[name].factor === 1;
  const isKnown =
    (isRational(from) && isRational(to)) ||
    (from === 'prob' && isLogit(to)) ||
    (isLogit(from) && to === 'prob');
  if (!isKnown)
    throw usageError(
      `--exact cannot convert ${from} to ${to}`,
      'supported: among prob, percent, complement and odds; between prob and logit, logit2 or logit10',
    );
}
