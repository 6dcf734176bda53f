import { isNumeral, percentAsFraction } from '../text/numeral.ts';
import type { Origin } from './origin.ts';
import { pipeline, shellWord } from './shell.ts';
import { SCALES } from '../job/scale.ts';
import { formatValue } from '../engine/formatValue.ts';
import type { Occurrence, RunStats } from './runStats.ts';

/** The statistics of a run about values outside the domain. */
export type Ranged = Pick<
  RunStats,
  | 'numbers'
  | 'missing'
  | 'outside'
  | 'outsideMin'
  | 'outsideMax'
  | 'firstOutside'
  | 'far'
  | 'farMin'
  | 'farMax'
  | 'firstFar'
  | 'inRange'
>;

/** With fewer values, a majority means nothing. */
const MANY = 10;

/** A larger value is a percentage rather than a log-odds. */
const MAX_LOG_ODDS = 10;

/** Programs do not write larger log-odds. */
const LARGEST_LOG_ODDS = 1000;

/** A value this close to 0 may be a rounded 0. */
const ROUNDING = 1e-6;

/**
 * What values outside [0, 1] probably are, and the fix: percentages, log-odds, log-probabilities, a number instead of
 * a missing value. undefined: they are almost in [0, 1], or unknown.
 */
export function rangeHint(values: Ranged, origin: Origin): string | undefined {
  return origin.from === 'prob' ? probabilityHint(values, origin) : hintOfScale(values, origin);
}

/** The same for values that are read on another scale than that of probabilities. */
function hintOfScale(values: Ranged, { from }: Origin): string | undefined {
  const { quantity, mirrored } = SCALES[from];
  const [min, max] = values.far > 0 ? [values.farMin, values.farMax] : [values.outsideMin, values.outsideMax];
  if (quantity === 'logProb') {
    if (min > 0 && from !== 'phred')
      return max <= 1 && !mirrored ? 'probabilities? use --from prob' : 'log-odds? use --from logit';
    return from === 'phred' && max < 0 ? 'log-probabilities? use --from log1mprob10' : undefined;
  }
  if (max < 0)
    return quantity === 'odds'
      ? 'log-odds? use --from logit'
      : 'for log-probabilities use --from logprob, for log-odds --from logit';
  return from === 'complement' && max > 1 && max <= 100
    ? 'for percentages write 80% or 0.8 instead of 80'
    : undefined;
}

function probabilityHint(values: Ranged, origin: Origin): string | undefined {
  const { numbers, far, inRange } = values;
  const first = values.firstFar ?? values.firstOutside;
  if (!first) return undefined;
  const [min, max] = far > 0 ? [values.farMin, values.farMax] : [values.outsideMin, values.outsideMax];
  const isOne = min === max;
  if (isOne && isFiller(min)) return missingHint(values, first, origin);
  const isNegative = max < 0 && !inRange.fraction && !inRange.one;
  if (isNegative && (min < -ROUNDING || namesLogProbability(origin)))
    return logProbability(min, values.missing, origin);
  if (far === 0) return undefined;
  if (isOne && (min === -1 || min === -9) && far * 2 <= numbers)
    return withLogOdds(missingHint(values, first, origin), origin);
  // If most values are probabilities, the others may have any reason.
  if (far * 2 <= numbers && numbers >= MANY && inRange.fraction) return undefined;
  if (min < 0)
    return isLogOdds(min) && isLogOdds(max)
      ? `these look like log-odds: use ${readsLogOdds(origin)}`
      : undefined;
  if (PHRED.test(origin.column ?? '')) return 'the name suggests Phred scores: use --from phred';
  if (max > 100)
    return max < Infinity ? 'neither probabilities nor percentages: scale them to [0, 1] first' : undefined;
  return percentages(max, first, values, origin);
}

/** A number that marks a missing value: -9999, 999, -1e30. */
function isFiller(value: number): boolean {
  const size = Math.abs(value);
  return (size >= 1e15 && size < Infinity) || (/^9+$/.test(String(size)) && size >= (value < 0 ? 99 : 999));
}

function missingHint({ missing }: Ranged, { text = '', value }: Occurrence, origin: Origin): string {
  const { input, file, dtype } = origin;
  const typed = text === '' ? formatValue(value, dtype) : text;
  const question = 'a missing value?';
  switch (input) {
    case 'arguments':
      return `${question} write nan instead of ${typed}`;
    case 'numbers': {
      const word = typed.replace(/[.+]/g, '\\$&');
      return `${question} ${pipeline(`perl -pe ${shellWord(`s/(?<![^\\s,[(])${word}(?![^\\s,\\])])/nan/g`)}`, file)}`;
    }
    case 'array':
      return `${question} in Python: array[array == ${typed}] = numpy.nan`;
    default:
      return `${question} use ${markers(typed, missing, origin)}`;
  }
}

/** The list for --na with a new marker. It replaces the default markers, so it includes them if one of them occurred. */
function markers(marker: string, missing: number, { missing: others }: Origin): string {
  return `--na ${shellWord([...(missing > 0 ? others : []), marker].join(','))}`;
}

/** The name of a column of Phred scores, which are as large as percentages: that of VCF is QUAL. */
const PHRED = /phred|q[-_ .]?score|^qual$/i;

function namesLogProbability({ column = '' }: Origin): boolean {
  return /log[_ .-]?p/i.test(column);
}

/** The OpenAI API returns it for tokens that are not among the most probable. */
const NO_LOG_PROBABILITY = -9999;

/** As that API and other programs write it: `--na` compares texts. */
export const NO_LOG_PROBABILITY_TEXTS = '-9999,-9999.0';

/** The hint for values that are all negative or 0. */
function logProbability(min: number, missing: number, origin: Origin): string {
  const hasMarkers = origin.input === 'csv' || origin.input === 'json';
  if (min === NO_LOG_PROBABILITY && hasMarkers)
    return `these look like log-probabilities, and -9999 like a missing one: use --from logprob ${markers(NO_LOG_PROBABILITY_TEXTS, missing, origin)}`;
  return namesLogProbability(origin)
    ? 'these look like log-probabilities: use --from logprob'
    : `for log-odds use ${readsLogOdds(origin)}, for log-probabilities --from logprob`;
}

/** The option that reads log-odds, with which the other options still work. */
function readsLogOdds({ to, task }: Origin): string {
  const isPlain = to === 'logit' && (task === 'convert' || task === 'check');
  return isPlain ? '--sigmoid' : '--from logit';
}

function isLogOdds(value: number): boolean {
  return Math.abs(value) <= LARGEST_LOG_ODDS || Math.abs(value) === Infinity;
}

function percentages(
  max: number,
  { text, value }: Occurrence,
  { far, inRange }: Ranged,
  origin: Origin,
): string | undefined {
  const { dtype } = origin;
  const typed = text ?? formatValue(value, dtype);
  if (!isNumeral(typed)) return undefined;
  const fraction = percentAsFraction(typed);
  if (max <= MAX_LOG_ODDS)
    return `for log-odds use ${readsLogOdds(origin)}, for percentages --from percent: ${typed}% is ${fraction}`;
  const subject = far === 1 ? 'this looks like a percentage' : 'these look like percentages';
  return inRange.fraction
    ? `${subject}: write ${typed}% or ${fraction} instead of ${typed}, or use --from percent if all are`
    : `${subject}: use --from percent, or write ${typed}% or ${fraction} instead of ${typed}`;
}

/** Adds that values may be log-odds. The command comes last. */
function withLogOdds(hint: string, origin: Origin): string {
  const other = `for log-odds use ${readsLogOdds(origin)}`;
  return origin.input === 'numbers' ? `${other}; ${hint}` : `${hint}; ${other}`;
}
