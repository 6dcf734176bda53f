/** Functions of the kernel that are called once for each value, and those that take an array. */
import { createKernel } from '../../src/engine/kernel.ts';
import { functionsOf } from '../../test/kernel/function/functions.ts';
import { randomOf, type Random } from '../random.ts';
import type { Stage } from './stage.ts';

const COUNT = 2048;
const kernel = createKernel();
const functions = functionsOf(kernel);
const scratch = kernel.scratch.value;

/** A call that does next to nothing: what the others cost before they begin. */
export function emptyCall(): Stage {
  const pass = (): void => {
    for (let i = 0; i < COUNT; i++) kernel.setHeaderCells(i);
  };
  return { name: 'call', values: COUNT, bytes: 0, pass };
}

export function parseStage(name: string, spell: (random: Random) => string): Stage {
  const random = randomOf(1);
  const texts = Array.from({ length: COUNT }, () => spell(random));
  const ends = new Int32Array(COUNT + 1);
  for (const [i, text] of texts.entries()) ends[i + 1] = ends[i]! + text.length;
  const pass = (): void => {
    for (let i = 0; i < COUNT; i++) kernel.parseDecimal(scratch + ends[i]!, scratch + ends[i + 1]!);
  };
  return {
    name,
    values: COUNT,
    bytes: ends[COUNT]!,
    // The scratch area is shared, so that each stage lays out its own texts before it begins.
    pass: once(() => Buffer.from(kernel.memory.buffer).write(texts.join(''), scratch, 'latin1'), pass),
  };
}

export function printStage(name: string, draw: (random: Random) => number): Stage {
  const random = randomOf(2);
  const values = Float64Array.from({ length: COUNT }, () => draw(random));
  const pass = (): void => {
    for (let i = 0; i < COUNT; i++) kernel.printShortest(values[i]!, scratch);
  };
  return { name, values: COUNT, bytes: [...values].join('').length, pass };
}

export function arrayStage(name: 'logit' | 'sigmoid', draw: (random: Random) => number): Stage {
  const random = randomOf(3);
  const values = Float64Array.from({ length: COUNT }, () => draw(random));
  const results = scratch + values.byteLength;
  const passes = {
    logit: () => functions.logitArray(scratch, results, COUNT, 0, false),
    sigmoid: () => functions.sigmoidArray(scratch, results, COUNT, 0, false),
  };
  return {
    name,
    values: COUNT,
    bytes: 0,
    pass: once(() => new Float64Array(kernel.memory.buffer, scratch, COUNT).set(values), passes[name]),
  };
}

function once(prepare: () => void, pass: () => void): () => void {
  let ready = false;
  return () => {
    if (!ready) prepare();
    ready = true;
    pass();
  };
}
