import { cases } from '../support/thorough.ts';

const view = new DataView(new ArrayBuffer(8));

/** Seeded random numbers (xorshift128, Marsaglia 2003): the same on every run. */
export function generator(seed: number) {
  let [x, y, z, w] = [seed, 362436069, 521288629, 88675123] as [number, number, number, number];

  /** 32 random bits. */
  const bits = (): number => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  for (let i = 0; i < 64; i++) bits();

  /** Any finite double: sign, exponent and fraction equally likely. */
  const double = (): number => {
    view.setUint32(0, bits());
    view.setUint32(4, bits());
    const value = view.getFloat64(0);
    return Number.isFinite(value) ? value : double();
  };

  /** Any finite float32. */
  const single = (): number => {
    view.setUint32(0, bits());
    const value = view.getFloat32(0);
    return Number.isFinite(value) ? value : single();
  };

  return {
    double,
    single,
    /** An integer from 0 to limit - 1. */
    below: (limit: number): number => bits() % limit,
    /** A number from 0 to 1. */
    unit: (): number => (bits() * 2 ** 21 + (bits() >>> 11)) * 2 ** -53,
    /** So many decimal digits. */
    digits: (length: number): string => {
      let text = '';
      while (text.length < length) text += String(bits() % 1e9).padStart(9, '0');
      return text.slice(0, length);
    },
  };
}

/** What `make` returns for so many cases. */
export function repeat<T>(count: number, make: () => T): T[] {
  return Array.from({ length: cases(count) }, make);
}

/** The double next to `value`, away from zero. */
export function next(value: number): number {
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0);
}

/** The double halfway between the float32 nearest to the positive `value` and the next larger one. */
export function betweenFloats(value: number): number {
  view.setFloat32(0, value);
  const single = view.getFloat32(0);
  view.setUint32(0, view.getUint32(0) + 1);
  return (single + view.getFloat32(0)) / 2;
}

/** The finite double `value` as a decimal, exactly. */
export function exactDecimal(value: number): string {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0) & 0x7fff_ffff_ffff_ffffn;
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  return scaled(biased === 0 ? fraction : fraction | (1n << 52n), Math.max(biased, 1) - 1075);
}

/** The decimal exactly between the positive double `value` and the next larger one. */
export function halfway(value: number): string {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const whole = biased === 0 ? fraction : fraction | (1n << 52n);
  return scaled(2n * whole + 1n, Math.max(biased, 1) - 1076);
}

/** integer * 2^exponent in decimal digits: m / 2^n is m * 5^n / 10^n. */
function scaled(integer: bigint, exponent: number): string {
  return exponent >= 0
    ? String(integer << BigInt(exponent))
    : `${integer * 5n ** BigInt(-exponent)}e${exponent}`;
}
