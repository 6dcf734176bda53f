import { isArrayName } from '../job/fileName.ts';
import { usageError } from '../message/usageError.ts';
import { isNumeral } from '../text/numeral.ts';
import { mapOptionsOf } from './map.ts';
import { MODEL_BASES, readModel } from './model.ts';
import type { Options } from './options.ts';

/**
 * Adds the model of `--apply` to the options: a model of one column is a map of its log-odds; a model of several combines them into a new
 * column.
 * @param args the arguments; if they are numbers or an array, the model selects no columns
 * @throws LogitError if the file does not contain a model, or other options contradict it
 */
export function withModel(options: Options, file: string, args: readonly string[]): Options {
  const { sigmoid, expit, from, exact, fit, loss, eps, check } = options;
  const base = options.base === 0 ? undefined : options.base;
  refuse({ sigmoid, expit, from, base, exact, fit, loss, check }, 'which sets what is converted, and how');
  const [map] = mapOptionsOf(options);
  if (map !== undefined) throw usageError(`${map} cannot be used with --apply, which sets it`);
  const model = readModel(file);
  const { coefficients, intercept, label } = model;
  const { apply: _, ...others } = options;
  const applied: Options = {
    ...others,
    from: model.from,
    base: model.base,
    to: options.to ?? 'prob',
  };
  if (eps === undefined && model.eps !== undefined)
    applied.eps = { value: model.eps, text: String(model.eps) };
  const [first, second] = coefficients;
  if (!second) {
    if (first!.value === 0)
      throw usageError(`--apply ${file}: the scale is 0, so every result would be the same`);
    return {
      ...applied,
      ...(options.column === undefined && !areValues(args) && { column: [first!.column], areNames: true }),
      scale: first!.value,
      shift: intercept,
    };
  }
  const { column, after, format, inverse, summary, report, preview, sql } = options;
  refuse(
    { column, after, format, inverse, summary, report, preview, sql },
    'whose model adds one new column to those that it names',
  );
  if (areValues(args))
    throw usageError(`--apply ${file}: a model of several columns needs a table that has them`);
  if (!MODEL_BASES.includes(model.base))
    throw usageError(`--apply ${file}: a model of several columns needs log-odds of base e, 2 or 10`);
  if (options.header !== false) applied.as ??= `${label}_${applied.to}`;
  return {
    ...applied,
    column: coefficients.map((one) => one.column),
    areNames: true,
    append: true,
    model: { intercept, coefficients: coefficients.map(({ value }) => value) },
  };
}

/** Whether the arguments are values (numbers or an array), not tables. */
function areValues(args: readonly string[]): boolean {
  return args.length > 0 && args.every((arg) => isNumeral(arg.replace(/%$/, '')) || isArrayName(arg));
}

function refuse(given: Readonly<Record<string, unknown>>, why: string): void {
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) throw usageError(`--${name} cannot be used with --apply, ${why}`);
}
