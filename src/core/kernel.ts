import bytes from '#kernel';
import { exactLogitDecimal } from '../exact/decimalLogit.ts';
import { exactSigmoidDecimal } from '../exact/decimalSigmoid.ts';
import { exactLogit } from '../exact/logit.ts';
import { nearest } from '../exact/nearest.ts';
import { exactSigmoid } from '../exact/sigmoid.ts';
import { roundTyped } from '../exact/typed.ts';
import { fixed, significant } from './decimal.ts';
import { giveBackMemory, takeMemory } from './memories.ts';
import type { Bad, Digits, Event, Text } from '../kernel/events.ts';

/** A byte of `memory`, or a count of bytes. */
type Address = WebAssembly.Global;
/** A float64. */
type Count = WebAssembly.Global;

/** What the compiled kernel exports: see `src/kernel/index.ts`. Addresses are bytes in `memory`; booleans are 0 and 1. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly scratch: Address;
  readonly SCRATCH_SIZE: Address;

  logit(p: number, base: number, single: boolean): number;
  sigmoid(x: number, base: number, single: boolean): number;
  logitArray(from: number, to: number, count: number, base: number, single: boolean): void;
  sigmoidArray(from: number, to: number, count: number, base: number, single: boolean): void;
  convertArray(from: number, given: number, to: number, count: number): number;
  convertText(start: number, end: number): number;
  ulpsBetween(a: number, b: number, single: boolean): number;

  parseDecimal(start: number, end: number): number;
  readonly parsed: Count;
  printFixed(value: number, digits: number, at: number): number;
  printShortest(value: number, at: number): number;
  printShortestSingle(value: number, at: number): number;
  printSignificant(value: number, digits: number, at: number): number;

  setFunction(sigmoid: boolean, single: boolean, base: number): void;
  setEps(eps: number): void;
  setExact(): void;
  setInverse(tolerance: number): void;
  setCheck(): void;
  setSummary(): void;
  setText(text: Text, digits: Digits, digitCount: number): void;
  setOperands(): void;
  setSource(csv: boolean): void;
  setArray(itemSize: number, bigEndian: boolean): void;
  setResultsBigEndian(bigEndian: boolean): void;
  setRecords(delimiter: number, quote: number, bad: Bad, append: boolean): void;
  setAfter(): void;
  setHeaderCells(cells: number): void;
  setMissing(start: number, end: number): void;
  setKeys(first: number): void;
  setMembers(start: number, end: number): void;
  readonly doubledMember: WebAssembly.Global;
  setColumns(count: number): number;
  readonly columnIndex: Address;
  readonly columnSlot: Address;
  readonly slotsSeen: Address;
  readonly statistics: Address;
  readonly STATISTICS_SIZE: Address;

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
  skipTo(address: number): void;
  run(end: number, last: boolean): Event;
  keepRest(end: number): number;
  readonly cursor: Address;
  readonly copied: Address;
  readonly troubleStart: Address;
  readonly troubleEnd: Address;
  readonly troubleLine: Count;
  readonly troubleSlot: Address;
  readonly troubleCells: Address;
  readonly cellCount: Address;
  readonly valueCount: Address;
  readonly values: Address;
  readonly results: Address;
  readonly recovered: Address;

  clearPlaces(): void;
  readonly allSeen: WebAssembly.Global;
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
  readonly failed: Count;
  readonly identical: Count;
  readonly worst: Count;
  readonly worstUlps: Count;
  readonly firstOutside: Address;
  readonly firstFar: Address;
  readonly firstFailed: Address;
  readonly firstBad: Address;
  readonly worstPlace: Address;
}

/** What the host takes as text: engines have no strings of half a gigabyte and more. */
const LONGEST_TEXT = 256 * 1024 * 1024;

let compiled: WebAssembly.Module | undefined;

/** A kernel of its own: memory, settings and tally are not shared. Compiled on the first call. */
export function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(bytes);

  const ascii = (start: number, end: number): string => {
    if (end - start > LONGEST_TEXT)
      throw new RangeError(`a number of ${end - start} digits is too long to be read exactly`);
    return Buffer.from(kernel.memory.buffer, start, end - start).toString('latin1');
  };
  const put = (text: string, at: number): number =>
    Buffer.from(kernel.memory.buffer, at, text.length).write(text, 'latin1');

  const host = {
    parseNumber(start: number, end: number): number {
      return parseNumber(ascii(start, end));
    },
    nearestTyped: (start: number, end: number, single: number): number =>
      roundTyped(ascii(start, end), (typed) => nearest(typed, single !== 0)),
    exactTyped(start: number, end: number, toProbability: number, base: number, single: number): number {
      const exactly = toProbability ? exactSigmoidDecimal : exactLogitDecimal;
      return roundTyped(ascii(start, end), (typed) => exactly(typed, base, single !== 0));
    },
    exactLogit: (p: number, base: number, single: number): number => exactLogit(p, base, single !== 0),
    exactSigmoid: (x: number, base: number, single: number): number => exactSigmoid(x, base, single !== 0),
    printFixed: (value: number, digits: number, at: number): number => put(fixed(value, digits), at),
    printSignificant: (value: number, digits: number, at: number): number =>
      put(significant(value, digits), at),
  };
  const imports = { host, env: { memory: takeMemory() } };
  const kernel = new WebAssembly.Instance(compiled, imports).exports as Kernel;
  if (!kernel.setColumns(1)) throw new RangeError('no memory for the kernel');
  kernel.clearPlaces();
  return kernel;
}

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
