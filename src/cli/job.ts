import type { Dtype } from '../job/dtype.ts';
import { hasExtension, isArrayName, looksLikeFile } from '../job/fileName.ts';
import {
  findConflict,
  findJsonConflict,
  DEFAULT_MISSING,
  type Conversion,
  type Csv,
  type DigitStyle,
  type Format,
  type Job,
  type Json,
  type NumberArray,
} from '../job/job.ts';
import { parsePaths, spellPath, type Path } from '../job/path.ts';
import type { Target } from '../job/role.ts';
import { LogitError } from '../message/error.ts';
import { shellFile, shellWord } from '../message/shell.ts';
import { formatNamed } from '../exact/format.ts';
import { nearest } from '../exact/nearest.ts';
import { ratioOfDouble } from '../exact/ratio.ts';
import { roundTyped } from '../exact/typed.ts';
import { targetOf } from './labelled.ts';
import { mapOf } from './map.ts';
import type { Options } from './options.ts';
import { outputNameFault, reportNameFault } from './outputName.ts';
import { scalesOf } from './scales.ts';
import type { Typed } from './values.ts';

/**
 * What the options mean together.
 * @param array what the stream of numbers turned out to be; undefined: it is text, or not looked at yet
 * @throws LogitError of kind usage if they contradict each other
 */
export function compileJob(options: Options, args: readonly string[], array?: NumberArray): Job {
  refuseBesideCheck(options);
  refuseBesidePreview(options);
  const dtype = options.dtype ?? array?.dtype ?? 'float64';
  const target = targetOf(options);
  const scales = scalesOf(options);
  const conversion: Conversion = {
    ...scales,
    // Values that are not converted are held within their bounds.
    ...(target && { to: scales.from }),
    dtype,
    base: options.base,
    eps: options.eps && rounded(options.eps, dtype),
    exact: options.exact ?? false,
    map: mapOf(options),
    inverse: options.inverse && { tolerance: options.tolerance },
  };
  const input = array ?? inputOf(options, args, conversion, target);
  refuse(
    options.preview !== undefined && input.kind === 'json',
    '--preview shows a table or a stream, so it does not go with lines of JSON (head -n N FILE | logit --jsonl -c FIELD)',
  );
  refuse(options.preview !== undefined && input.kind === 'arguments', previewOf(options, args));
  const format = formatOf(options, input.kind);
  refuse(
    input.kind === 'csv' && format === 'lines',
    '--format lines does not go with --column: a table stays a table (csv), or makes a tensor or an array (tensor, npy)',
  );
  refuse(
    input.kind === 'json' && (format === 'lines' || format === 'csv'),
    `--format ${format} does not go with lines of JSON: they stay what they are, or make a tensor or an array`,
  );
  refuse(
    options.append && format !== 'csv' && format !== 'json',
    `--append adds a ${input.kind === 'json' ? 'member to each object' : 'column to CSV'}, so it does not go with --format ${format}`,
  );
  if (format === 'npy') refuseText(options);
  if (array) refuseForArray(array, format, options);
  refuse(
    options.plot && input.kind !== 'arguments',
    '--plot needs numbers as arguments: logit --plot 0.2 0.9',
  );
  refuse(options.report === '-', '--report needs a file: standard output has the results');
  refuse(
    options.report !== undefined && options.report === options.output,
    '--report and --output name the same file',
  );
  refuse(options.tolerance !== undefined && !options.inverse, '--tolerance needs --inverse');
  const { output, report } = options;
  const isInPlace = input.kind !== 'arguments' && output !== undefined && args.includes(output);
  // Numbers from standard input may still turn out to be an array.
  const isKnown = input.kind !== 'numbers' || array !== undefined || options.format !== undefined;
  const fault = output !== undefined && !isInPlace ? outputNameFault(output, { input, format }) : undefined;
  refuse(fault !== undefined && (isKnown || FORMATS[input.kind] === format), fault ?? '');
  const reportFault = report === undefined ? undefined : reportNameFault(report);
  refuse(reportFault !== undefined, reportFault ?? '');
  return {
    task: target ? 'fit' : options.check ? 'check' : 'convert',
    conversion,
    input,
    format: options.check || target ? 'none' : (format satisfies Format),
    digits: digits(options),
  };
}

/** The double nearest to a number from the command line, or the value of the dtype if that double would be rounded to another one. */
function rounded({ value, text }: Typed, dtype: Dtype): number {
  if (dtype === 'float64') return value;
  const format = formatNamed(dtype);
  const once = roundTyped(text, (typed) => nearest(typed, format));
  const twice = nearest({ ...ratioOfDouble(value), exponent: 0n }, format);
  return once === twice ? value : once;
}

/** Why arguments have no preview. */
function previewOf({ preview }: Options, args: readonly string[]): string {
  const file = args.find(looksLikeFile);
  return file === undefined
    ? '--preview shows rows of a table or a stream (arguments are shown without it)'
    : `--preview shows rows of a table, so name the column to convert: logit -n ${preview} -c COLUMN ${shellFile(file)}`;
}

function inputOf(
  options: Options,
  args: readonly string[],
  conversion: Conversion,
  target: Target | undefined,
): Job['input'] {
  const { column, jsonl } = options;
  refuse(jsonl && !column, '--jsonl needs the field to convert: name it with --column');
  if (!column) return numbers(options, args);
  const isJson = jsonl ?? namesJson(options, args);
  return isJson ? json(options, column, conversion, target) : csv(options, column, args, target);
}

/** Whether the files are lines of JSON by their names, compressed or not, and nothing asks for CSV. */
function namesJson(options: Options, files: readonly string[]): boolean {
  if (optionsOfCsv(options).length > 0) return false;
  const lines = files.map((file) => hasExtension(file, 'jsonl', 'ndjson'));
  refuse(
    lines.includes(true) && lines.includes(false),
    'the files are of two kinds, by their names: --jsonl if all are lines of JSON',
  );
  return lines[0] ?? false;
}

/** Those given that only CSV has, as they are typed. */
function optionsOfCsv({ delimiter, header, quote, after }: Options): string[] {
  const given = { delimiter, [header ? 'header' : 'no-header']: header, quote, after };
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));
}

function formatOf({ format, preview, output = '' }: Options, kind: Job['input']['kind']): Format {
  if (format !== undefined) return format;
  if (preview !== undefined) return 'csv';
  if (isArrayName(output)) return 'npy';
  return kind !== 'json' && hasExtension(output, 'csv') ? 'csv' : FORMATS[kind];
}

const FORMATS: Record<Job['input']['kind'], Format> = {
  arguments: 'tensor',
  numbers: 'lines',
  array: 'npy',
  csv: 'csv',
  json: 'json',
};

/** An array holds results and no text. */
function refuseText({ precision, significant, inverse }: Options): void {
  refuse(
    precision !== undefined || significant !== undefined,
    `--${precision === undefined ? 'significant' : 'precision'} is for text, and --format npy writes none (tensor, lines and csv do)`,
  );
  refuse(
    inverse,
    '--inverse does not go with --format npy: an array has no place for what came back (lines)',
  );
}

function refuseForArray({ shape, fortranOrder }: NumberArray, format: Format, { exact }: Options): void {
  refuse(exact, '--exact is for numbers as typed, and an array holds none');
  if (format !== 'tensor') return;
  // In a single row or column both orders are the same, and where there are no values.
  const isInOrder = !fortranOrder || shape.filter((length) => length > 1).length < 2;
  refuse(
    !shape.includes(0) && (shape.length > 2 || !isInOrder),
    `--format tensor shows vectors and matrices in C order, and the array is of shape (${shape.join(', ')})${fortranOrder ? ' in Fortran order' : ''} (lines or npy)`,
  );
}

/** A check converts nothing and writes nothing, so that nothing can be said about how. */
function refuseBesideCheck(options: Options): void {
  if (!options.check) return;
  const { eps, scale, shift, temperature, prior, inverse, append, as } = options;
  const { format, precision, significant, output, preview, plot } = options;
  const base = options.base === 0 ? undefined : options.base;
  const given = {
    eps,
    scale,
    shift,
    temperature,
    prior,
    base,
    inverse,
    append,
    as,
    format,
    precision,
    significant,
    output,
    preview,
    plot,
  };
  for (const [name, value] of Object.entries(given)) {
    refuse(
      value !== undefined,
      `--check converts nothing and writes nothing, so --${name} does not go with it`,
    );
  }
}

/** A preview shows rows in a way of its own, and of a run that it does not finish nothing can be told. */
function refuseBesidePreview(options: Options): void {
  if (options.preview === undefined) return;
  const { summary, report, strict, format, output, plot } = options;
  for (const [name, value] of Object.entries({ summary, report, strict, format, output, plot })) {
    refuse(value !== undefined, `--preview only shows the first rows, so --${name} does not go with it`);
  }
}

function refuse(condition: boolean | undefined, text: string): void {
  if (condition) throw new LogitError({ kind: 'usage', text });
}

function digits({ precision, significant }: Options): DigitStyle {
  refuse(
    precision !== undefined && significant !== undefined,
    '--precision and --significant exclude each other',
  );
  if (precision !== undefined) return { kind: 'fixed', count: precision };
  if (significant !== undefined) return { kind: 'significant', count: significant };
  return { kind: 'shortest' };
}

function numbers(options: Options, args: readonly string[]): Job['input'] {
  const { append, after, as, delimiter, header, quote, bad, na } = options;
  const given = { append, after, as, delimiter, [header ? 'header' : 'no-header']: header, quote, bad, na };
  for (const [name, value] of Object.entries(given)) {
    refuse(value !== undefined, `--${name} is for CSV: name a column with --column`);
  }
  const [file] = args;
  if (args.length === 1 && isArrayName(file!)) return { kind: 'numbers', file };
  return args.length > 0 ? { kind: 'arguments', count: args.length } : { kind: 'numbers', file: undefined };
}

function csv(
  options: Options,
  columns: readonly string[],
  files: readonly string[],
  target: Target | undefined,
): Csv {
  const delimiter = options.delimiter ?? delimiterOf(files);
  const quote = options.quote === 'none' ? undefined : (options.quote ?? '"');
  const table: Csv = {
    kind: 'csv',
    columns,
    delimiter,
    quote,
    isQuoteSure: options.quote !== undefined,
    header: options.header ?? true,
    isHeaderSure: options.header ?? false,
    append: options.append ?? false,
    after: options.after ?? false,
    as: options.as,
    bad: options.bad ?? 'fail',
    missing: options.na ?? DEFAULT_MISSING,
    target,
  };
  const text = findConflict(table, (option) => `--${option}`);
  if (text !== undefined) throw new LogitError({ kind: 'usage', text });
  return table;
}

function json(
  options: Options,
  columns: readonly string[],
  conversion: Conversion,
  target: Target | undefined,
): Json {
  const [stray] = optionsOfCsv(options);
  refuse(stray !== undefined, `${stray} is for CSV, and --jsonl reads lines of JSON`);
  const fields: Json = {
    kind: 'json',
    fields: [...distinct(columns.flatMap((text) => paths(text))), ...fieldsOf(target)],
    append: options.append ?? false,
    as: options.as,
    bad: options.bad ?? 'fail',
    missing: options.na ?? DEFAULT_MISSING,
    target,
  };
  const text = findJsonConflict(fields, { conversion, format: formatOf(options, 'json') });
  if (text !== undefined) throw new LogitError({ kind: 'usage', text });
  return fields;
}

/** A field that is named twice is converted once. */
function distinct(all: readonly Path[]): Path[] {
  return [...new Map(all.map((path) => [spellPath(path), path])).values()];
}

/** The fields of a label and a weight. */
function fieldsOf(target: Target | undefined): Path[] {
  if (!target) return [];
  const { label, weight } = target;
  return [field('--fit', label), ...(weight === undefined ? [] : [field('--weight', weight)])];
}

function field(option: string, text: string): Path {
  const [path, ...others] = paths(text, option);
  refuse(path === undefined || others.length > 0, `${option} must name one field, got ${text}`);
  return path!;
}

function paths(text: string, option = '--column'): readonly Path[] {
  const found = parsePaths(text);
  if (found) return found;
  throw new LogitError({
    kind: 'usage',
    text: `${option} ${text}: a name in the path is empty (${pathMeant(text) ?? 'a.b is member b of a, \\. a dot within a name, "" the empty name'})`,
  });
}

/** jq starts a path with a dot, JSONPath with a dollar sign. */
function pathMeant(text: string): string | undefined {
  const path = text.replace(/^\$?\.+/, '');
  return path !== text && parsePaths(path) ? `did you mean --column ${shellWord(path)}?` : undefined;
}

/** Files with the extension of tab-separated values have tabs, all others commas; compressed or not. */
function delimiterOf(files: readonly string[]): string {
  const tabs = files.map((file) => hasExtension(file, 'tsv', 'tab'));
  refuse(
    tabs.includes(true) && tabs.includes(false),
    'the files are of two kinds, by their names: name their delimiter with --delimiter',
  );
  return tabs[0] ? '\t' : ',';
}
