import { generator } from '../kernel/random.ts';

/** Seeded choices: the same on every run. */
export type Dice = ReturnType<typeof dice>;

export function dice(seed: number) {
  const random = generator(seed);
  const { below } = random;

  /** True once in `times`. */
  const once = (times: number): boolean => below(times) === 0;

  /** An integer from `min` to `max`. */
  const between = (min: number, max: number): number => min + below(max - min + 1);

  const pick = <T>(items: ArrayLike<T>): T => items[below(items.length)]!;

  /** One of several makers, each as often as its weight says. */
  const weighted = <T>(makers: readonly (readonly [weight: number, make: () => T])[]): T => {
    let at = below(makers.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, make] of makers) {
      if (at < weight) return make();
      at -= weight;
    }
    throw new RangeError('weights have to be positive integers');
  };

  const list = <T>(length: number, make: (index: number) => T): T[] =>
    Array.from({ length }, (_, i) => make(i));

  /** Characters of `alphabet`. */
  const text = (length: number, alphabet: ArrayLike<string>): string =>
    list(length, () => pick(alphabet)).join('');

  /** Small numbers more often than large ones, up to `max`. */
  const size = (max: number): number => Math.floor((max + 1) ** random.unit()) - 1;

  return { ...random, once, between, pick, weighted, list, text, size };
}

/** A seed for case `index` of a run: neighbours have nothing in common (the finalizer of MurmurHash3). */
export function seedOf(seed: number, index: number): number {
  let bits = (Math.imul(seed, 0x9e3779b1) + index) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}
