/** What a run is asked to do. Set once, before the first block; nothing here changes while it runs. */
import { Bad, Digits, Text } from './events';

/** True: log-odds to probability. False: probability to log-odds. */
export let toProbability: bool = false;
/** True: input, bounds and results are rounded to float32. */
export let single: bool = false;
/** Base of the log-odds; 0 is e. */
export let base: f64 = 0;
/** True: probabilities are held within [lowest, highest]. */
export let clamping: bool = false;
export let lowest: f64 = 0;
export let highest: f64 = 1;
/** True: the number as typed is converted. */
export let exact: bool = false;
/** True: every result is converted back and compared. */
export let inverse: bool = false;
/** Relative tolerance of that comparison; negative: what one rounding of the result explains. */
export let tolerance: f64 = -1;

/** Chooses the function; any clamp, and whether it is exact, is set after it. */
export function setFunction(sigmoid: bool, float32: bool, logarithmBase: f64): void {
  toProbability = sigmoid;
  single = float32;
  base = logarithmBase;
  clamping = false;
  exact = false;
}

/** The bounds as PyTorch takes them: eps and 1 - eps each rounded to the dtype. */
export function setEps(eps: f64): void {
  clamping = true;
  lowest = single ? <f64>(<f32>eps) : eps;
  highest = single ? <f64>(<f32>(1 - <f32>eps)) : 1 - eps;
}

/** The nearest probability within the bounds. A nan stays a nan: every comparison with it is false. */
export function clamp(probability: f64): f64 {
  return probability < lowest ? lowest : probability > highest ? highest : probability;
}

export function setExact(): void {
  exact = true;
}

export function setInverse(relative: f64): void {
  inverse = true;
  tolerance = relative;
}

/** True: values are looked at and not converted. */
export let checking: bool = false;

export function setCheck(): void {
  checking = true;
}

/** True: the figures of each column are kept. */
export let summing: bool = false;

export function setSummary(): void {
  summing = true;
}

export let text: Text = Text.None;
export let digits: Digits = Digits.Shortest;
export let digitCount: i32 = 0;
/** The most bytes that one printed value takes. */
export let widest: usize = 32;

export function setText(kind: Text, style: Digits, count: i32): void {
  text = kind;
  digits = style;
  digitCount = count;
  // A double has at most 309 digits before the point, which only a number as typed, such as 1e-(10^300), can reach: the
  // log-odds of a double stay below 10^20 in any base that a double can name.
  widest = style == Digits.Fixed ? <usize>(count + (exact ? 320 : 32)) : 32;
}

/** Bytes of a value where the input is an array; 0: it is text. */
export let arrayItem: usize = 0;
/** True: its values have their highest byte first. */
export let arrayBigEndian: bool = false;
/** The same for results that are no text. */
export let resultsBigEndian: bool = false;

export function setArray(itemSize: i32, bigEndian: bool): void {
  arrayItem = itemSize;
  arrayBigEndian = bigEndian;
}

export function setResultsBigEndian(bigEndian: bool): void {
  resultsBigEndian = bigEndian;
}

/** Byte between cells. */
export let delimiter: u8 = 0x2c;
/** Byte round a cell, or -1: none. */
export let quote: i32 = 0x22;
export let bad: Bad = Bad.Fail;
/** True: results are new cells, at the end of the record but for `after`; the converted cell stays. */
export let append: bool = false;
/** True: new cells stand behind the one that they are made of. */
export let after: bool = false;
/** Cells in the header record (or in the first one, where there is no header). */
export let headerCells: i32 = 0;
/** True: new cells are written. */
export let extending: bool = false;

export function setRecords(delimiterByte: u8, quoteByte: i32, policy: Bad, appending: bool): void {
  delimiter = delimiterByte;
  quote = quoteByte;
  bad = policy;
  append = appending;
  extending = text == Text.Records && (appending || inverse);
}

export function setAfter(): void {
  after = true;
}

export function setHeaderCells(cells: i32): void {
  headerCells = cells;
}

/** True: numbers are arguments, each ended by NUL. False: a stream of numbers between separators. */
export let operands: bool = false;

export function setOperands(): void {
  operands = true;
}
