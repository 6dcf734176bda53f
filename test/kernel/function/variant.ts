import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { exactLogit } from '../../../src/exact/logit.ts';
import { exactSigmoid } from '../../../src/exact/sigmoid.ts';

/** The functions alone, compiled from the kernel's own sources with some of them replaced. */
export interface Functions {
  readonly memory: WebAssembly.Memory;
  logit(p: number, base: number, single: boolean): number;
  sigmoid(x: number, base: number, single: boolean): number;
  logitArray(from: number, to: number, count: number, base: number, single: boolean): void;
  sigmoidArray(from: number, to: number, count: number, base: number, single: boolean): void;
  logitRatio(m: number, scale: number, base: number, single: boolean): number;
  /** Of the variant `recording`: the last estimate. */
  readonly hi: WebAssembly.Global;
  readonly lo: WebAssembly.Global;
  readonly eps: WebAssembly.Global;
}

const room = fileURLToPath(new URL('../../../src/kernel/function/', import.meta.url));

const entry = `
export { logitArray, sigmoidArray } from './batch';
export { logit } from './logit';
export { logitRatio } from './logitRatio';
export { sigmoid } from './sigmoid';
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
export const asBuilt = (): Promise<Functions> => compile({ 'entry.ts': entry });

/** Every estimate is refused: all values that need one come from the host. */
export const refusing = (): Promise<Functions> =>
  compile({ 'entry.ts': entry, 'margin.ts': 'export const MARGIN: f64 = Infinity;' });

/** Every estimate is accepted and kept for reading; results are hi + lo. */
export const recording = (): Promise<Functions> =>
  compile({
    'entry.ts': `${entry} export { hi, lo, eps } from './round';`,
    'round.ts': recordingRound,
  });

async function compile(replaced: Record<string, string>): Promise<Functions> {
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
  const host = {
    exactLogit: (p: number, base: number, single: number): number => exactLogit(p, base, single !== 0),
    exactSigmoid: (x: number, base: number, single: number): number => exactSigmoid(x, base, single !== 0),
  };
  return new WebAssembly.Instance(new WebAssembly.Module(binary), { host }).exports as Functions;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
