/** The block loop: scans, converts and writes batch by batch, until the host must act. */
import { clearBatch, clearStop, recordCount, stop, valueCount } from './batch';
import { checkBatch } from './check';
import { convertBatch } from './convert';
import { Source, StopReason, Text } from './abi';
import { gathered, gatherBatch } from './gather';
import { noteFirst } from './outside';
import { scoreBatch, scoring } from './score';
import { printsAhead, printTexts } from './print/batchText';
import { gathering } from './scan/labels';
import { scanNumbers } from './scan/numbers';
import { scanArguments } from './scan/arguments';
import { scanRecords } from './scan/records';
import { scanValues } from './scan/values';
import { checking, source, summing, text } from './settings';
import { addBatch } from './statistics';
import { writeNumbers } from './write/numbers';
import { writeRecords } from './write/records';
import { writeValues } from './write/values';

/** True: the batch is converted and not written yet. */
let converted: bool = false;
/** The room that the next piece of output needs. */
export let outputNeeded: usize = 0;

/**
 * Converts the complete records or numbers of [cursor, end); `last`: the input ends at `end`.
 * Values before an error are written before the error is reported.
 */
export function run(end: usize, last: bool): StopReason {
  while (true) {
    if (!converted) {
      if (stop != StopReason.Input) {
        const event = stop;
        clearStop();
        return event;
      }
      scan(end, last);
      if (checking) inspect();
      else if (gathering) gather();
      else convertBatch();
      noteFirst();
      converted = true;
      if (text == Text.None && (gathering ? waiting : valueCount) > 0 && !checking) return StopReason.Values;
      if (text != Text.None && text != Text.Values && printsAhead()) printTexts(valueCount);
    }
    outputNeeded = write();
    if (outputNeeded > 0) return StopReason.Output;
    const full = valueCount + recordCount > 0;
    clearBatch();
    converted = false;
    if (!full && stop == StopReason.Input) return StopReason.Input;
  }
}

function scan(end: usize, last: bool): void {
  if (source == Source.Array) scanValues(end);
  else if (source == Source.Arguments) scanArguments(end);
  else if (source == Source.Numbers) scanNumbers(end, last);
  else scanRecords(end, last);
}

function write(): usize {
  if (text == Text.None) return 0;
  if (text == Text.Values) return writeValues();
  return text == Text.Records ? writeRecords() : writeNumbers();
}

/** How many gathered rows the host must take. */
let waiting: i32 = 0;

function gather(): void {
  gatherBatch(scoring);
  if (scoring) scoreBatch();
  waiting = scoring ? 0 : gathered;
}

function inspect(): void {
  checkBatch();
  if (summing) addBatch(valueCount);
}
