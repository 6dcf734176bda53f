import { rankOf } from '../../src/sql/doubles.ts';
import type { Cell } from './engine.ts';

/** How far results are from the nearest doubles, in steps between doubles; those that are of another kind have none. */
export interface Comparison {
  readonly worst: number;
  readonly at: Cell;
  /** Values whose result is missing, infinite or nan and should not be, or the other way round. */
  readonly strange: readonly Cell[];
}

function isStrange(result: Cell, right: Cell): boolean {
  if (result === null || right === null) return result !== right;
  return Number.isFinite(result) && Number.isFinite(right) ? false : !Object.is(result, right);
}

export function compare(
  results: readonly Cell[],
  right: readonly Cell[],
  values: readonly Cell[],
): Comparison {
  let [worst, at]: [number, Cell] = [0, null];
  const strange: Cell[] = [];
  if (results.length !== right.length) throw new Error(`${results.length} results of ${right.length}`);
  values.forEach((value, i) => {
    const [result, wanted] = [results[i]!, right[i]!];
    if (isStrange(result, wanted)) strange.push(value);
    else if (result !== null && wanted !== null && Number.isFinite(wanted)) {
      const distance = Math.abs(Number(rankOf(result) - rankOf(wanted)));
      if (distance > worst) [worst, at] = [distance, value];
    }
  });
  return { worst, at, strange };
}
