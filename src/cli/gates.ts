import { count } from '../core/count.ts';
import { quoted, source } from '../core/describe.ts';
import type { Job } from '../core/job.ts';
import type { Tally } from '../core/tally.ts';
import type { Message } from './report.ts';

/**
 * A gate is a run whose exit code is the answer: a check, a round trip, or any run with `--strict`. One that had no values
 * to look at says so, also with `--quiet`, and with `--strict` it fails.
 */
export function unchecked(job: Job, tally: Tally, strict: boolean): Message[] {
  const isGate = job.format === 'none' || job.conversion.inverse !== undefined || strict;
  // Where cells that are not numbers have failed a check, nothing is to be added.
  if (!isGate || valuesChecked(job, tally) > tally.numbers) return [];
  const all =
    tally.numbers === 0 ? [`: ${reason(job, tally)}`] : [...columns(job, tally), ...someFiles(tally)];
  return all.map((where) => ({
    level: strict ? 'failure' : 'warning',
    text: `no values were checked${where}${strict ? '' : ' (--strict makes this an error)'}`,
    persists: true,
  }));
}

/** How many values a check looked at, and how many were missing. Only the report has it where none was. */
export function checked(job: Job, tally: Tally): Message {
  const values = valuesChecked(job, tally);
  const { missing } = tally;
  return {
    level: 'note',
    text: `${count(values, 'value')} checked, ${missing} missing`,
    isForReport: values === 0 || missing === 0,
  };
}

/** Those of a check: cells that are to be nan count as values. */
export function valuesChecked({ input, format }: Job, { numbers, bad }: Tally): number {
  return format === 'none' && 'bad' in input && input.bad === 'nan' ? numbers + bad : numbers;
}

function reason({ input }: Job, { hasContent, missing, bad, filesWithoutNumbers: files }: Tally): string {
  if (missing + bad > 0) {
    const parts = [
      ...(missing > 0 ? [`${count(missing, 'value')} ${missing === 1 ? 'is' : 'are'} missing`] : []),
      ...(bad > 0 ? [`${bad} ${bad === 1 ? 'is not a number' : 'are not numbers'}`] : []),
    ];
    return parts.join(', ');
  }
  const [all, is, has] =
    files.length === 1 ? [source(files[0]), 'is', 'has'] : [`the ${files.length} files`, 'are', 'have'];
  if (hasContent)
    return input.kind === 'csv' ? `${all} ${has} a header and no rows` : `${all} ${has} no values`;
  const isTable = input.kind === 'csv' && input.header;
  const asked = isTable ? input.columns.map(quoted) : [];
  const missed = asked.length === 1 ? `column ${asked[0]} was` : `columns ${asked.join(', ')} were`;
  return `${all} ${is} empty${isTable ? `, so there is no header and ${missed} not found` : ''}`;
}

/** Columns or fields of which others had values. */
function columns({ input }: Job, { columnsWithoutNumbers: names }: Tally): string[] {
  return some(names.map(quoted), input.kind === 'json' ? 'field' : 'column');
}

/** Files of which others had values. */
function someFiles({ filesWithoutNumbers: names }: Tally): string[] {
  return some(names.map(source), 'file');
}

function some(names: readonly string[], what: string): string[] {
  const [first] = names;
  if (first === undefined) return [];
  return [names.length === 1 ? ` in ${what} ${first}` : ` in ${names.length} ${what}s (first: ${first})`];
}
