import { expect, it } from 'vitest';
import { configureConversion } from '../../src/engine/configure.ts';
import { conversionOf } from '../../src/engine/convert.ts';
import { createKernel, type Kernel } from '../../src/engine/kernel.ts';

function convert(kernel: Kernel, value: number): number {
  const cell = new Float64Array(kernel.memory.buffer, kernel.scratch.value, 1);
  cell[0] = value;
  kernel.convertArray(cell.byteOffset, cell.byteOffset, cell.byteOffset, 1);
  return cell[0];
}

it('a kernel shares neither settings nor memory with another', () => {
  const [first, second] = [createKernel(), createKernel()];
  configureConversion(first, conversionOf({ from: 'prob', to: 'logit' }, {}, 'float64'));
  configureConversion(second, conversionOf({ from: 'logit', to: 'prob' }, { eps: 0.25 }, 'float64'));
  expect(convert(first, 0.75)).toBe(1.0986122886681098);
  expect(convert(second, 0)).toBe(0.5);
  expect(convert(second, -5)).toBe(0.25);
  expect(convert(first, 0.5)).toBe(0);
  expect(first.memory).not.toBe(second.memory);
});
