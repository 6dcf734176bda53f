/**
 * Why the kernel gave control back. The file is read by both compilers: the kernel's and the host's.
 */
export const enum StopReason {
  /** All complete records or numbers are converted; what follows `cursor` waits for more input (or there is none). */
  Input = 0,
  /** The output is full: take it and call again. `outputNeeded` says how much room the next piece wants. */
  Output = 1,
  /** A batch of values is in the arrays: take them and call again. Only without text output. */
  Values = 2,
  /** The bytes [troubleStart, troubleEnd) are not a number. */
  NotNumber = 3,
  /** The record at `troubleStart` has no cell for column slot `troubleSlot`. */
  NoCell = 4,
  /** The record at `troubleStart` has more cells than the header, so that its new cells would be in a wrong column. */
  TooLong = 5,
  /** The quote at `troubleStart` never closes. */
  Unclosed = 6,
  /** A line is not a JSON object: what is at `troubleStart`, up to the line's end at `troubleEnd`, cannot go on. */
  NoObject = 7,
  /** The record at `troubleStart` has another number of cells than the header, where all have to have as many. */
  OtherLength = 8,
  /** Carriage returns end lines in the record at `troubleStart`. */
  Returns = 9,
  /** A quote makes one record of several rows: [troubleStart, troubleEnd). */
  Swallowed = 10,
  /** The label [troubleStart, troubleEnd) is 0 or -1, and the other one was a label before. */
  MixedLabels = 11,
}

/** What the input is made of. */
export const enum Source {
  /** Numbers between white space and commas. */
  Numbers = 0,
  /** Arguments, one number each, ended by NUL. */
  Arguments = 1,
  /** Records of cells. */
  Csv = 2,
  /** A JSON object on each line. */
  Json = 3,
  /** Values as a computer holds them, one after the other. */
  Array = 4,
}

/** What a cell turned out to be. */
export const enum Cell {
  Number = 0,
  /** A marker of a missing value: stays as it is. */
  Missing = 1,
  /** No number, and to be left as it is. */
  Bad = 2,
  /** No number, and to be written as nan. */
  BadNan = 3,
  /** The record ends before it. */
  Absent = 4,
  /** The record ends before it, and its new cell is to be nan. */
  AbsentNan = 5,
}

/** What to do with a cell that is not a number. */
export const enum Bad {
  Fail = 0,
  Keep = 1,
  Nan = 2,
  Skip = 3,
}

/** What was seen in a column: one bit for each. */
export const enum Seen {
  Number = 1,
  /** In the first rows, a value between 0 and 1. */
  Fraction = 2,
  /** In the first rows, a 1. */
  One = 4,
  /** In the first rows, -9999. */
  Marker = 8,
}

/** The quantity that a scale expresses: the probability p, p / (1 - p), or the logarithm of one of these. */
export const enum Quantity {
  Prob = 0,
  Percent = 1,
  Odds = 2,
  LogOdds = 3,
  LogProb = 4,
}

/** What a run that scores converts its values to. */
export const enum Scored {
  LogProb = 0,
  LogComplement = 1,
  Prob = 2,
  Complement = 3,
}

/**
 * The sums over values x with weights w, as offsets in bytes. All are float64, and each sum is followed by the sum of its rounding
 * errors. Without weights, `Weight`, `SquaredWeight` and `Distance` stay 0.
 */
export const enum MomentsAt {
  Count = 0,
  /** c, a value near the mean. */
  Center = 8,
  /** sum(w), sum(w^2) */
  Weight = 16,
  SquaredWeight = 32,
  /** sum(w x) */
  Sum = 48,
  /** sum(w^2 (x - c)), sum(w^2 (x - c)^2) */
  Distance = 64,
  Square = 80,
}

/**
 * The sums over the rows in a bin, as offsets in bytes: those of label 0, those of label 1, and the number of rows, which stays 0
 * without weights.
 */
export const enum BinAt {
  /** sum(w p) and sum(w), then their rounding errors. */
  Negative = 0,
  Positive = 32,
  Count = 64,
  Size = 80,
}

/**
 * All sums of a run that scores, as offsets in bytes: `MomentsAt` of losses and of squared errors, single sums, and `BinAt` of each
 * bin.
 */
export const enum ScoreAt {
  Losses = 0,
  Squares = 96,
  /** sum(w) of the rows whose p is on the side of their label, and its rounding errors. */
  Right = 192,
  /** sum(y), and its rounding errors. */
  Positive = 208,
  /** The number of rows with an infinite loss and a weight above 0. */
  Infinite = 224,
  Bins = 240,
  Size = 8240,
}

/** A binary floating-point format of IEEE 754, or bfloat16. */
export const enum Format {
  Float64 = 0,
  Float32 = 1,
  Float16 = 2,
  Bfloat16 = 3,
}

/** What a clamp holds within bounds. */
export const enum Clamp {
  Nothing = 0,
  /** The values, which are probabilities. */
  Given = 1,
  /** The results. */
  Results = 2,
}

/** How a result is formatted. */
export const enum Digits {
  Shortest = 0,
  Fixed = 1,
  Significant = 2,
}

/** What the conversion writes. */
export const enum Text {
  /** Nothing: values are taken from the arrays. */
  None = 0,
  /** The input's records, with numbers replaced or cells added. */
  Records = 1,
  /** One result per line, and after a tab the value recovered from it. */
  Lines = 2,
  /** Input and result as two cells of CSV, and the recovered value as a third. */
  Table = 3,
  /** No text: results as a computer holds them. */
  Values = 4,
}

/** What the kernel asks of its host: see `host.ts`. */
export const enum Question {
  ParseNumber = 0,
  NearestTyped = 1,
  ExactTyped = 2,
  ExactConvert = 3,
  ExactConvertToFormat = 4,
  PrintFixed = 5,
  PrintSignificant = 6,
}

/** How many there are. */
export const enum Count {
  /** Bins of a histogram: below the range, 20 equal ones, above it, nan. */
  Bins = 23,
  /** Limbs of an exact sum, of 64 bits each: see `exactSum.ts`. */
  Limbs = 70,
  /** Places that are kept of the values of a column that fail. */
  Places = 10,
}

/**
 * What is kept of a column: where it is, in bytes. Counts and values are float64; what is kept of the values and of the
 * results is a pair of them, or one after the other.
 */
export const enum ColumnAt {
  Min = 0,
  Max = 16,
  Infinite = 32,
  BinsBefore = 48,
  BinsAfter = 48 + 23 * 8,
  Missing = 48 + 46 * 8,
  NotNumbers = 56 + 46 * 8,
  Clamped = 64 + 46 * 8,
  Outside = 72 + 46 * 8,
  /** Exact sums of the finite ones. */
  SumBefore = 80 + 46 * 8,
  SumAfter = 80 + 46 * 8 + 70 * 8,
  /** How many values fail, and the first `Count.Places` of them: line, value and file of each, all float64. */
  Failing = 80 + 46 * 8 + 140 * 8,
  Size = 88 + 46 * 8 + 140 * 8 + 30 * 8,
}

/** How a sketch of a column is made: see `sketch.ts`. */
export const enum Sketch {
  /** Of more columns there are no sketches. */
  Columns = 256,
  /** So many numbers are kept as they are. */
  Kept = 16384,
  /** Buckets from a power of two to the next one, and the powers that they cover. */
  PerOctave = 128,
  Octaves = 64,
  /** Sizes that are distinguished: the buckets, smaller, larger, and infinite. */
  Sizes = 64 * 128 + 3,
  Buckets = 2 * (64 * 128 + 3) + 1,
}

/** A sketch: where it is, in bytes. Counts and values are float64. */
export const enum SketchAt {
  /** Numbers seen, a nan not among them. */
  Total = 0,
  /** The first ones. */
  Kept = 8,
  Buckets = 8 + 16384 * 8,
  Size = 8 + 16384 * 8 + (2 * (64 * 128 + 3) + 1) * 8,
}

/** A place in the input that a message names, and the value there: where what is kept of it is, in bytes. */
export const enum PlaceAt {
  /** float64, as the two that follow. */
  Line = 0,
  Value = 8,
  Recovered = 16,
  /** int32: the number that the host has for the file; -1: nothing has happened yet. */
  File = 24,
  /** int32. */
  Slot = 28,
  /** int32: how long the text is; 0: there is none, or it is too long. */
  TextLength = 32,
  TextBytes = 36,
  Size = 80,
}
