/** Results as a computer holds them, each of the dtype: the data of an array. */
import { valueCount } from '../batch';
import { storedSize, storeValue } from '../format';
import { outputAt, outputEnd, results, setOutputAt } from '../memory';
import { format, resultsBigEndian } from '../settings';

/** The next value to write. */
let index: i32 = 0;

/** Writes what is left of the batch; returns 0, or the room that the next value wants and the output does not have. */
export function writeValues(): usize {
  const item = storedSize(format);
  let to = outputAt;
  for (; index < valueCount && to + item <= outputEnd; index++, to += item) {
    storeValue(to, load<f64>(results + (<usize>index << 3)), format, resultsBigEndian);
  }
  setOutputAt(to);
  if (index < valueCount) return item;
  index = 0;
  return 0;
}
