import { count } from '../core/count.ts';
import { at } from '../core/describe.ts';
import type { Dtype } from '../core/dtype.ts';
import type { Conversion, Job } from '../core/job.ts';
import type { Place } from '../core/problem.ts';
import type { Seen, Tally } from '../core/tally.ts';

/** One line for standard error. A failure makes the exit code 1; a warning and a note do not. */
export interface Message {
  readonly level: 'failure' | 'warning' | 'note';
  readonly text: string;
}

/** What there is to say before the first value. */
export function foresee({ conversion: { eps, dtype, direction } }: Job): Message[] {
  if (eps === undefined || eps === 0) return [];
  const upper = dtype === 'float32' ? Math.fround(1 - Math.fround(eps)) : 1 - eps;
  if (upper !== 1) return [];
  const so = direction === 'logit' ? 'p = 1 stays inf' : 'a result of 1 stays 1';
  return [
    { level: 'warning', text: `--eps ${eps} is too small for ${dtype}: 1 - eps rounds to 1, so ${so}` },
  ];
}

/** What there is to say when all is converted. `strict`: values outside [0, 1] are a failure. */
export function review(job: Job, tally: Tally, strict: boolean): Message[] {
  const messages: Message[] = [];
  if (tally.firstBad) messages.push({ level: 'warning', text: badCells(job, tally, tally.firstBad) });
  if (tally.firstOutside) {
    messages.push({
      level: strict ? 'failure' : 'warning',
      text: outside(job.conversion, tally, tally.firstOutside, strict),
    });
  }
  if (job.conversion.inverse) {
    messages.push({ level: tally.failed > 0 ? 'failure' : 'note', text: roundTrip(job.conversion, tally) });
  }
  return messages;
}

function badCells({ input }: Job, { bad, skipped }: Tally, first: Seen): string {
  const policy = input.kind === 'csv' ? input.bad : 'fail';
  const done = {
    fail: '',
    keep: 'kept',
    nan: 'made nan',
    skip: `skipped (${count(skipped, 'row')})`,
  }[policy];
  return `${count(bad, 'cell')} without a number, ${done}; the first at ${where(first.place)}`;
}

function outside({ dtype }: Conversion, tally: Tally, first: Seen, strict: boolean): string {
  const { outside: n, numbers, outsideLeast, outsideMost } = tally;
  const said = `${n} of ${count(numbers, 'value')} outside [0, 1] became nan; the first, ${spell(first.value, dtype)}, at ${where(first.place)}`;
  const meant = n === numbers ? guess(outsideLeast, outsideMost) : undefined;
  return `${said} (${meant ?? (strict ? '--eps clamps them' : '--eps clamps them, --strict makes this an error')})`;
}

/** What values may be of which none is a probability, and what to do then. */
function guess(least: number, most: number): string | undefined {
  if (least < 0) return 'log-odds? --sigmoid converts those';
  if (least > 1 && most <= 100) return 'percent? write 80% or 0.8 for 80';
  return undefined;
}

function roundTrip({ direction, dtype }: Conversion, tally: Tally): string {
  const { numbers, clamped, identical, failed, firstFailed } = tally;
  const parts = [`${count(numbers, 'value')}, ${clamped} clamped, ${identical} identical`, largest(tally)];
  if (!firstFailed) return `round trip: ${parts.join(', ')}: pass`;
  const hint =
    direction === 'logit' && (firstFailed.value < 0 || firstFailed.value > 1)
      ? '; --sigmoid converts log-odds'
      : '';
  const first = `the first ${spell(firstFailed.value, dtype)} at ${where(firstFailed.place)}, which came back as ${spell(firstFailed.back, dtype)}`;
  return `round trip: ${parts.join(', ')}: fail: ${failed} did not come back, ${first}${hint}`;
}

function largest({ worst, worstUlps, worstPlace, firstFailed }: Tally): string {
  // A nan is no error that could be larger than another.
  if (!worstPlace) return firstFailed ? 'largest error nan' : 'largest error 0';
  const size = worst < Infinity ? `${worst.toExponential(2)} (${count(worstUlps, 'ulp')})` : 'inf';
  return `largest error ${size} at ${where(worstPlace.place)}`;
}

/** As results are spelled: the shortest decimal that reads back as the same value of the dtype. */
function spell(value: number, dtype: Dtype): string {
  if (!Number.isFinite(value)) return String(value).toLowerCase().replace('infinity', 'inf');
  if (dtype === 'float64') return String(value);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((n) => Math.fround(Number(value.toPrecision(n))) === value);
  return String(Number(value.toPrecision(digits)));
}

function where(place: Place): string {
  return place.column === undefined ? at(place) : `${at(place)}, column "${place.column}"`;
}
