import { expect, it } from 'vitest';
import { createKernel } from '../../../src/engine/kernel.ts';
import { functionsOf } from './functions.ts';
import { exactLogit } from '../../exact/functions.ts';
import { exactSigmoid } from '../../exact/functions.ts';
import { integers } from './numbers.ts';
import { cases } from '../../support/thorough.ts';

const built = createKernel();
const kernel = functionsOf(built);
const view = new DataView(new ArrayBuffer(4));

function float32(bits: number): number {
  view.setUint32(0, bits);
  return view.getFloat32(0);
}

it('rounds once where rounding the double would round twice', () => {
  const p = float32(0x3489cc36);
  expect(kernel.logit(p, 0, true)).toBe(exactLogit(p, 0, true));
  expect(Math.fround(kernel.logit(p, 0, false))).not.toBe(exactLogit(p, 0, true));
  const x = float32(0xba928601);
  expect(kernel.sigmoid(x, 0, true)).toBe(exactSigmoid(x, 0, true));
  expect(Math.fround(kernel.sigmoid(x, 0, false))).not.toBe(exactSigmoid(x, 0, true));
});

it.each([
  ['1/2 + x/4 half-way between two float32', (bits: number) => float32((bits & 0xff800003) | 0x34000000)],
  ['subnormal float32 results', (bits: number) => -88 - (bits % 2 ** 20) * 2 ** -16],
  ['results near 1', (bits: number) => 15 + (bits % 2 ** 20) * 2 ** -18],
])('returns the float32 nearest to the exact value: %s', (_name, make) => {
  const next = integers(1);
  for (let i = 0; i < cases(500); i++) {
    const x = Math.fround(make(next()));
    for (const base of [0, 2, 10]) {
      if (!Number.isFinite(x)) continue;
      expect([x, kernel.sigmoid(x, base, true)]).toEqual([x, exactSigmoid(x, base, true)]);
    }
  }
});
