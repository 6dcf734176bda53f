/**
 * The gathered rows, sorted by label, as columns of doubles: rows with label 1 come first, those with label 0 last, and those with a soft
 * label, between 0 and 1, in the middle.
 */
import { isGivenPlain } from './function/apply';
import { columnStep, firstValue, gathered, gatherRoom, rowStep } from './gather';
import { pending, texts } from './memory';
import { labelSlot, weightSlot } from './scan/labels';

/** The numbers of the first row with a soft label and of the first with label 0, and how many rows there are. */
export let softFrom: usize = 0;
export let zerosFrom: usize = 0;
export let rowCount: usize = 0;
/** The columns: values, soft labels, weights, p, squared errors, losses, and one for other results. */
export let given: usize = 0;
export let labels: usize = 0;
export let weights: usize = 0;
export let probs: usize = 0;
export let squares: usize = 0;
export let losses: usize = 0;
export let others: usize = 0;

/** Places the columns in memory, and stores values, soft labels and weights. */
export function takeGathered(): void {
  // Loops take two rows at a time.
  const size = <usize>(gatherRoom + 2) << 3;
  given = texts;
  labels = given + size;
  weights = labels + size;
  squares = weights + size;
  losses = squares + size;
  others = losses + size;
  probs = isGivenPlain() ? given : others + size;
  sortRows(weightSlot >= 0);
  storeWeights();
}

/**
 * Stores values and soft labels. Each row is stored at both ends of the free part, and one end moves: a branch could not be predicted.
 * If `ordered`, `pending` then contains the number of each row in the batch.
 */
export function sortRows(ordered: bool): void {
  const count = <usize>gathered;
  const step = rowStep;
  const end = firstValue + count * step;
  const toLabel = <usize>labelSlot * columnStep;
  const sorted = given;
  let first: usize = 0;
  let last = count - 1;
  let i: u32 = 0;
  for (let row = firstValue; row < end; row += step) {
    const label = load<f64>(row + toLabel);
    const value = load<f64>(row);
    store<f64>(sorted + (first << 3), value);
    store<f64>(sorted + (last << 3), value);
    if (ordered) {
      store<u32>(pending + (first << 2), i);
      store<u32>(pending + (last << 2), i++);
    }
    first += usize(label == 1);
    last -= usize(label <= 0);
  }
  softFrom = first;
  zerosFrom = last + 1;
  rowCount = count;
  i = 0;
  for (let row = firstValue; first < zerosFrom; row += step, i++) {
    const label = load<f64>(row + toLabel);
    if (!(label > 0 && label < 1)) continue;
    store<u32>(pending + (first << 2), i);
    store<f64>(sorted + (first << 3), load<f64>(row));
    store<f64>(labels + (first << 3), label);
    first++;
  }
}

function storeWeights(): void {
  const count = <usize>gathered;
  const from = firstValue + <usize>weightSlot * columnStep;
  const one = f64x2.splat(1);
  if (weightSlot < 0) for (let at: usize = 0; at < count << 3; at += 16) v128.store(weights + at, one);
  else for (let k: usize = 0; k < count; k++) {
    store<f64>(weights + (k << 3), load<f64>(from + <usize>load<u32>(pending + (k << 2)) * rowStep));
  }
}
