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
import type { Target } from '../job/role.ts';
import {
  syntaxAskedFor,
  SYNTAXES,
  syntaxOf,
  syntaxOfName,
  unlessUsual,
  type SyntaxName,
} from '../job/syntax.ts';
import type { Sentence } from '../message/sentence.ts';
import { shellFile } from '../message/shell.ts';
import { usageError } from '../message/usageError.ts';
import { formatNamed } from '../exact/format.ts';
import { nearest } from '../exact/nearest.ts';
import { ratioOfDouble } from '../exact/ratio.ts';
import { roundDecimal } from '../exact/decimalText.ts';
import { fieldsOf } from './fields.ts';
import { targetOf } from './labelled.ts';
import { mapOf } from './map.ts';
import type { Options } from './options.ts';
import { outputNameFault, reportNameFault } from './outputName.ts';
import { scalesOf } from './scales.ts';
import type { ParsedNumber } from './values.ts';

/**
 * The job that the options and arguments describe.
 * @param array the array that was found in place of a stream of numbers; undefined if it is text, or was not inspected yet
 * @throws LogitError of kind usage if they contradict each other
 */
export function compileJob(options: Options, args: readonly string[], array?: NumberArray): Job {
  refuseWithCheck(options);
  refuseWithPreview(options);
  const dtype = options.dtype ?? array?.dtype ?? 'float64';
  const target = targetOf(options);
  const isScored = options.loss !== undefined;
  // With --loss, --base is the base of the losses.
  const base = isScored ? 0 : options.base;
  const scales = scalesOf({ ...options, base });
  const conversion: Conversion = {
    ...scales,
    // Values that are scored or fitted are not converted, only clamped.
    ...(target && { to: scales.from }),
    dtype,
    base,
    eps: options.eps && rounded(options.eps, dtype),
    exact: options.exact ?? false,
    map: mapOf(options),
    model: options.model,
    inverse: options.inverse && { tolerance: options.tolerance },
  };
  const input = array ?? inputOf(options, args, conversion, target);
  const { title, option } = input.kind === 'json' ? syntaxOf(input) : {};
  refuse(
    options.preview !== undefined && input.kind === 'json',
    `--preview cannot be used with ${title}`,
    `head -n N FILE | logit --${option} -c FIELD`,
  );
  if (options.preview !== undefined && input.kind === 'arguments') refuseFault(previewOf(options, args));
  const format = formatOf(options, input.kind);
  refuse(
    input.kind === 'csv' && format === 'lines',
    '--format lines cannot be used with --column',
    'use csv, tensor or npy',
  );
  refuse(
    input.kind === 'json' && (format === 'lines' || format === 'csv'),
    `--format ${format} cannot be used with ${title}`,
    'use tensor or npy, or omit --format',
  );
  refuse(
    options.append && format !== 'csv' && format !== 'json',
    `--append cannot be used with --format ${format}: it adds a ${input.kind === 'json' ? 'key to each object' : 'column to CSV'}`,
  );
  if (format === 'npy') refuseText(options);
  if (array) refuseForArray(array, format, options);
  refuse(
    options.plot && input.kind !== 'arguments',
    '--plot needs numbers as arguments',
    'logit --plot 0.2 0.9',
  );
  refuse(options.report === '-', '--report requires a file: the results go to standard output');
  refuse(
    options.report !== undefined && options.report === options.output,
    '--report and --output name the same file',
  );
  refuse(options.tolerance !== undefined && !options.inverse, '--tolerance requires --inverse');
  const { output, report } = options;
  const isInPlace = input.kind !== 'arguments' && output !== undefined && args.includes(output);
  // Numbers from standard input may still turn out to be an array.
  const isKnown = input.kind !== 'numbers' || array !== undefined || options.format !== undefined;
  const fault = output !== undefined && !isInPlace ? outputNameFault(output, { input, format }) : undefined;
  if (isKnown || FORMATS[input.kind] === format) refuseFault(fault);
  if (report !== undefined) refuseFault(reportNameFault(report));
  return {
    task: isScored ? 'score' : target ? 'fit' : options.check ? 'check' : 'convert',
    conversion,
    input,
    format: options.check || target ? 'none' : (format satisfies Format),
    digits: digits(options),
  };
}

/** The double nearest to a number from the command line, or the value of the dtype if that double would be rounded to another one. */
function rounded({ value, text }: ParsedNumber, dtype: Dtype): number {
  if (dtype === 'float64') return value;
  const format = formatNamed(dtype);
  const once = roundDecimal(text, (typed) => nearest(typed, format));
  const twice = nearest({ ...ratioOfDouble(value), exponent: 0n }, format);
  return once === twice ? value : once;
}

/** The error for --preview with arguments that are not a table. */
function previewOf({ preview }: Options, args: readonly string[]): Sentence {
  const file = args.find(looksLikeFile);
  return file === undefined
    ? { fault: '--preview cannot be used with numbers as arguments', fix: 'omit it' }
    : {
        fault: '--preview shows rows of a table: name the column to convert',
        fix: `logit -n ${preview} -c COLUMN ${shellFile(file)}`,
      };
}

function inputOf(
  options: Options,
  args: readonly string[],
  conversion: Conversion,
  target: Target | undefined,
): Job['input'] {
  const { column } = options;
  const asked = syntaxAskedFor(options);
  const { kind, option } = asked ? SYNTAXES[asked] : {};
  refuse(kind && kind !== 'numbers' && !column, `--${option} requires --column`);
  if (!column) return numbers(options, args, unlessUsual(asked));
  refuse(kind === 'numbers', `--${option} cannot be used with --column`);
  const syntax = asked ?? syntaxNamed(options, args);
  return syntax && SYNTAXES[syntax].kind === 'json'
    ? json(options, column, conversion, target, unlessUsual(syntax))
    : csv(options, column, args, target, unlessUsual(syntax));
}

/** The format that the extensions of the files show, if it is not the usual one and no option requires CSV. */
function syntaxNamed(options: Options, files: readonly string[]): SyntaxName | undefined {
  if (optionsOfCsv(options).length > 0) return undefined;
  const named = files.map(syntaxOfName);
  const syntax = named.find((name) => name && SYNTAXES[name].option !== undefined);
  if (syntax === undefined) return undefined;
  const { title, option, extensions } = SYNTAXES[syntax];
  refuse(
    named.some((name) => name !== syntax),
    `mixed file types, .${extensions[0]} and others`,
    `use --${option} if all are ${title}`,
  );
  return syntax;
}

/** The given options that require CSV, as they are typed. */
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

/** Refuses options that require text, for output as an array. */
function refuseText({ precision, significant, inverse }: Options): void {
  refuse(
    precision !== undefined || significant !== undefined,
    `--${precision === undefined ? 'significant' : 'precision'} cannot be used with --format npy, which writes binary values`,
    'use tensor, lines or csv',
  );
  refuse(inverse, '--inverse cannot be used with --format npy', 'use lines');
}

function refuseForArray({ shape, fortranOrder }: NumberArray, format: Format, { exact }: Options): void {
  refuse(exact, '--exact cannot be used with an array, which holds binary values');
  if (format !== 'tensor') return;
  // With a single row or column, or without values, both orders are the same.
  const isInOrder = !fortranOrder || shape.filter((length) => length > 1).length < 2;
  refuse(
    !shape.includes(0) && (shape.length > 2 || !isInOrder),
    `--format tensor requires a vector or matrix in C order, got shape (${shape.join(', ')})${fortranOrder ? ' in Fortran order' : ''}`,
    'use lines or npy',
  );
}

/** Refuses options about conversion and output for a check, which does neither. */
function refuseWithCheck(options: Options): void {
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
    refuse(value !== undefined, `--${name} cannot be used with --check, which converts nothing`);
  }
}

/** Refuses options that a preview cannot have: it has its own format, and stops too early for statistics. */
function refuseWithPreview(options: Options): void {
  if (options.preview === undefined) return;
  const { summary, report, strict, format, output, plot } = options;
  for (const [name, value] of Object.entries({ summary, report, strict, format, output, plot })) {
    refuse(value !== undefined, `--${name} cannot be used with --preview, which reads only the first rows`);
  }
}

function refuse(condition: boolean | undefined, text: string, fix?: string): void {
  if (condition) throw usageError(text, fix);
}

function refuseFault(found: Sentence | undefined): void {
  if (found) throw usageError(found.fault, found.fix);
}

function digits({ precision, significant }: Options): DigitStyle {
  refuse(
    precision !== undefined && significant !== undefined,
    '--precision and --significant are mutually exclusive',
  );
  if (precision !== undefined) return { kind: 'fixed', count: precision };
  if (significant !== undefined) return { kind: 'significant', count: significant };
  return { kind: 'shortest' };
}

function numbers(options: Options, args: readonly string[], syntax: SyntaxName | undefined): Job['input'] {
  const { append, after, as, delimiter, header, quote, bad, na } = options;
  const given = { append, after, as, delimiter, [header ? 'header' : 'no-header']: header, quote, bad, na };
  for (const [name, value] of Object.entries(given)) {
    refuse(value !== undefined, `--${name} requires --column`);
  }
  const [file] = args;
  if (args.length === 1 && isArrayName(file!)) return { kind: 'numbers', file };
  return args.length > 0
    ? { kind: 'arguments', count: args.length }
    : { kind: 'numbers', syntax, file: undefined };
}

function csv(
  options: Options,
  columns: readonly string[],
  files: readonly string[],
  target: Target | undefined,
  syntax: SyntaxName | undefined,
): Csv {
  const delimiter = options.delimiter ?? delimiterOf(files);
  const quote = options.quote === 'none' ? undefined : (options.quote ?? '"');
  const table: Csv = {
    kind: 'csv',
    syntax,
    columns,
    ...(options.areNames && { areNames: true }),
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
  refuseFault(findConflict(table, (option) => `--${option}`));
  return table;
}

function json(
  options: Options,
  columns: readonly string[],
  conversion: Conversion,
  target: Target | undefined,
  syntax: SyntaxName | undefined,
): Json {
  const [stray] = optionsOfCsv(options);
  refuse(stray !== undefined, `${stray} cannot be used with ${syntaxOf({ kind: 'json', syntax }).title}`);
  const fields: Json = {
    kind: 'json',
    syntax,
    fields: fieldsOf(columns, target, options),
    append: options.append ?? false,
    as: options.as,
    bad: options.bad ?? 'fail',
    missing: options.na ?? DEFAULT_MISSING,
    target,
  };
  refuseFault(findJsonConflict(fields, { conversion, format: formatOf(options, 'json') }));
  return fields;
}

/** The delimiter by the extensions of the files, compressed or not: a tab for .tsv and .tab, otherwise a comma. */
function delimiterOf(files: readonly string[]): string {
  const tabs = files.map((file) => hasExtension(file, 'tsv', 'tab'));
  refuse(tabs.includes(true) && tabs.includes(false), 'mixed file types, .tsv and others', 'set --delimiter');
  return tabs[0] ? '\t' : ',';
}
