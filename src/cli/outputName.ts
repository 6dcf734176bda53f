import { hasExtension } from '../job/fileName.ts';
import type { Format, Job } from '../job/job.ts';
import type { Sentence } from '../message/sentence.ts';
import { shellFile } from '../message/shell.ts';

/** What a file is by its name, and which formats are that. Names without these extensions promise nothing. */
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

/** What no output is. */
const NEVER =
  /\.(npz|parquet|feather|arrow|orc|avro|xlsx?|ods|bz2|xz|lz4|lzma|lz|zip|7z|rar|t?gz|t?zst|tar|pkl|pickle|h5|hdf5|mat|rds|pdf|html?)$/i;

const CONTENT: Record<Format, string> = {
  tensor: 'the text of a tensor',
  lines: 'lines of numbers',
  csv: 'CSV',
  npy: 'a NumPy array',
  json: 'JSON Lines',
};

/** Why the results do not go into a file of this name; undefined: they may. A file that is also read is what it was. */
export function outputNameFault(
  file: string,
  { input, format }: Pick<Job, 'input'> & { readonly format: Format },
): Sentence | undefined {
  const bare = file.replace(/\.(?:gz|zst)$/i, '');
  const [, never] = NEVER.exec(bare) ?? [];
  const fault = (kind: string, fix: string): Sentence => ({
    fault: `--output ${shellFile(file)}: the results are ${CONTENT[format]}, not ${kind}`,
    fix,
  });
  if (never !== undefined) return fault(`.${never}`, `-o ${shellFile(withExtension(bare, format))}`);
  const claim = CLAIMS.find(([, extensions]) => hasExtension(file, ...extensions));
  if (!claim) return undefined;
  const [kind, extensions, formats] = claim;
  const hasOtherDelimiter = extensions.includes('tsv') && (input.kind !== 'csv' || input.delimiter !== '\t');
  if (formats.includes(format) && !hasOtherDelimiter) return undefined;
  return fault(kind, `-o ${shellFile(withExtension(bare, format))}`);
}

/** Why the report does not go into a file of this name. */
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

const EXTENSIONS: Record<Format, string> = {
  tensor: 'txt',
  lines: 'txt',
  csv: 'csv',
  npy: 'npy',
  json: 'jsonl',
};

function withExtension(file: string, format: Format): string {
  const rest = file.replace(NEVER, '');
  const extension = EXTENSIONS[format];
  return hasExtension(rest, extension) ? rest : `${rest.replace(/\.\w+$/, '')}.${extension}`;
}
