import { hasExtension } from '../job/fileName.ts';
import type { Format, Job } from '../job/job.ts';
import type { Sentence } from '../message/sentence.ts';
import { syntaxOf } from '../job/syntax.ts';
import { shellFile } from '../message/shell.ts';

/** Kinds of files by their extensions, and the formats that each may contain. Names without these extensions are not checked. */
const CLAIMS: readonly (readonly [
  name: string,
  extensions: readonly string[],
  formats: readonly Format[],
])[] = [
  ['CSV', ['csv'], ['csv', 'lines']],
  ['tab-separated values', ['tsv', 'tab'], ['csv']],
  ['JSON', ['json', 'jsonl', 'ndjson'], ['json']],
  ['a NumPy array', ['npy'], ['npy']],
];

/** Extensions of formats that logit does not write. */
const NEVER =
  /\.(npz|parquet|feather|arrow|orc|avro|xlsx?|ods|bz2|xz|lz4|lzma|lz|zip|7z|rar|t?gz|t?zst|tar|pkl|pickle|h5|hdf5|mat|rds|pdf|html?)$/i;

interface Results {
  readonly title: string;
  readonly extension: string;
}

const RESULTS: Record<Exclude<Format, 'json'>, Results> = {
  tensor: { title: 'the text of a tensor', extension: 'txt' },
  lines: { title: 'lines of numbers', extension: 'txt' },
  csv: { title: 'CSV', extension: 'csv' },
  npy: { title: 'a NumPy array', extension: 'npy' },
};

/** The kind of the results, and its usual extension. The output of objects has the format of the input. */
function resultsOf(format: Format, input: Job['input']): Results {
  if (format !== 'json') return RESULTS[format];
  const { title, extensions } = syntaxOf(input.kind === 'json' ? input : { kind: 'json' });
  return { title, extension: extensions[0]! };
}

/** The fault if the results do not fit the name of the file; undefined: they do. The name of an input file always fits. */
export function outputNameFault(
  file: string,
  { input, format }: Pick<Job, 'input'> & { readonly format: Format },
): Sentence | undefined {
  const bare = file.replace(/\.(?:gz|zst)$/i, '');
  const { title, extension } = resultsOf(format, input);
  const [, never] = NEVER.exec(bare) ?? [];
  const fault = (kind: string, fix: string): Sentence => ({
    fault: `--output ${shellFile(file)}: the results are ${title}, not ${kind}`,
    fix,
  });
  if (never !== undefined) return fault(`.${never}`, `-o ${shellFile(withExtension(bare, extension))}`);
  const claim = CLAIMS.find(([, extensions]) => hasExtension(file, ...extensions));
  if (!claim) return undefined;
  const [kind, extensions, formats] = claim;
  const hasOtherDelimiter = extensions.includes('tsv') && (input.kind !== 'csv' || input.delimiter !== '\t');
  if (formats.includes(format) && !hasOtherDelimiter) return undefined;
  return fault(kind, `-o ${shellFile(withExtension(bare, extension))}`);
}

/** The fault if the report does not fit the name of the file. */
export function reportNameFault(file: string): Sentence | undefined {
  const others = /\.(csv|tsv|tab|jsonl|ndjson|npy)$/i.exec(file) ?? NEVER.exec(file);
  if (!others) return undefined;
  const name = file.slice(0, others.index).replace(/\.json$/i, '');
  const packed = /^(?:gz|zst|bz2|xz)$/i.test(others[1]!) ? ', and compress it afterwards' : '';
  return {
    fault: `--report ${shellFile(file)}: the report is JSON, not .${others[1]}`,
    fix: `--report ${shellFile(name)}.json${packed}`,
  };
}

function withExtension(file: string, extension: string): string {
  const rest = file.replace(NEVER, '');
  return hasExtension(rest, extension) ? rest : `${rest.replace(/\.\w+$/, '')}.${extension}`;
}
