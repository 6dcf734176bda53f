import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fit, type Fit, type FitOptions } from '../../src/fit/fit.ts';
import type { FitFault } from '../../src/fit/fault.ts';
import type { Block, Rows } from '../../src/fit/rows.ts';

const fits = fileURLToPath(new URL('../../fixtures/fits/', import.meta.url));

/** A table of numbers without quotes within cells, by columns. */
export function readColumns(name: string): Map<string, number[]> {
  const [header, ...lines] = readFileSync(fits + name, 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const rows = lines.map((line) => line.split(',').map(Number));
  const names = header!.split(',').map((text) => text.replaceAll('"', ''));
  return new Map(names.map((text, j) => [text, rows.map((row) => row[j]!)]));
}

export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(fits + name, 'utf8'));
}

/** Rows in blocks of the given length. */
export function rowsOf(
  columns: readonly (readonly number[])[],
  labels: readonly number[],
  weights?: readonly number[],
  blockLength = labels.length,
): Rows {
  const blocks: Block[] = [];
  for (let from = 0; from < labels.length; from += blockLength) {
    const part = (values: readonly number[]): number[] => values.slice(from, from + blockLength);
    const some = part(labels);
    blocks.push({
      length: some.length,
      columns: columns.map((column) => Float64Array.from(part(column))),
      labels: some.every(Number.isInteger) ? Uint8Array.from(some) : Float64Array.from(some),
      weights: weights && Float64Array.from(part(weights)),
    });
  }
  return blocks;
}

/** The fit of data that has one. */
export function fitted(rows: Rows, options: Partial<FitOptions> = {}): Fit {
  const result = fit(rows, { only: undefined, platt: false, ...options });
  if ('kind' in result) throw new Error(JSON.stringify(result));
  return result;
}

export function faultOf(rows: Rows, options: Partial<FitOptions> = {}): FitFault | undefined {
  const result = fit(rows, { only: undefined, platt: false, ...options });
  return 'kind' in result ? result : undefined;
}

/** Intercept and coefficients, and their standard errors, as far as they were fitted. */
export function numbersOf({ intercept, coefficients }: Fit): { values: number[]; errors: number[] } {
  const free = [intercept, ...coefficients].filter(({ standardError }) => standardError !== undefined);
  return { values: free.map(({ value }) => value), errors: free.map(({ standardError }) => standardError!) };
}

export function relativeError(value: number, exact: number): number {
  return value === exact ? 0 : Math.abs(value - exact) / Math.abs(exact);
}
