import type { Conversion } from '../job/job.ts';
import { isEscaped } from '../text/byteText.ts';
import { either } from '../text/either.ts';
import { isGlob } from '../text/glob.ts';
import { escapeControls, truncate } from '../text/escape.ts';
import type { LogitError } from '../message/error.ts';
import { usageError } from '../message/usageError.ts';
import { isSqlScale, SQL_SCALES, type SqlConversion } from '../sql/conversion.ts';
import { DIALECTS } from '../sql/dialects.ts';
import type { EngineName } from '../sql/engineNames.ts';
import { expressionOf } from '../sql/expression.ts';
import { describeMap } from '../job/affine.ts';
import { mapOf } from './map.ts';
import type { Options } from './options.ts';
import { scalesOf } from './scales.ts';

/** The options that an expression depends on, and those that do not matter to it. All others are refused. */
const KNOWN: Readonly<Partial<Record<keyof Options, true>>> = {
  sql: true,
  column: true,
  from: true,
  to: true,
  sigmoid: true,
  expit: true,
  eps: true,
  base: true,
  scale: true,
  shift: true,
  temperature: true,
  prior: true,
  append: true,
  as: true,
  areNames: true,
  color: true,
  quiet: true,
};

/**
 * The output of `--sql`: for each column, a line with an expression that converts it.
 * @throws LogitError of kind usage
 */
export function sqlText(options: Options, engine: EngineName, args: readonly string[]): string {
  refuseOthers(options, args);
  const { column = [], areNames } = options;
  const names = areNames ? column : [...new Set(column.flatMap(namesOf))];
  if (names.length === 0) throw usageError('--sql requires --column', `--sql ${engine} -c COLUMN`);
  const conversion = conversionOf(options);
  const dialect = DIALECTS[engine];
  const aliasOf = aliases(options, names, conversion);
  return names
    .map((name) => {
      const alias = aliasOf(name);
      const named = alias === undefined ? '' : ` AS ${dialect.identifier(alias)}`;
      return `${expressionOf(conversion, name, dialect)}${named}\n`;
    })
    .join('');
}

function refuseOthers(options: Options, args: readonly string[]): void {
  const other = Object.entries(options).find(
    ([name, value]) => value !== undefined && !Object.hasOwn(KNOWN, name),
  );
  if (other) {
    const [name, value] = other;
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const why = name === 'dtype' ? 'which computes in float64' : 'which reads no data';
    throw usageError(`--${value === false ? 'no-' : ''}${option} cannot be used with --sql, ${why}`);
  }
  const [argument] = args;
  if (argument !== undefined)
    throw usageError(
      `--sql reads no data, so ${quoted(argument)} cannot be used with it`,
      'run the expression in the engine',
    );
}

function conversionOf(options: Options): SqlConversion {
  const { from, to, suffix } = scalesOf(options);
  if (!isSqlScale(from)) throw unknownScale(from);
  if (!isSqlScale(to)) throw unknownScale(to);
  return {
    from,
    to,
    suffix,
    dtype: 'float64',
    base: options.base,
    eps: options.eps?.value,
    exact: false,
    map: usualMap(options),
    inverse: undefined,
  };
}

/** With other scales, intermediate results of a formula could exceed the range of float64. */
const MIN_SCALE = 1e-9;
const MAX_SCALE = 1e9;
const MAX_SHIFT = 600;

function usualMap(options: Options): Conversion['map'] {
  const map = mapOf(options);
  const { scale, shift } = describeMap(map);
  if (Math.abs(scale) < MIN_SCALE || Math.abs(scale) > MAX_SCALE)
    throw usageError(`--sql: the scale of the log-odds must be from 1e-9 to 1e9 in size, got ${scale}`);
  if (Math.abs(shift) > MAX_SHIFT)
    throw usageError(
      `--sql: the shift of the log-odds must be from -${MAX_SHIFT} to ${MAX_SHIFT}, got ${shift}`,
    );
  return map;
}

function unknownScale(name: string): LogitError {
  const [, base] = /^logit(2|10)$/.exec(name) ?? [];
  const fix =
    base === undefined
      ? `it knows ${either(SQL_SCALES).replace(' or ', ' and ')}`
      : `logit with --base ${base}`;
  return usageError(`--sql cannot convert ${name}`, fix);
}

/** The names of new columns; undefined without --append. */
function aliases(
  { append, as }: Options,
  names: readonly string[],
  { suffix }: Conversion,
): (name: string) => string | undefined {
  if (as === undefined) return (name) => (append ? `${name}_${suffix}` : undefined);
  if (as === '') throw usageError('--as: the name must not be empty');
  if (!append) throw usageError('--as requires --append');
  if (names.length > 1)
    throw usageError(`--as names one new column, but ${names.length} columns are converted`);
  return () => as;
}

/** A text of characters that occur in names, numbers, ranges, patterns and lists of them. */
const SELECTOR = /^!?[\p{L}\p{M}\p{N}_$.*?,!-]+$/u;

/**
 * The names that a text selects. Without a header to compare with, a text is one name, whatever it contains, unless it looks like a
 * list (`a,b`).
 * @throws LogitError of kind usage for numbers, ranges, patterns and exclusions, which require a header
 */
function namesOf(text: string): string[] {
  if (isEscaped(text)) throw usageError(`--column ${quoted(text)}: not valid UTF-8`);
  if (!SELECTOR.test(text)) return [text];
  const names = text.split(',');
  for (const name of names) {
    if (name === '') throw usageError(`--column ${quoted(text)}: a name is empty`, 'several columns: -c A,B');
    const kind = selectorKind(name);
    if (kind !== undefined)
      throw usageError(
        `--column ${quoted(name)} is ${kind}, and --sql has no header to look it up in`,
        'give the name of the column',
      );
  }
  return names;
}

function selectorKind(text: string): string | undefined {
  if (text.startsWith('!')) return 'an exclusion';
  if (isGlob(text)) return 'a pattern';
  if (/^\d+$/.test(text)) return 'a number';
  return /^\d+-\d*$/.test(text) ? 'a range' : undefined;
}

function quoted(text: string): string {
  return `"${escapeControls(truncate(text))}"`;
}
