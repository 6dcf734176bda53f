import { DEFAULT_MISSING } from '../job/job.ts';
import { shellWord } from './shell.ts';

/** Markers that programs write for a missing value, in addition to the default ones; in lower case. */
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

/** The option that takes a text as a missing value; undefined: no program writes it so. */
export function missingWord(text: string): string | undefined {
  if (!WORDS.has(text.trim().toLowerCase())) return undefined;
  return `a missing value? use --na ${shellWord([...DEFAULT_MISSING, text.trim()].join(','))}`;
}
