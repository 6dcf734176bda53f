/** What a run is asked to do. Set once, before the first block; nothing here changes while it runs. */
import { sizeOf } from './format';
import { Bad, Clamp, Digits, Format, Source, Text } from './abi';

export let source: Source = Source.Numbers;

/** True: its records are JSON objects. */
export let json: bool = false;

export function setSource(kind: Source, isJson: bool): void {
  source = kind;
  json = isJson;
}

/** The format that input, bounds and results are rounded to. */
export let format: Format = Format.Float64;
/** What is held within [lowest, highest]. */
export let clamps: Clamp = Clamp.Nothing;
export let lowest: f64 = 0;
export let highest: f64 = 1;
/** Where results are clamped: what is converted to the bounds. */
export let givenOfLowest: f64 = 0;
export let givenOfHighest: f64 = 1;
/** Values outside [domainStart, domainEnd] are not on the scale that is converted from. */
export let domainStart: f64 = 0;
export let domainEnd: f64 = 1;
/** The same of the scale that is converted to. */
export let wantedStart: f64 = -Infinity;
export let wantedEnd: f64 = Infinity;
/** True: they are logarithms, of which an error counts as it is while they are small, and infinity is not a proper value. */
export let fromLogarithm: bool = false;
/** True: the decimal as written is converted. */
export let exact: bool = false;
/** True: every result is converted back and compared. */
export let inverse: bool = false;
/** Relative tolerance of that comparison; negative: what one rounding of the result explains. */
export let tolerance: f64 = -1;

/** Describes the scales; any clamp, and whether it is exact, is set after it. */
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

/** The bounds, in the format, and for results also what is converted to them. */
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

/** Whether a value lies outside the domain. A nan does not. */
// @ts-ignore: decorator
@inline
export function isOutside(value: f64): bool {
  return value < domainStart || value > domainEnd;
}

/** Whether a clamp of results moves `result`, which `value` was converted to. */
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

/** True: the values of a record make one result: see `function/combine.ts`. */
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
/** Where the bins of values and of results start, and how many there are in a unit. */
export let binsFromBefore: f64 = 0;
export let binsPerUnitBefore: f64 = 20;
export let binsFromAfter: f64 = -10;
export let binsPerUnitAfter: f64 = 1;

export function setSummary(): void {
  summing = true;
}

/** Sketches of shares tell their sizes up to a half, and beyond it those of what is missing to this; 0: they are of other numbers. */
export let whole: f64 = 0;
/** The least size that sketches tell from smaller ones is 2 to the power of this. */
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

/** Bytes of a value of an array. */
export let arrayItem: usize = 8;
export let arrayFormat: Format = Format.Float64;
/** True: its values have their highest byte first. */
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

/** Byte between cells. */
export let delimiter: u8 = 0x2c;
/** Byte round a cell, or -1: none. */
export let quote: i32 = 0x22;
/** True: the user named the quote, so what looks like a stray one is not. */
export let quoteIsSure: bool = false;
export let bad: Bad = Bad.Fail;
/** True: results are new cells, at the end of the record but for `after`; the converted cell stays. */
export let append: bool = false;
/** True: new cells are inserted after their source cell. */
export let after: bool = false;
/** Cells in the header record (or in the first one, where there is no header). */
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

/** True: a record of another length than the header stops the run. */
export let even: bool = false;

export function setEven(): void {
  even = true;
}

export function setHeaderCells(cells: i32): void {
  headerCells = cells;
}
