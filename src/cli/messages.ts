import { plural } from '../text/plural.ts';
import { ofAll, withFirst, type Sentence } from '../message/sentence.ts';
import { where } from '../message/location.ts';
import { warningSentence, WEIGHTS, type Warning, type Weight } from '../message/warning.ts';
import { dtypeInArray, type Dtype } from '../job/dtype.ts';
import type { Conversion, DigitStyle, Job } from '../job/job.ts';
import { originOf } from '../message/origin.ts';
import type { Location } from '../message/error.ts';
import { rangeHint } from '../message/rangeHint.ts';
import { domainText, isLogarithmic, SCALES, type ScaleName } from '../job/scale.ts';
import { formatValue } from '../engine/formatValue.ts';
import { float32, formatNamed } from '../exact/format.ts';
import { nearest } from '../exact/nearest.ts';
import { ratioOfDouble } from '../exact/ratio.ts';
import type { Occurrence, RunStats } from '../message/runStats.ts';
import { checked, unchecked, valuesChecked } from './gates.ts';

/** A message on standard error and in the report, as data. After an error, the exit code is not 0. */
export interface Message extends Sentence {
  readonly level: 'error' | 'warning' | 'note';
  /** A code for programs that read the report. */
  readonly code: string;
  /** The first location of the fault. */
  readonly location?: Location | undefined;
  /** The value there, as written or as a number. */
  readonly value?: string | number | undefined;
  /** True: --quiet does not hide it. */
  readonly persists?: boolean;
  /** True: only the report contains it. */
  readonly isForReport?: boolean;
}

/** Messages before the first value. `typed` is the value of --eps as typed. */
export function earlyWarnings(
  { conversion, format, digits, task }: Job,
  typed: string | undefined,
): Message[] {
  const { dtype } = conversion;
  const stored = dtypeInArray(dtype);
  const isWider = stored !== dtype && format === 'npy';
  const wider: Message[] = isWider
    ? [
        {
          level: 'note',
          code: 'arrayDtype',
          fault: `NumPy has no ${dtype}: the array is ${stored}, which represents the same values`,
        },
      ]
    : [];
  const same = task === 'convert' ? sameScale(conversion, digits) : [];
  return [...wider, ...same, ...unlikelyEps(conversion, typed)];
}

/** A warning about a conversion that changes nothing, which was probably meant to have another scale. */
function sameScale({ from, to, dtype, eps, map, inverse, model }: Conversion, digits: DigitStyle): Message[] {
  const changes =
    eps !== undefined || map || model || inverse || dtype !== 'float64' || digits.kind !== 'shortest';
  if (from !== to || changes) return [];
  const other = from === 'prob' ? 'logit' : 'prob';
  return [
    {
      level: 'warning',
      code: 'sameScale',
      fault: `--from and --to are both ${from}, so values do not change`,
      fix: `use --to ${other} to convert them`,
    },
  ];
}

function unlikelyEps({ eps, dtype, from, to }: Conversion, typed: string | undefined): Message[] {
  if (eps === undefined || typed === undefined) return [];
  // If neither scale is prob, the bound of 1 - p is eps itself.
  if (from !== 'prob' && to !== 'prob' && eps !== 0 && eps < 0.5) return [];
  const fault = unlikely(eps, typed, dtype, from === 'prob', to);
  return fault === undefined
    ? []
    : [{ level: 'warning', code: 'unlikelyEps', fault: `--eps ${typed} ${fault}` }];
}

/** The fault of an eps that clamps nothing or everything, which was probably not intended; undefined: none. */
function unlikely(
  eps: number,
  typed: string,
  dtype: Dtype,
  isProb: boolean,
  to: ScaleName,
): string | undefined {
  const format = formatNamed(dtype);
  const round = (value: number): number => nearest({ ...ratioOfDouble(value), exponent: 0n }, format);
  const min = round(eps);
  const max = round(1 - min);
  if (min >= max) {
    const result = { logit: ', so every result is 0', prob: ', so every result is 0.5' }[to as string] ?? '';
    return `clamps every probability to 0.5${result}`;
  }
  const isLogit = isProb && isLogarithmic(to);
  const small = `is too small for ${dtype}:`;
  // An eps that is typed as 0 is intended to be 0.
  if (min === 0)
    return /^[^e]*[1-9]/i.test(typed)
      ? `${small} it rounds to 0, so ${isLogit ? 'p = 0 and p = 1 stay infinite' : isProb ? 'p = 0 and p = 1 stay' : 'results of 0 and 1 stay'}`
      : undefined;
  if (max < 1) return undefined;
  const half = format.precision < float32.precision ? ' (PyTorch on a GPU clamps in float32)' : '';
  return `${small} 1 - eps rounds to 1, so ${isLogit ? 'p = 1 stays inf' : isProb ? 'p = 1 stays' : 'a result of 1 stays 1'}${half}`;
}

/**
 * Messages after all rows were read.
 * @param strict whether values outside the domain, and warnings with `failsStrict`, are errors
 * @param files the number of input files
 */
export function finalMessages(job: Job, stats: RunStats, strict: boolean, files: number): Message[] {
  const messages: Message[] = stats.warnings.map((warning) => ({
    ...weighed(warning.kind, WEIGHTS[warning.kind], strict),
    ...warningSentence(warning),
    location: locationOf(warning),
  }));
  if (stats.firstBad)
    messages.push({
      level: 'warning',
      code: 'invalidCells',
      ...badCells(job, stats, stats.firstBad),
      location: stats.firstBad.location,
    });
  if (job.task !== 'score') messages.push(...unchecked(job, stats, strict));
  if (job.task === 'check') {
    if (stats.firstFailed)
      messages.push({
        level: 'error',
        code: 'checkFailed',
        ...checkFailure(job, stats, stats.firstFailed, files),
        ...placeOf(stats.firstFailed),
      });
    messages.push(checked(job, stats));
    return messages;
  }
  if (stats.firstOutside) {
    messages.push({
      level: strict ? 'error' : 'warning',
      code: 'outOfDomain',
      ...outside(job, stats, stats.firstOutside, strict, files),
      ...placeOf(stats.firstOutside),
    });
  }
  if (job.conversion.inverse && stats.numbers > 0) {
    messages.push({
      level: stats.failed > 0 ? 'error' : 'note',
      code: stats.failed > 0 ? 'roundTripFailed' : 'roundTripPassed',
      ...roundTrip(job.conversion, stats),
      ...(stats.firstFailed && placeOf(stats.firstFailed)),
    });
  }
  return messages;
}

/** The level of a warning, and whether --quiet hides it. */
export function weighed(
  code: string,
  { level, persists, failsStrict }: Weight,
  strict: boolean,
): Pick<Message, 'level' | 'code' | 'persists'> {
  return { level: strict && failsStrict ? 'error' : level, code, persists };
}

/** The location of a warning; undefined if it concerns no single place. */
function locationOf(warning: Warning): Location | undefined {
  if ('place' in warning) return warning.place;
  if ('first' in warning && typeof warning.first === 'object') return warning.first.location;
  return undefined;
}

/** The location and value that a message names first. */
function placeOf({ location, text, value }: Occurrence): Pick<Message, 'location' | 'value'> {
  return { location, value: text ?? value };
}

function badCells(job: Job, { bad, skipped, untouched }: RunStats, first: Occurrence): Sentence {
  const { input, format, task } = job;
  const isJson = input.kind === 'json';
  const policy = isJson || input.kind === 'csv' ? input.bad : 'fail';
  const what = isJson ? 'field' : 'cell';
  const cells =
    task === 'score' || task === 'fit'
      ? `${plural(bad, what)} without a number or label`
      : plural(bad, `non-numeric ${what}`);
  // A tensor or an array cannot hold text.
  const isText = format !== 'tensor' && format !== 'npy';
  const unchanged = policy === 'keep' && isText ? bad : untouched;
  const fault =
    policy === 'skip'
      ? `${plural(skipped, isJson ? 'line' : 'row')} with ${bad === 1 ? cells.replace('1', 'a') : cells} skipped`
      : task === 'score' || task === 'fit'
        ? `${cells} left out with ${bad === 1 ? 'its row' : 'their rows'}`
        : format === 'none'
          ? `${cells} left out`
          : unchanged === bad
            ? `${cells} left unchanged`
            : unchanged === 0
              ? `${cells} set to nan`
              : `${cells}: ${bad - unchanged} set to nan, ${unchanged} left unchanged`;
  return withFirst(fault, bad, where(first.location));
}

function outside(job: Job, stats: RunStats, first: Occurrence, strict: boolean, files: number): Sentence {
  const { outside: n, numbers } = stats;
  const { from, base, dtype } = job.conversion;
  const outcome = job.task === 'convert' ? 'became nan' : 'left out';
  const fault = `${ofAll(n, numbers)} outside ${domainText(from, base)} ${outcome}`;
  const shown = `${formatOutOfRange(first, dtype)} at ${where(first.location)}`;
  const hint = hintFor(stats, first.location, job, files);
  // A clamp would turn even values far outside into probabilities.
  const clamp = stats.far === 0 ? '--eps clamps such values' : undefined;
  const fixes = [hint ?? clamp, hint === undefined && !strict ? '--strict makes this an error' : undefined];
  const fix = fixes.filter((each) => each !== undefined).join(', ');
  return withFirst(fault, n, shown, fix === '' ? undefined : fix);
}

/** The sentence about values that a check did not pass. Cells that --bad nan turns into nan count as values. */
function checkFailure(job: Job, stats: RunStats, first: Occurrence, files: number): Sentence {
  const { conversion } = job;
  const { from, base } = conversion;
  const isProb = from === 'prob';
  const values = valuesChecked(job, stats);
  const isOutside = stats.outside === stats.failed && !isProb;
  const { failed } = stats;
  const fault = isProb
    ? failed === 1
      ? 'not a probability'
      : 'not probabilities'
    : isOutside
      ? `outside ${domainText(from, base)}`
      : SCALES[from].quantity === 'logOdds'
        ? 'not finite'
        : `outside ${domainText(from, base)} or nan`;
  const shown =
    isProb && !Number.isNaN(first.value)
      ? formatOutOfRange(first, conversion.dtype)
      : formatValue(first.value, conversion.dtype);
  const hint = stats.outside > 0 ? hintFor(stats, first.location, job, files) : undefined;
  const verdict = `${ofAll(failed, values)} ${failed === 1 ? 'is' : 'are'} ${fault}`;
  return withFirst(verdict, failed, `${shown} at ${where(first.location)}`, hint);
}

/** A value outside the domain as written. The nearest double of a number just outside may be 0 or 1. */
function formatOutOfRange({ value, text }: Occurrence, dtype: Dtype): string {
  if (text !== undefined) return text;
  if (value < 0 || value > 1) return formatValue(value, dtype);
  return value === 0 ? 'just below 0' : 'just above 1';
}

/** The hint for values outside the domain. */
function hintFor(stats: RunStats, place: Location, job: Job, files: number): string | undefined {
  const { input } = job;
  const columns = input.kind === 'json' ? input.fields : input.kind === 'csv' ? input.columns : [];
  // A pattern may select several columns.
  const isPattern = input.kind === 'csv' && input.columns[0] !== place.column;
  return rangeHint(stats, originOf(job, place, isPattern ? Infinity : columns.length, files));
}

/** The sentence about a round trip: the verdict, then the statistics. */
function roundTrip({ from, dtype }: Conversion, stats: RunStats): Sentence {
  const { numbers, clamped, identical, failed, firstFailed } = stats;
  const statistics = `${identical} identical, ${clamped} clamped, ${largestError(stats)}`;
  if (!firstFailed) return { fault: `round trip passed: ${plural(numbers, 'value')}, ${statistics}` };
  const { value, recovered, location } = firstFailed;
  const first = `${formatValue(value, dtype)} -> ${formatValue(recovered, dtype)} at ${where(location)}`;
  return {
    fault: `round trip failed: ${failed} of ${plural(numbers, 'value')} ${failed === 1 ? 'was' : 'were'} not recovered (${failed === 1 ? '' : 'first: '}${first}); ${statistics}`,
    fix: from === 'prob' && stats.firstFar ? 'for log-odds use --sigmoid' : undefined,
  };
}

function largestError({ worst, worstUlps, worstPlace, firstFailed }: RunStats): string {
  // The error of a recovered nan cannot be compared with others.
  if (!worstPlace) return firstFailed ? 'max error nan' : 'max error 0';
  const size = worst < Infinity ? `${worst.toExponential(2)} (${worstUlps} ulp)` : 'inf';
  return `max error ${size} at ${where(worstPlace.location)}`;
}
