/** New keys at the end of a line's object. */
import { COMMA } from '../bytes';
import { copy, outputAt, put, recovered, results, setOutputAt, slots } from '../memory';
import { printsAhead, putText } from '../print/batchText';
import { append, combining, inverse } from '../settings';
import { hasResult, isComplete } from '../span';
import { printJson } from './special';

const NULL: u32 = 0x6c6c756e;

/** Names as they are written, quotes and colon included, in the order of the keys: length (u32), bytes. */
let names: usize = 0;
/** How many bytes they have in all: the most that a line grows, besides its values. */
export let namesSize: usize = 0;

/** Takes the list that the host has written at [start, end), which must stay there. */
export function setAddedKeys(start: usize, end: usize): void {
  names = start;
  namesSize = end - start;
}

/** `fields`: how many the object has before. */
export function addKeys(first: i32, fields: i32): void {
  let name = names;
  if (append) name = addKey(first, results, name, fields > 0);
  if (inverse) addKey(first, recovered, name, fields > 0 || append);
}

/** In the order in which the fields were asked for. Returns the address of the next name. */
function addKey(first: i32, from: usize, name: usize, comma: bool): usize {
  const fields = combining ? 1 : slots;
  for (let slot = 0; slot < fields; slot++) {
    const value = first + slot;
    if (comma) put(COMMA);
    comma = true;
    const nameEnd = name + 4 + load<u32>(name);
    copy(name + 4, nameEnd);
    name = nameEnd;
    if (combining ? isComplete(first) : hasResult(value)) {
      if (printsAhead()) putText(value);
      else setOutputAt(printJson(load<f64>(from + (<usize>value << 3)), false, outputAt));
    } else {
      store<u32>(outputAt, NULL);
      setOutputAt(outputAt + 4);
    }
  }
  return name;
}
