/** Results of a number stream as text. */
import { valueCount } from '../batch';
import { LF } from '../bytes';
import { Text } from '../abi';
import { copy, outputAt, outputEnd, put, recovered, results, setOutputAt, TEXT_ROOM, TEXT_SIZE, values } from '../memory';
import { textAt, writeText } from '../print/slot';
import { printsAhead, putText } from '../print/batchText';
import { printExactly, printValue } from '../print/value';
import { delimiter, exact, inverse, text, widest } from '../settings';
import { spanOf } from '../span';

const TAB: u8 = 0x09;

/** The next value to write. */
let index: i32 = 0;

/** Writes what is left of the batch; returns 0, or the room that the next value wants and the output does not have. */
export function writeNumbers(): usize {
  const ahead = printsAhead();
  if (text == Text.Lines && ahead) return writeLines();
  const room: usize = 3 * (widest + 1);
  for (; index < valueCount; index++) {
    // With --exact the number is shown as it was typed, for that is what was converted.
    const typed = text == Text.Table && exact;
    const span = spanOf(index);
    const needed = room + (typed ? <usize>(span.end - span.start) : 0);
    if (outputAt + needed > outputEnd) return needed;
    const at = <usize>index << 3;
    if (text == Text.Table) {
      if (typed) copy(span.start, span.end);
      else setOutputAt(printExactly(load<f64>(values + at), outputAt));
      put(delimiter);
    }
    if (ahead) putText(index);
    else setOutputAt(printValue(load<f64>(results + at), outputAt));
    if (inverse) {
      put(text == Text.Table ? delimiter : TAB);
      setOutputAt(printValue(load<f64>(recovered + at), outputAt));
    }
    put(LF);
  }
  index = 0;
  return 0;
}

/** One text a line. */
function writeLines(): usize {
  const fitting = <i32>((outputEnd - outputAt) / TEXT_ROOM);
  const end = index + min(valueCount - index, fitting);
  const textsEnd = textAt(end);
  let to = outputAt;
  for (let text = textAt(index); text < textsEnd; text += TEXT_SIZE) {
    to = writeText(text, to);
    store<u8>(to++, LF);
  }
  setOutputAt(to);
  index = end;
  if (index < valueCount) return TEXT_ROOM;
  index = 0;
  return 0;
}
