import { DEFAULT_MISSING } from '../job/job.ts';
import { shellWord } from './shell.ts';

/** Words for a missing value in other programs that are not default markers; in lower case. */
const WORDS: ReadonlySet<string> = new Set([
  '\\n', // MySQL, Hive, ClickHouse
  '.', // SAS, Stata
  '--',
  '?', // Weka, the UCI repository
  '<na>', // pandas
  '(null)', // SQL*Plus, psql
  'nil',
  'nat',
  'n.a.',
  'undefined', // JavaScript
  'missing', // Julia
  'unknown',
]);

/** The option that makes a text a marker of missing values; undefined: it is not a usual word for them. */
export function missingWord(text: string): string | undefined {
  if (!WORDS.has(text.trim().toLowerCase())) return undefined;
  return `a missing value? use --na ${shellWord([...DEFAULT_MISSING, text.trim()].join(','))}`;
}
