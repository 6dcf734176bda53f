import type { Location } from '../message/error.ts';
import { inOneLine, type Sentence } from '../message/sentence.ts';
import type { RunStats } from '../message/runStats.ts';
import { describeMap } from '../job/affine.ts';
import type { Job } from '../job/job.ts';
import { SCALES } from '../job/scale.ts';
import { countsOf, STATISTIC_NAMES } from '../engine/statistics.ts';
import type { Stats, Summary } from '../engine/summary.ts';

/** A message, and the first location and value that it names. */
export interface ReportedMessage extends Sentence {
  readonly level: string;
  readonly code: string;
  readonly location?: Location | undefined;
  readonly value?: string | number | undefined;
}

/** How a run ended. */
export interface Ending {
  readonly version: string;
  readonly exit: number;
  readonly messages: readonly ReportedMessage[];
  /** undefined: an error stopped the run. */
  readonly stats: RunStats | undefined;
  /** The names as given; standard input is `-`. */
  readonly files: readonly string[];
}

/**
 * The report of a run: a JSON object, described by report.schema.json. It is returned in pieces, since a column takes more than a
 * kilobyte, and many columns may exceed the maximum length of a string.
 * @param findings further members of the object: results of an analysis
 */
export function* reportPieces(
  { conversion, input, task }: Pick<Job, 'conversion' | 'input' | 'task'>,
  { version, exit, messages, files, stats }: Ending,
  summaries: Iterable<Summary>,
  findings: Readonly<Record<string, unknown>> = {},
): Generator<string> {
  const { from, to, dtype, base, eps, exact, map, inverse } = conversion;
  const report = {
    version,
    exit,
    messages: messages.map(reported),
    check: task === 'check',
    from,
    to: task === 'convert' || task === 'check' ? to : null,
    base: base === 0 ? 'e' : base,
    dtype,
    eps: eps ?? null,
    ...describeMap(map),
    exact,
    inverse: inverse !== undefined,
    round_trip: roundTripOf(conversion, stats),
    checked: checkOf(task, stats),
    input: input.kind,
    files,
    ...findings,
  };
  yield `${JSON.stringify(report, null, 2).slice(0, -'\n}'.length)},\n  "columns": [`;
  let before = '';
  let columns = '';
  for (const summary of summaries) {
    columns += `${before}\n${JSON.stringify(columnOf(summary, input.kind === 'arguments'), null, 2).replaceAll(/^/gm, '    ')}`;
    before = ',';
    if (columns.length < PIECE) continue;
    yield columns;
    columns = '';
  }
  yield `${columns}${before === '' ? '' : '\n  '}]\n}\n`;
}

/** A message as JSON. Members about its location are null if it has none. The file is `-` for standard input. */
function reported(message: ReportedMessage): object {
  const { level, code, fix, location, value } = message;
  const isFile = location !== undefined && location.input !== 'arguments';
  return {
    level,
    code,
    text: inOneLine(message),
    fix: fix ?? null,
    file: isFile ? (location.file ?? '-') : null,
    line: location?.line ?? null,
    column: location?.column ?? null,
    value: numberOf(value),
  };
}

/** JSON has no number for what is not finite. */
function numberOf(value: string | number | undefined): string | number | null {
  return typeof value === 'number' && !Number.isFinite(value)
    ? String(value).replace('Infinity', 'inf').replace('NaN', 'nan')
    : (value ?? null);
}

/** The statistics of a round trip, or null. */
function roundTripOf({ inverse }: Job['conversion'], stats: RunStats | undefined): object | null {
  if (!inverse || !stats) return null;
  const { numbers, identical, clamped, failed, worst, worstUlps } = stats;
  return {
    values: numbers,
    identical,
    clamped,
    failed,
    max_error: numberOf(worst),
    max_ulps: numberOf(worstUlps),
  };
}

/** The statistics of a check, or null. */
function checkOf(task: Job['task'], stats: RunStats | undefined): object | null {
  if (task !== 'check' || !stats) return null;
  const { numbers, missing, bad, failed } = stats;
  return { values: numbers, missing, bad, failed };
}

/** The minimum length of a piece, except for the last. */
const PIECE = 64 * 1024;

function columnOf(summary: Summary, isArguments: boolean): object {
  const { name, number, count, failing, before, after } = summary;
  return {
    name: name ?? null,
    number: number ?? null,
    count,
    ...countsOf((what) => summary[what]),
    failing: {
      count: failing.count,
      first: failing.first.map(({ file, line, value }) => ({
        file: isArguments ? null : (file ?? '-'),
        line,
        value: numberOf(value),
      })),
    },
    before: sideOf(before),
    after: after ? sideOf(after) : null,
  };
}

function sideOf(stats: Stats): object {
  const [from, to] = SCALES[stats.scale].bins;
  return {
    scale: stats.scale,
    ...Object.fromEntries(STATISTIC_NAMES.map((name) => [name, numberOf(stats[name])])),
    histogram: { from, to, ...stats.histogram },
  };
}
