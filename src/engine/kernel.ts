import bytes from '#kernel';
import { exactMapped, type Affine } from '../exact/affine.ts';
import { exactConvert } from '../exact/convert.ts';
import { exactConvertDecimal } from '../exact/convertDecimal.ts';
import { bfloat16, float16, float32, float64, type Format as ExactFormat } from '../exact/format.ts';
import { nearest } from '../exact/nearest.ts';
import type { Scale } from '../exact/scale.ts';
import { roundTyped } from '../exact/typed.ts';
import { fixed, significant } from './decimal.ts';
import { latin1Bytes, latin1Text } from '../text/encoding.ts';
import { giveBackMemory, takeMemory } from './memories.ts';
import type { Bad, Clamp, Digits, StopReason, Format, Quantity, Source, Text } from '../kernel/abi.ts';

/** A byte of `memory`, or a count of bytes. */
type Address = WebAssembly.Global;
/** A float64. */
type Count = WebAssembly.Global;

/** What the compiled kernel exports: see `src/kernel/index.ts`. Addresses are bytes in `memory`; booleans are 0 and 1. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly scratch: Address;
  readonly SCRATCH_SIZE: Address;

  /** What its host decides: the conversion of the run, as integers know it. Set with the scales. */
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
  setDomains(from: number, to: number, isLogarithm: boolean, wantedFrom: number, wantedTo: number): void;
  setFormat(format: Format): void;
  setPercent(exponent: number, isAllowed: boolean): void;
  setFar(below: number, above: number): void;
  setBounds(clamp: Clamp, low: number, high: number, givenOfLow: number, givenOfHigh: number): void;
  setExact(): void;
  setInverse(tolerance: number): void;
  setCheck(): void;
  setSummary(): void;
  setBins(from: number, perUnit: number, resultsFrom: number, resultsPerUnit: number): void;
  setText(text: Text, digits: Digits, digitCount: number): void;
  setSource(source: Source): void;
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
  readonly gathered: WebAssembly.Global;
  readonly gatheredStarts: Address;
  readonly gatherRoom: WebAssembly.Global;
  readonly missingRows: Count;
  readonly outsideRows: Count;
  setKeys(first: number): void;
  setMembers(start: number, end: number): void;
  readonly doubledMember: WebAssembly.Global;
  readonly tooDeep: Address;
  setColumns(count: number): number;
  readonly columnIndex: Address;
  readonly columnSlot: Address;
  readonly slotsSeen: Address;
  readonly statistics: Address;

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
  keepRest(end: number): number;
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
  readonly longMost: Address;
  readonly longRow: Address;
  readonly longRowSize: Address;
  readonly numbers: Count;
  readonly missing: Count;
  readonly badCells: Count;
  readonly skipped: Count;
  readonly untouched: Count;
  readonly clamped: Count;
  readonly outside: Count;
  readonly outsideLeast: Count;
  readonly outsideMost: Count;
  readonly far: Count;
  readonly farLeast: Count;
  readonly farMost: Count;
  readonly company: WebAssembly.Global;
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

/** The scales and the format of a run. */
export interface ExactConversion {
  readonly from: Scale;
  readonly to: Scale;
  /** A map of the log-odds, and its inverse; undefined: none. */
  readonly maps?: readonly [there: Affine, back: Affine] | undefined;
  readonly format: ExactFormat;
}

/** What the host takes as text: engines have no strings of half a gigabyte and more. */
const LONGEST_TEXT = 256 * 1024 * 1024;

/** A number that is too long to be read exactly. `start`: its address. */
export class LongNumber extends RangeError {
  override readonly name = 'LongNumber';
  readonly start: number;

  constructor(message: string, start: number) {
    super(message);
    this.start = start;
  }
}

/** What `read` makes of the number at `start`. */
function readAt(start: number, read: () => number): number {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new LongNumber(error.message, start) : error;
  }
}

let compiled: WebAssembly.Module | undefined;

/** A kernel of its own: memory, settings and stats are not shared. Compiled on the first call. */
export function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(bytes);

  const ascii = (start: number, end: number): string => {
    if (end - start > LONGEST_TEXT)
      throw new RangeError(`a number of ${end - start} digits is too long to be read exactly`);
    return latin1Text(new Uint8Array(kernel.memory.buffer, start, end - start));
  };
  const put = (text: string, at: number): number => {
    new Uint8Array(kernel.memory.buffer).set(latin1Bytes(text), at);
    return text.length;
  };
  // A number on a scale of percentages is the same with a `%`.
  const decimal = (start: number, end: number): string => {
    const text = ascii(start, end);
    return kernel.exactly.from.quantity === 'percent' ? text.replace(/%$/, '') : text;
  };

  const host = {
    parseNumber: (start: number, end: number): number =>
      readAt(start, () => parseNumber(decimal(start, end))),
    nearestTyped: (start: number, end: number, format: number): number =>
      readAt(start, () => roundTyped(decimal(start, end), (typed) => nearest(typed, EXACT_FORMATS[format]!))),
    exactTyped(start: number, end: number): number {
      const { from, to, format } = kernel.exactly;
      return readAt(start, () =>
        roundTyped(decimal(start, end), (typed) => exactConvertDecimal(typed, from, to, format)),
      );
    },
    exactConvert: (value: number, isBack: number): number => exact(value, isBack, float64),
    exactConvertToFormat: (value: number, isBack: number): number =>
      exact(value, isBack, kernel.exactly.format),
    printFixed: (value: number, digits: number, at: number): number => put(fixed(value, digits), at),
    printSignificant: (value: number, digits: number, at: number): number =>
      put(significant(value, digits), at),
  };
  const exact = (value: number, isBack: number, format: ExactFormat): number => {
    const { from, to, maps } = kernel.exactly;
    if (maps)
      return isBack === 0
        ? exactMapped(value, from, to, maps[0], format)
        : exactMapped(value, to, from, maps[1], format);
    return isBack === 0 ? exactConvert(value, from, to, format) : exactConvert(value, to, from, format);
  };
  const imports = { host, env: { memory: takeMemory() } };
  const { exports } = new WebAssembly.Instance(compiled, imports);
  // The exports of an instance cannot be written to.
  const kernel: Kernel = { ...(exports as Kernel), exactly: UNSET };
  if (!kernel.setColumns(1)) throw new RangeError('no memory for the kernel');
  kernel.clearPlaces();
  return kernel;
}

/** By their numbers in the kernel. */
const EXACT_FORMATS: readonly ExactFormat[] = [float64, float32, float16, bfloat16];

const PROB: Scale = { quantity: 'prob', mirrored: false, base: 0, factor: 1 };
const UNSET: ExactConversion = { from: PROB, to: PROB, format: float64 };

/** A kernel that is done: another one may take its memory. */
export function releaseKernel({ memory }: Kernel): void {
  giveBackMemory(memory);
}

/** `Number` of decimal text, where a `%` at the end lowers the exponent by 2, so that the value is rounded once. */
function parseNumber(text: string): number {
  if (!text.endsWith('%')) return Number(text);
  const [mantissa = '', exponent = '0'] = text.slice(0, -1).toLowerCase().split('e');
  return Number(`${mantissa}e${BigInt(exponent.replace('+', '')) - 2n}`);
}
