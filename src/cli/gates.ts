import { plural } from '../text/plural.ts';
import { source } from '../message/location.ts';
import { quoted } from '../message/names.ts';
import type { Job } from '../job/job.ts';
import type { RunStats } from '../message/runStats.ts';
import type { Message } from './messages.ts';

/**
 * Messages about a gate without values. A gate is a run whose exit code is the result: a check, a round trip, or any run with
 * `--strict`. If there were no values to check, it warns even with `--quiet`, and fails with `--strict`.
 */
export function unchecked(job: Job, stats: RunStats, strict: boolean): Message[] {
  const isGate = job.task === 'check' || job.conversion.inverse !== undefined || strict;
  // If cells that are not numbers failed a check, that is enough.
  if (!isGate || valuesChecked(job, stats) > stats.numbers) return [];
  const all: readonly Where[] =
    stats.numbers === 0
      ? [{ where: `: ${reason(job, stats)}` }]
      : [...columns(job, stats), ...someFiles(stats)];
  return all.map(({ where, first }) => ({
    level: strict ? 'error' : 'warning',
    code: 'noValues',
    fault: `no values were checked${where}`,
    first,
    fix: strict ? undefined : '--strict makes this an error',
    persists: true,
  }));
}

/** The note about how many values were checked and how many are missing. If none is missing, only the report contains it. */
export function checked(job: Job, stats: RunStats): Message {
  const values = valuesChecked(job, stats);
  const { missing } = stats;
  return {
    level: 'note',
    code: 'valuesChecked',
    fault: `${plural(values, 'value')} checked, ${missing} missing`,
    isForReport: values === 0 || missing === 0,
  };
}

/** How many values a check has tested: cells that --bad nan turns into nan count. */
export function valuesChecked({ input, task }: Job, { numbers, bad }: RunStats): number {
  return task === 'check' && 'bad' in input && input.bad === 'nan' ? numbers + bad : numbers;
}

function reason({ input }: Job, { hasContent, missing, bad, filesWithoutNumbers: files }: RunStats): string {
  if (missing + bad > 0) {
    const parts = [
      ...(missing > 0 ? [`${plural(missing, 'value')} ${missing === 1 ? 'is' : 'are'} missing`] : []),
      ...(bad > 0 ? [`${bad} ${bad === 1 ? 'is not a number' : 'are not numbers'}`] : []),
    ];
    return parts.join(', ');
  }
  const [all, is, has] =
    files.length === 1 ? [source(files[0]), 'is', 'has'] : [`the ${files.length} files`, 'are', 'have'];
  if (hasContent)
    return input.kind === 'csv' ? `${all} ${has} a header but no rows` : `${all} ${has} no values`;
  const isTable = input.kind === 'csv' && input.header;
  const asked = isTable ? input.columns.map(quoted) : [];
  const missed = asked.length === 1 ? `column ${asked[0]} was` : `columns ${asked.join(', ')} were`;
  return `${all} ${is} empty${isTable ? `, so there is no header and ${missed} not found` : ''}`;
}

/** Where no values were checked, as the end of a sentence. `first` is the first of several columns or files. */
interface Where {
  readonly where: string;
  readonly first?: string;
}

/** Columns or fields without values, if others have values. */
function columns({ input }: Job, { columnsWithoutNumbers: names }: RunStats): Where[] {
  return some(names.map(quoted), input.kind === 'json' ? 'field' : 'column');
}

/** Files without values, if others have values. */
function someFiles({ filesWithoutNumbers: names }: RunStats): Where[] {
  return some(names.map(source), 'file');
}

function some(names: readonly string[], what: string): Where[] {
  const [first] = names;
  if (first === undefined) return [];
  return [
    names.length === 1 ? { where: ` in ${what} ${first}` } : { where: ` in ${names.length} ${what}s`, first },
  ];
}
