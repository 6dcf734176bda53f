import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { exactConvert } from '../../../src/exact/convert.ts';
import { float32, float64, type Format } from '../../../src/exact/format.ts';
import type { Quantity, Scale } from '../../../src/exact/scale.ts';
import { Question } from '../../../src/kernel/abi.ts';
import type { Functions } from './functions.ts';

/** The functions alone, compiled from the kernel's own sources with some of them replaced. */
export interface Variant extends Functions {
  readonly memory: WebAssembly.Memory;
  /** One value from a scale to another, in float64. */
  convert(value: number, from: Scale, to: Scale): number;
  /** The first of a pair of equal values, which take the quick estimates. */
  convertPair(value: number, from: Scale, to: Scale): number;
  logitRatio(m: number, scale: number, base: number, single: boolean): number;
  /** Of the variant `recording`: the last estimate. */
  readonly hi: WebAssembly.Global;
  readonly lo: WebAssembly.Global;
  readonly eps: WebAssembly.Global;
}

/** What the compiled sources export. */
interface Exports extends Pick<Variant, 'memory' | 'hi' | 'lo' | 'eps'> {
  setGiven(quantity: number, mirrored: boolean, base: number, factor: number): void;
  setWanted(quantity: number, mirrored: boolean, base: number, factor: number): void;
  apply(from: number, to: number, count: number, format: number, isBack: boolean): void;
  logitRatio(m: number, scale: number, unit: number): number;
  unitOf(base: number, factor: number): number;
  toFormat(value: number, format: number): number;
}

const room = fileURLToPath(new URL('../../../src/kernel/function/', import.meta.url));

const entry = `
export { toFormat } from '../format';
export { apply, setGiven, setWanted } from './apply';
export { logitRatio } from './logitRatio';
export { unitOf } from './units';
`;

const recordingRound = `
export let hi: f64 = 0;
export let lo: f64 = 0;
export let eps: f64 = 0;
export function round(high: v128, low: v128, bound: v128): v128 {
  hi = f64x2.extract_lane(high, 0);
  lo = f64x2.extract_lane(low, 0);
  eps = f64x2.extract_lane(bound, 0);
  return f64x2.add(high, low);
}
`;

/** Everything as in the product. */
export const asBuilt = (): Promise<Variant> => compile({ 'entry.ts': entry });

/** Every estimate is refused: all values that need one come from the host. */
export const refusing = (): Promise<Variant> =>
  compile({ 'entry.ts': entry, 'margin.ts': 'export const MARGIN: f64 = Infinity;' });

/** The first estimate of each value is refused, and the second one accepted and kept for reading. */
export const recordingSecond = (): Promise<Variant> =>
  compile({
    'entry.ts': `${entry} export { hi, lo, eps } from './round';`,
    'round.ts': recordingRound
      .replace('export function', 'let isSecond = false;\nexport function')
      .replace('hi = f', 'isSecond = !isSecond;\n  if (isSecond) return f64x2.splat(NaN);\n  hi = f'),
  });

/** Every estimate is accepted and kept for reading; results are hi + lo. */
export const recording = (): Promise<Variant> =>
  compile({
    'entry.ts': `${entry} export { hi, lo, eps } from './round';`,
    'round.ts': recordingRound,
  });

async function compile(replaced: Record<string, string>): Promise<Variant> {
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const options =
    '--outFile out.wasm --optimizeLevel 3 --runtime stub --use abort= --enable simd --bindings none';
  const { error } = await asc.main(['entry.ts', '--baseDir', room, ...options.split(' ')], {
    readFile: (name) => replaced[name] ?? readIfThere(join(room, name)),
    writeFile: (_name, contents) => {
      binary = new Uint8Array(contents as Uint8Array);
    },
    listFiles: () => [],
  });
  if (error || !binary) throw error ?? new Error('asc wrote nothing');
  let scales: readonly [Scale, Scale] = [PROB, PROB];
  let format: Format = float64;
  const exact = (value: number, isBack: number, to: Format): number =>
    isBack === 0 ? exactConvert(value, ...scales, to) : exactConvert(value, scales[1], scales[0], to);
  const host = {
    answer: (question: Question, value: number, isBack: number): number => {
      if (question === Question.ExactConvert) return exact(value, isBack, float64);
      if (question === Question.ExactConvertToFormat) return exact(value, isBack, format);
      throw new Error(`functions of numbers do not ask question ${question}`);
    },
  };
  const exports = new WebAssembly.Instance(new WebAssembly.Module(binary), { host }).exports as Exports;
  const configure = (from: Scale, to: Scale, single: boolean): void => {
    scales = [from, to];
    format = single ? float32 : float64;
    exports.setGiven(QUANTITIES.indexOf(from.quantity), from.mirrored, from.base, from.factor);
    exports.setWanted(QUANTITIES.indexOf(to.quantity), to.mirrored, to.base, to.factor);
  };
  const one = (value: number, from: Scale, to: Scale, single: boolean): number => {
    configure(from, to, single);
    // After the tables.
    const place = exports.memory.buffer.byteLength - 16;
    const cell = new Float64Array(exports.memory.buffer, place, 1);
    cell[0] = value;
    exports.apply(place, place, 1, Number(single), false);
    return cell[0];
  };
  const pair = (value: number, from: Scale, to: Scale): number => {
    configure(from, to, false);
    const place = exports.memory.buffer.byteLength - 32;
    const cells = new Float64Array(exports.memory.buffer, place, 2).fill(value);
    exports.apply(place, place, 2, 0, false);
    return cells[0]!;
  };
  const array =
    (scalesFor: (base: number) => [Scale, Scale]) =>
    (from: number, to: number, count: number, base: number, single: boolean): void => {
      configure(...scalesFor(base), single);
      exports.apply(from, to, count, Number(single), false);
    };
  return {
    ...exports,
    convert: (value, from, to) => one(value, from, to, false),
    convertPair: pair,
    logit: (p, base, single) => one(p, PROB, logOdds(base), single),
    sigmoid: (x, base, single) => one(x, logOdds(base), PROB, single),
    logitArray: array((base) => [PROB, logOdds(base)]),
    sigmoidArray: array((base) => [logOdds(base), PROB]),
    logitRatio: (m, scale, base, single) =>
      exports.toFormat(exports.logitRatio(m, scale, exports.unitOf(base, 1)), Number(single)),
  };
}

const PROB: Scale = { quantity: 'prob', mirrored: false, base: 0, factor: 1 };
const logOdds = (base: number): Scale => ({ quantity: 'logOdds', mirrored: false, base, factor: 1 });
/** As the kernel numbers them. */
const QUANTITIES: readonly Quantity[] = ['prob', 'percent', 'odds', 'logOdds', 'logProb'];

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
