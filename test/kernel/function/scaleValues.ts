import { isLogarithmic, SCALES, type ScaleName } from '../../../src/job/scale.ts';
import { binades, uniform } from './numbers.ts';

/** Values of a scale: ordinary, tiny, near 1/2, near the ends, special. */
export function valuesOf(name: ScaleName, seed: number, count: number): number[] {
  const random = uniform(seed);
  const small = binades(seed + 1, -1022, 0);
  const { quantity, base = 1, factor } = { ...SCALES[name], base: SCALES[name].base ?? Math.E };
  const share = (): number => {
    const kind = random();
    if (kind < 0.4) return random();
    if (kind < 0.6) return small();
    return kind < 0.8 ? 1 - 2 ** (-53 * random()) : 0.5 + (random() - 0.5) * 2 ** (-45 * random());
  };
  const specials = [0, -0, 1, 0.5, 50, 100, -1, 2, NaN, Infinity, -Infinity, 5e-324];
  return Array.from({ length: count }, (_, i) => {
    if (i % 16 === 0) return specials[(i / 16) % specials.length]!;
    if (quantity === 'prob') return share();
    if (quantity === 'percent') return 100 * share();
    const logarithm = isLogarithmic(name) ? factor / Math.log(base) : 1;
    if (quantity === 'odds') return random() < 0.5 ? share() / (1 - share()) : small() ** -0.9;
    const size = random() < 0.5 ? 10 * random() : random() < 0.5 ? 760 * random() : small();
    if (quantity === 'logOdds') return (random() < 0.5 ? -size : size) * logarithm;
    const near = Math.LN2 + (random() - 0.5) * 2 ** (-45 * random());
    return -(random() < 0.3 ? near : size) * logarithm;
  });
}
