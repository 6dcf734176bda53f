import type { Dialect } from './dialect.ts';
import { plain, times } from './literal.ts';

/** Natural log-odds times `factor`, for p from 1/4 to 3/4; `whole` is what p = 1 is. */
type NearHalf = (value: string, whole: 1 | 100, factor: number, ln: string) => string;

const FORMS: Readonly<Record<Dialect['nearHalf'], NearHalf>> = {
  /** 2 atanh(2p - 1). */
  atanh(value, whole, factor) {
    const argument = whole === 1 ? `2*${value}-1` : `(${value}-50)/50`;
    return factor === 1 ? `2*atanh(${argument})` : `atanh(${argument})${times(2 * factor)}`;
  },
  /** log1p((2p - 1) / (1 - p)). */
  log1p(value, whole, factor) {
    return `log1p((2*${value}-${whole})/(${whole}-${value}))${times(factor)}`;
  },
  /** The same without the function: ln(w) z / (w - 1), where w is 1 + z rounded (Kahan, HP-15C Advanced Functions Handbook, 1982). */
  kahan(value, whole, factor, ln) {
    const odds = `${value}/(${whole}-${value})`;
    const logarithm = `${ln}(${odds})*((2*${value}-${whole})/(${whole}-${value}))/(${odds}-1)`;
    const formula = `CASE WHEN ${value} = ${plain(whole / 2)} THEN 0e0 ELSE ${logarithm} END`;
    return factor === 1 ? formula : `(${formula})${times(factor)}`;
  },
};

export function nearHalf(
  { nearHalf: form, ln }: Dialect,
  value: string,
  whole: 1 | 100,
  factor: number,
): string {
  return FORMS[form](value, whole, factor, ln);
}
