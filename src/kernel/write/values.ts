/** Results as a computer holds them, each of the dtype: the data of an array. */
import { valueCount } from '../batch';
import { outputAt, outputEnd, results, setOutputAt } from '../memory';
import { resultsBigEndian, single } from '../settings';

/** The next value to write. */
let index: i32 = 0;

/** Writes what is left of the batch; gives 0, or the room that the next value wants and the output does not have. */
export function writeValues(): usize {
  const item: usize = single ? 4 : 8;
  let to = outputAt;
  for (; index < valueCount && to + item <= outputEnd; index++, to += item) {
    const result = load<f64>(results + (<usize>index << 3));
    if (single) {
      const bits = reinterpret<u32>(<f32>result);
      store<u32>(to, resultsBigEndian ? bswap(bits) : bits);
    } else {
      const bits = reinterpret<u64>(result);
      store<u64>(to, resultsBigEndian ? bswap(bits) : bits);
    }
  }
  setOutputAt(to);
  if (index < valueCount) return item;
  index = 0;
  return 0;
}
