import bytes from '#kernel';
import type { Affine } from '../exact/affine.ts';
import { float64, type Format as ExactFormat } from '../exact/format.ts';
import type { Scale } from '../exact/scale.ts';
import { answer } from './answer.ts';
import { giveBackMemory, takeMemory } from './memories.ts';
import type {
  Bad,
  Clamp,
  Digits,
  Format,
  Quantity,
  Question,
  Source,
  StopReason,
  Text,
} from '../kernel/abi.ts';

/** An address in `memory`, or a number of bytes. */
type Address = WebAssembly.Global;
/** A float64. */
type Count = WebAssembly.Global;

/** The exports of the compiled kernel: see `src/kernel/index.ts`. Booleans are 0 and 1. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly scratch: Address;
  readonly SCRATCH_SIZE: Address;

  /** The conversion for results that the kernel asks its host to decide by integer arithmetic. Set together with the scales. */
  exactly: ExactConversion;
  convertArray(from: number, given: number, to: number, count: number): number;
  apply(from: number, to: number, count: number, format: Format, isBack: boolean): void;
  convertText(start: number, end: number): number;
  ulpsBetween(a: number, b: number, format: Format): number;

  parseDecimal(start: number, end: number): number;
  readonly parsed: Count;
  printFixed(value: number, digits: number, at: number): number;
  printShortest(value: number, at: number): number;
  printShortestSingle(value: number, at: number): number;
  printShortestOf(value: number, format: Format, at: number): number;
  printSignificant(value: number, digits: number, at: number): number;

  setGiven(quantity: Quantity, mirrored: boolean, base: number, factor: number): void;
  setWanted(quantity: Quantity, mirrored: boolean, base: number, factor: number): void;
  setMap(isBack: boolean, scale: number, scaleLow: number, shift: number, shiftLow: number): void;
  setModel(coefficients: number, constant: number): void;
  setDomains(from: number, to: number, isLogarithm: boolean, wantedFrom: number, wantedTo: number): void;
  setFormat(format: Format): void;
  setPercent(exponent: number, isAllowed: boolean): void;
  setFar(below: number, above: number, watches: boolean): void;
  setBounds(clamp: Clamp, low: number, high: number, givenOfLow: number, givenOfHigh: number): void;
  setExact(): void;
  setInverse(tolerance: number): void;
  setCheck(): void;
  setSketch(whole: number, minExponent: number): void;
  setSummary(): void;
  setBins(from: number, perUnit: number, resultsFrom: number, resultsPerUnit: number): void;
  setText(text: Text, digits: Digits, digitCount: number): void;
  setSource(source: Source, isJson: boolean): void;
  setArray(format: Format, bigEndian: boolean): void;
  setResultsBigEndian(bigEndian: boolean): void;
  setQuoteIsSure(): void;
  setRecords(delimiter: number, quote: number, bad: Bad, append: boolean): void;
  setAfter(): void;
  setHeaderCells(cells: number): void;
  setEven(): void;
  setMissing(start: number, end: number): void;
  setGather(label: number, weight: number): void;
  setPositive(start: number, end: number): void;
  setScore(
    bins: number,
    lossBase: number,
    positiveWeight: number,
    maxLoss: number,
    side: number,
    half: number,
    isHalfAbove: boolean,
  ): void;
  clearScore(): void;
  readonly score: Address;
  readonly firstInfinite: Address;
  readonly gathered: WebAssembly.Global;
  readonly cellEnds: Address;
  readonly gatherRoom: WebAssembly.Global;
  readonly missingRows: Count;
  readonly outsideRows: Count;
  setKeys(first: number): void;
  setAddedKeys(start: number, end: number): void;
  readonly duplicateKey: WebAssembly.Global;
  readonly tooDeep: Address;
  setColumns(count: number): number;
  readonly columnIndex: Address;
  readonly columnSlot: Address;
  readonly slotsSeen: Address;
  readonly statistics: Address;
  readonly sketches: Address;

  setBlocks(input: number, output: number): number;
  readonly inputStart: Address;
  readonly inputCapacity: Address;
  readonly outputCapacity: Address;
  useOutput(half: number): void;
  readonly outputStart: Address;
  readonly outputAt: Address;
  readonly outputNeeded: Address;

  startLines(file: number, endByte: number, from: number, line: number): void;
  lineAt(address: number): number;
  recordEnd(start: number, end: number, last: boolean): number;
  peekRecord(start: number, end: number, last: boolean): number;
  forgetOpen(): void;
  holdsReturn(start: number, end: number): number;
  skipTo(address: number): void;
  run(end: number, last: boolean): StopReason;
  keepRest(end: number, to: number): number;
  readonly cursor: Address;
  readonly copied: Address;
  readonly troubleStart: Address;
  readonly troubleEnd: Address;
  readonly troubleLine: Count;
  readonly troubleSlot: Address;
  readonly troubleCells: Address;
  readonly cellCount: Address;
  readonly commaAt: Address;
  readonly commaLine: Count;
  readonly valueCount: Address;
  readonly values: Address;
  readonly results: Address;
  readonly recovered: Address;

  clearPlaces(): void;
  readonly allSeen: WebAssembly.Global;
  readonly rows: Count;
  readonly longRows: Count;
  readonly longTexts: Count;
  readonly longCells: Address;
  readonly longMax: Address;
  readonly longRow: Address;
  readonly longRowSize: Address;
  readonly numbers: Count;
  readonly missing: Count;
  readonly badCells: Count;
  readonly skipped: Count;
  readonly untouched: Count;
  readonly clamped: Count;
  readonly outside: Count;
  readonly outsideMin: Count;
  readonly outsideMax: Count;
  readonly far: Count;
  readonly farMin: Count;
  readonly farMax: Count;
  readonly allWithin: WebAssembly.Global;
  readonly anyBetween: WebAssembly.Global;
  readonly failed: Count;
  readonly identical: Count;
  readonly worst: Count;
  readonly worstUlps: Count;
  readonly firstOutside: Address;
  readonly firstFar: Address;
  readonly firstFailed: Address;
  readonly firstBad: Address;
  readonly firstLong: Address;
  readonly worstPlace: Address;
}

/** A conversion for integer arithmetic. */
export interface ExactConversion {
  readonly from: Scale;
  readonly to: Scale;
  /** A map of the log-odds, and its inverse; undefined: none. */
  readonly maps?: readonly [there: Affine, back: Affine] | undefined;
  /** The scales that a run that scores converts to, in the order of `Scored`. */
  readonly scored?: readonly Scale[] | undefined;
  readonly format: ExactFormat;
}

let compiled: WebAssembly.Module | undefined;

/** A new kernel, with its own memory, settings and counters. The code is compiled on the first call. */
export function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(bytes);

  const host = {
    answer: (question: Question, value: number, first: number, second: number): number =>
      answer(kernel, question, value, first, second),
  };
  const imports = { host, env: { memory: takeMemory() } };
  const { exports } = new WebAssembly.Instance(compiled, imports);
  // The exports of an instance cannot be written to.
  const kernel: Kernel = { ...(exports as Kernel), exactly: UNSET };
  if (!kernel.setColumns(1)) throw new RangeError('cannot allocate memory for the kernel');
  kernel.clearPlaces();
  return kernel;
}

const PROB: Scale = { quantity: 'prob', mirrored: false, base: 0, factor: 1 };
const UNSET: ExactConversion = { from: PROB, to: PROB, format: float64 };

/** Releases the memory of a kernel that is not used any more, for another kernel. */
export function releaseKernel({ memory }: Kernel): void {
  giveBackMemory(memory);
}
