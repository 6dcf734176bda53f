/** The kernel's surface: one WebAssembly module, used through `src/engine/`. */
export { copied, cursor, keepRest, skipTo, troubleCells, troubleEnd, troubleLine, troubleSlot, troubleStart, valueCount } from './batch';
export { setColumns } from './columns';
export { convertArray, convertText } from './convert';
export { ulpsBetween } from './format';
export { apply, setGiven, setWanted } from './function/apply';
export { setMap } from './function/convertMapped';
export { setModel } from './function/combine';
export { gathered, gatherRoom, missingRows, outsideRows } from './gather';
export { setKeys } from './json/keys';
export { setAddedKeys } from './json/addedKeys';
export { tooDeep } from './json/skip';
export { duplicateKey } from './json/walk';
export {
  cellEnds,
  columnIndex,
  columnSlot,
  inputCapacity,
  inputStart,
  outputAt,
  outputCapacity,
  outputStart,
  recovered,
  results,
  scratch,
  SCRATCH_SIZE,
  setBlocks,
  sketches,
  slotsSeen,
  statistics,
  useOutput,
  values,
} from './memory';
export { allWithin, anyBetween, far, farMin, farMax, outside, outsideMin, outsideMax, setFar } from './outside';
export { parsed, parseDecimal } from './parse/decimal';
export { setPercent } from './parse/suffix';
export { printFixed } from './print/fixed';
export { printShortest, printShortestSingle } from './print/shortest';
export { printSignificant } from './print/significant';
export { printShortestOf } from './print/value';
export { clearScore, setScore } from './score';
export { score } from './scoreBins';
export { outputNeeded, run } from './run';
export { setMissing } from './scan/cell';
export { commaAt, commaLine } from './scan/commas';
export { cellCount, forgetOpen, peekRecord, recordEnd } from './scan/csvMachine';
export { setGather, setPositive } from './scan/labels';
export { holdsReturn } from './scan/ragged';
export {
  setAfter,
  setArray,
  setBins,
  setBounds,
  setCheck,
  setDomains,
  setEven,
  setExact,
  setFormat,
  setHeaderCells,
  setInverse,
  setQuoteIsSure,
  setRecords,
  setResultsBigEndian,
  setSketch,
  setSource,
  setSummary,
  setText,
} from './settings';
export {
  allSeen,
  badCells,
  clamped,
  clearPlaces,
  failed,
  firstBad,
  firstFailed,
  firstFar,
  firstInfinite,
  firstLong,
  firstOutside,
  identical,
  lineAt,
  longCells,
  longMax,
  longRow,
  longRowSize,
  longRows,
  longTexts,
  missing,
  numbers,
  rows,
  skipped,
  startLines,
  untouched,
  worst,
  worstPlace,
  worstUlps,
} from './counters';
