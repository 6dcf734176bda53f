import type { Dtype } from '../job/dtype.ts';
import { DEFAULT_MISSING, type Job } from '../job/job.ts';
import type { Path } from '../job/path.ts';
import type { Location } from './error.ts';
import type { ScaleName } from '../job/scale.ts';

/** Where values came from: what a hint needs to name a command that works. */
export interface Origin {
  readonly input: Location['input'];
  readonly file: string | undefined;
  /** The name of the column or field. */
  readonly column: string | undefined;
  /** True: one column, or field, of one file is converted. A command for one of several would lose the others. */
  readonly isOnly: boolean;
  /** undefined: no table. */
  readonly table: { readonly delimiter: string; readonly header: boolean } | undefined;
  /** undefined: no field of JSON. */
  readonly path: Path | undefined;
  /** The markers of a missing value. */
  readonly missing: readonly string[];
  readonly dtype: Dtype;
  /** The scale that the values are converted from, and the base of its logarithm, 0 for e. */
  readonly from: ScaleName;
  readonly base: number;
  /** The scale of the results, where there are any. */
  readonly to: ScaleName;
  readonly task: Job['task'];
}

/**
 * @param column that of the values
 * @param columns all that are converted
 * @param files how many are read
 */
export function originOf(
  { input, conversion, task }: Pick<Job, 'input' | 'conversion' | 'task'>,
  { file, column }: Pick<Location, 'file' | 'column'>,
  columns: number,
  files: number,
): Origin {
  const isOnly = columns === 1 && files === 1;
  return {
    input: input.kind,
    file,
    column,
    isOnly,
    table: input.kind === 'csv' ? input : undefined,
    path: input.kind === 'json' ? input.fields[0] : undefined,
    missing: 'missing' in input ? input.missing : DEFAULT_MISSING,
    dtype: conversion.dtype,
    from: conversion.from,
    base: conversion.base,
    to: conversion.to,
    task,
  };
}
