/** The settings of a run. They are set once, before the first block, and do not change during the run. */
import { sizeOf } from './format';
import { Bad, Clamp, Digits, Format, Source, Text } from './abi';

export let source: Source = Source.Numbers;

/** True: records are JSON objects. */
export let json: bool = false;

export function setSource(kind: Source, isJson: bool): void {
  source = kind;
  json = isJson;
}

/** The format that input, bounds and results are rounded to. */
export let format: Format = Format.Float64;
/** What is clamped to [lowest, highest]. */
export let clamps: Clamp = Clamp.Nothing;
export let lowest: f64 = 0;
export let highest: f64 = 1;
/** If results are clamped: the values that are converted to the bounds. */
export let givenOfLowest: f64 = 0;
export let givenOfHighest: f64 = 1;
/** The domain of the scale that is converted from. */
export let domainStart: f64 = 0;
export let domainEnd: f64 = 1;
/** The domain of the scale that is converted to. */
export let wantedStart: f64 = -Infinity;
export let wantedEnd: f64 = Infinity;
/** True: values are logarithms. Then the error of a small value is absolute, and infinity does not pass a check. */
export let fromLogarithm: bool = false;
/** True: the decimal as written is converted. */
export let exact: bool = false;
/** True: every result is converted back and compared. */
export let inverse: bool = false;
/** The relative tolerance of that comparison; negative: one rounding error of the result. */
export let tolerance: f64 = -1;

/** Sets the domains, and resets the clamp and `exact`, which are set afterwards. */
export function setDomains(start: f64, end: f64, isLogarithm: bool, toStart: f64, toEnd: f64): void {
  wantedStart = toStart;
  wantedEnd = toEnd;
  domainStart = start;
  domainEnd = end;
  fromLogarithm = isLogarithm;
  clamps = Clamp.Nothing;
  exact = false;
}

export function setFormat(chosen: Format): void {
  format = chosen;
}

/** Sets the bounds of a clamp, in the format; for results, also the values that are converted to them. */
export function setBounds(held: Clamp, low: f64, high: f64, givenOfLow: f64, givenOfHigh: f64): void {
  clamps = held;
  lowest = low;
  highest = high;
  givenOfLowest = givenOfLow;
  givenOfHighest = givenOfHigh;
}

/** The nearest value within the bounds. A nan stays a nan: every comparison with it is false. */
export function clamp(value: f64): f64 {
  return value < lowest ? lowest : value > highest ? highest : value;
}

/** Whether a value is outside the domain. False for nan. */
// @ts-ignore: decorator
@inline
export function isOutside(value: f64): bool {
  return value < domainStart || value > domainEnd;
}

/** Whether a clamp of results moves `result`, the result of `value`. */
// @ts-ignore: decorator
@inline
export function isMoved(value: f64, result: f64): bool {
  return isOutside(value) || result < lowest || result > highest;
}

export function setExact(): void {
  exact = true;
}

export function setInverse(relative: f64): void {
  inverse = true;
  tolerance = relative;
}

/** True: the values of a record are combined into one result: see `function/combine.ts`. */
export let combining: bool = false;

export function setCombining(): void {
  combining = true;
}

/** True: values are only inspected, not converted. */
export let checking: bool = false;

export function setCheck(): void {
  checking = true;
}

/** True: the statistics of each column are kept. */
export let summing: bool = false;
/** The starts of the bins of values and of results, and the numbers of bins per unit. */
export let binsFromBefore: f64 = 0;
export let binsPerUnitBefore: f64 = 20;
export let binsFromAfter: f64 = -10;
export let binsPerUnitAfter: f64 = 1;

export function setSummary(): void {
  summing = true;
}

/** The value of a share for p = 1: sketches use the distance to 0 or to this, whichever is smaller. 0: values are not shares. */
export let whole: f64 = 0;
/** The smallest size that sketches distinguish from smaller ones is 2 to the power of this. */
export let minExponent: i32 = 0;

export function setSketch(wholeShare: f64, exponent: i32): void {
  whole = wholeShare;
  minExponent = exponent;
}

export function setBins(fromBefore: f64, perUnitBefore: f64, fromAfter: f64, perUnitAfter: f64): void {
  binsFromBefore = fromBefore;
  binsPerUnitBefore = perUnitBefore;
  binsFromAfter = fromAfter;
  binsPerUnitAfter = perUnitAfter;
}

export let text: Text = Text.None;
export let digits: Digits = Digits.Shortest;
export let digitCount: i32 = 0;
/** The maximum length of a printed value, in bytes. */
export let widest: usize = 32;

export function setText(kind: Text, style: Digits, count: i32): void {
  text = kind;
  digits = style;
  digitCount = count;
  // A double has at most 309 digits before the point, which only a number as typed, such as 1e-(10^300), can reach: the
  // log-odds of a double stay below 10^20 in any base that a double can name.
  widest = style == Digits.Fixed ? <usize>(count + (exact ? 320 : 32)) : 32;
}

/** The size of a value in an array, in bytes. */
export let arrayItem: usize = 8;
export let arrayFormat: Format = Format.Float64;
/** True: values of the array have their highest byte first. */
export let arrayBigEndian: bool = false;
/** The same for results that are not text. */
export let resultsBigEndian: bool = false;

export function setArray(itemFormat: Format, bigEndian: bool): void {
  arrayFormat = itemFormat;
  arrayItem = sizeOf(itemFormat);
  arrayBigEndian = bigEndian;
}

export function setResultsBigEndian(bigEndian: bool): void {
  resultsBigEndian = bigEndian;
}

/** The byte between cells. */
export let delimiter: u8 = 0x2c;
/** The byte around quoted cells; -1: none. */
export let quote: i32 = 0x22;
/** True: the user named the quote, so quotes that look stray are accepted. */
export let quoteIsSure: bool = false;
export let bad: Bad = Bad.Fail;
/** True: results are new cells, at the end of the record unless `after` is set. Converted cells stay unchanged. */
export let append: bool = false;
/** True: new cells are inserted after their source cell. */
export let after: bool = false;
/** The number of cells in the header, or in the first record if there is no header. */
export let headerCells: i32 = 0;
/** True: new cells are written. */
export let extending: bool = false;

export function setQuoteIsSure(): void {
  quoteIsSure = true;
}

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

/** True: a record that differs in length from the header stops the run. */
export let even: bool = false;

export function setEven(): void {
  even = true;
}

export function setHeaderCells(cells: i32): void {
  headerCells = cells;
}
