import { DEFAULT_MISSING, type Csv, type Job, type Json } from '../../src/job/job.ts';
import { isDeepStrictEqual } from 'node:util';
import { spellPath } from '../../src/job/path.ts';
import type { Case } from './case.ts';
import type { Dice } from './dice.ts';

/** A case as the arguments of a command, spelled in one of many ways; `files` are those to be named in them. */
export function argumentsOf({ job, strict, quiet }: Case, files: readonly string[], dice: Dice): string[] {
  const options = [
    ...conversionOptions(job, dice),
    ...formatOptions(job, dice),
    ...(job.input.kind === 'csv' ? csvOptions(job.input, files, dice) : []),
    ...(job.input.kind === 'json' ? jsonOptions(job.input, files, dice) : []),
    ...(strict ? [['--strict']] : []),
    ...(quiet ? [dice.pick([['-q'], ['--quiet']])] : []),
  ];
  const shuffled = options
    .map((option) => [dice.unit(), option] as const)
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, option]) => option);
  // Arguments may look like anything.
  if (job.input.kind === 'arguments') return [...shuffled, '--', ...files];
  return dice.once(2) ? [...files, ...shuffled] : [...shuffled, ...files];
}

type Option = readonly string[];

/** An option with its value, in two arguments or in one. */
function valued(dice: Dice, names: readonly string[], value: string): Option {
  const name = dice.pick(names);
  if (name.startsWith('--'))
    return value.startsWith('-') || dice.once(2) ? [`${name}=${value}`] : [name, value];
  return value.startsWith('-') || value === '' || dice.once(2) ? [`${names.at(-1)}=${value}`] : [name, value];
}

function conversionOptions({ conversion, input }: Job, dice: Dice): Option[] {
  const { from, to, suffix, eps, base, dtype, exact, inverse } = conversion;
  const options: Option[] = [];
  if (suffix === 'sigmoid') options.push([dice.pick(['-s', '--sigmoid', '--expit'])]);
  else if (from !== 'prob' || to !== 'logit')
    options.push(valued(dice, ['--from'], from), valued(dice, ['--to'], to));
  if (eps !== undefined) options.push(valued(dice, ['-e', '--eps'], String(eps)));
  if (base !== 0 || dice.once(10))
    options.push(valued(dice, ['-b', '--base'], base === 0 ? 'e' : String(base)));
  const usual = input.kind === 'array' ? input.dtype : 'float64';
  if (dtype !== usual || dice.once(10)) options.push(valued(dice, ['--dtype'], dtype));
  if (exact) options.push(['--exact']);
  if (inverse) options.push([dice.pick(['-i', '--inverse'])]);
  if (inverse?.tolerance !== undefined)
    options.push(valued(dice, ['--tolerance'], String(inverse.tolerance)));
  return options;
}

const USUAL = { arguments: 'tensor', numbers: 'lines', array: 'npy', csv: 'csv', json: 'json' } as const;

function formatOptions({ input, format, digits }: Job, dice: Dice): Option[] {
  const options: Option[] = [];
  if (format !== USUAL[input.kind] || (format !== 'json' && dice.once(10)))
    options.push(valued(dice, ['-f', '--format'], format));
  if (digits.kind === 'fixed') options.push(valued(dice, ['-p', '--precision'], String(digits.count)));
  if (digits.kind === 'significant')
    options.push(valued(dice, ['-g', '--significant'], String(digits.count)));
  return options;
}

function jsonOptions({ fields, append, bad }: Json, files: readonly string[], dice: Dice): Option[] {
  // The order of the fields counts, so they stay together.
  const options: Option[] = [fields.flatMap((path) => valued(dice, ['-c', '--column'], spellPath(path)))];
  if (!files.every((file) => file.endsWith('.jsonl')) || files.length === 0 || dice.once(4))
    options.push(['--jsonl']);
  if (append) options.push([dice.pick(['-a', '--append'])]);
  if (bad !== 'fail' || dice.once(10)) options.push(valued(dice, ['--bad'], bad));
  return options;
}

function csvOptions(csv: Csv, files: readonly string[], dice: Dice): Option[] {
  const { columns, delimiter, quote, isQuoteSure, header, isHeaderSure, append, after, as, bad, missing } =
    csv;
  // The order of the columns counts, so they stay together.
  const options: Option[] = [columns.flatMap((column) => valued(dice, ['-c', '--column'], column))];
  const usual = files.some((file) => /\.(?:tsv|tab)$/.test(file)) ? '\t' : ',';
  const written = delimiter === '\t' ? dice.pick(['tab', '\\t', '\t']) : delimiter;
  if (delimiter !== usual || dice.once(10)) options.push(valued(dice, ['-d', '--delimiter'], written));
  if (quote !== '"' || isQuoteSure) options.push(valued(dice, ['--quote'], quote ?? 'none'));
  if (!header) options.push(['--no-header']);
  if (isHeaderSure) options.push(['--header']);
  if (append) options.push([dice.pick(['-a', '--append'])]);
  if (after) options.push(['--after']);
  if (as !== undefined) options.push(valued(dice, ['--as'], as));
  if (bad !== 'fail' || dice.once(10)) options.push(valued(dice, ['--bad'], bad));
  if (!isDeepStrictEqual(missing, DEFAULT_MISSING)) options.push(valued(dice, ['--na'], missing.join(',')));
  return options;
}
