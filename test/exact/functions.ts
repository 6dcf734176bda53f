/** logit and sigmoid in terms of `src/exact/convert.ts`, to a base (0: e), in float64 or float32. */
import { convertBits, exactConvert, exactConvertRatio } from '../../src/exact/convert.ts';
import { exactConvertDecimal } from '../../src/exact/convertDecimal.ts';
import type { Enclosure } from '../../src/exact/enclosure.ts';
import { float32, float64, type Format } from '../../src/exact/format.ts';
import type { DecimalRatio } from '../../src/exact/ratioOfDecimal.ts';
import type { Scale } from '../../src/exact/scale.ts';

const PROB: Scale = { quantity: 'prob', mirrored: false, base: 0, factor: 1 };
const logOdds = (base: number): Scale => ({ quantity: 'logOdds', mirrored: false, base, factor: 1 });
const formatOf = (single: boolean): Format => (single ? float32 : float64);

export const exactLogit = (p: number, base: number, single: boolean): number =>
  exactConvert(p, PROB, logOdds(base), formatOf(single));

export const exactSigmoid = (x: number, base: number, single: boolean): number =>
  exactConvert(x, logOdds(base), PROB, formatOf(single));

export const exactLogitRatio = (n: bigint, d: bigint, base: number, single: boolean): number =>
  exactConvertRatio({ numerator: n, denominator: d }, PROB, logOdds(base), formatOf(single));

export const exactSigmoidRatio = (n: bigint, d: bigint, base: number, single: boolean): number =>
  exactConvertRatio({ numerator: n, denominator: d }, logOdds(base), PROB, formatOf(single));

export const exactLogitDecimal = (p: DecimalRatio, base: number, single: boolean): number =>
  exactConvertDecimal(p, PROB, logOdds(base), formatOf(single));

export const exactSigmoidDecimal = (x: DecimalRatio, base: number, single: boolean): number =>
  exactConvertDecimal(x, logOdds(base), PROB, formatOf(single));

export const logitBits = (p: number, bits: number, base = 0): Enclosure =>
  convertBits(p, PROB, logOdds(base), bits);

export const sigmoidBits = (x: number, bits: number, base = 0): Enclosure =>
  convertBits(x, logOdds(base), PROB, bits);
