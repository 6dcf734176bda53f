import type { SqlConversion, SqlScale } from './conversion.ts';
import type { Dialect } from './dialect.ts';
import { lineOf, type Line } from './line.ts';
import { literal, plain, plus, times } from './literal.ts';
import { nearHalf } from './nearHalf.ts';
import { PLAIN_SCALES } from './scales.ts';

/** A case of a formula. The last one has no condition: it is for all other values within the domain. */
export interface Arm {
  readonly when?: string | undefined;
  readonly result: string;
}

/** A conversion inside its domain. */
export interface Formula {
  readonly arms: readonly Arm[];
  /** Whether it holds for the ends of the domain, too. */
  readonly holdsAtEnds: boolean;
  /** Whether what it computes on the way may overflow, or become 0, where the result does not. */
  readonly strays: boolean;
}

/** A scale that is not logarithmic. */
type Plain = Exclude<SqlScale, 'logit'>;

/** The formula of a conversion for `value`, which is a float64 of SQL. */
export function formulaOf(conversion: SqlConversion, value: string, dialect: Dialect): Formula {
  const { from, to, base, eps = 0 } = conversion;
  const task = { value, line: lineOf(conversion), base, eps, dialect };
  if (from === 'logit') return to === 'logit' ? alongLine(task) : fromLogit(to, task);
  if (to === 'logit') return toLogit(from, task);
  return task.line.scale === 1 ? rational(from, to, task) : power(from, to, task);
}

interface Task {
  readonly value: string;
  readonly line: Line;
  /** 0 is e. */
  readonly base: number;
  /** 0 if nothing is clamped. */
  readonly eps: number;
  readonly dialect: Dialect;
}

/** 1 / ln(base). */
function perLog(base: number): number {
  if (base === 0) return 1;
  return base === 2 ? Math.LOG2E : base === 10 ? Math.LOG10E : 1 / Math.log(base);
}

/** Below this a float64 has few digits left. */
const FEW_DIGITS = 1e-300;

/** Log-odds to log-odds of the same base. */
function alongLine(task: Task): Formula {
  return { arms: [{ result: exponentOf(task) }], holdsAtEnds: true, strays: false };
}

function exponentOf({ value, line: { scale, shift }, base }: Task): string {
  return `${value}${times(scale)}${plus(shift * perLog(base))}`;
}

/**
 * ln(odds), and near p = 1/2, where p/(1-p) is near 1 and has lost the digits that count, a function of 2p - 1, which is exact.
 */
function toLogit(from: Plain, { value, line, base, eps, dialect }: Task): Formula {
  const factor = line.scale * perLog(base);
  const shift = plus(line.shift * perLog(base));
  const { whole, odds } = PLAIN_SCALES[from];
  const rest = { result: `${dialect.ln}(${odds(value)})${times(factor)}${shift}` };
  const formula = { holdsAtEnds: false, strays: false };
  if (whole === undefined) return { ...formula, arms: [rest] };
  const half = {
    when: `${value} BETWEEN ${plain(whole / 4)} AND ${plain((3 * whole) / 4)}`,
    result: `${nearHalf(dialect, value, whole, factor)}${shift}`,
  };
  if (whole === 1 || eps > FEW_DIGITS) return { ...formula, arms: [half, rest] };
  // Of 100 p the odds may be less than the least double.
  const min = {
    when: `${value} > 0 AND ${value} < ${literal(FEW_DIGITS)}`,
    result: `${dialect.ln}(${value})${times(factor)}${plus(factor * -Math.log(100) + line.shift * perLog(base))}`,
  };
  return { ...formula, arms: [half, min, rest] };
}

/** e^y, for y = scale x + shift; probabilities by the one of two forms whose power does not overflow. */
function fromLogit(to: Plain, task: Task): Formula {
  const { value, line, base, eps, dialect } = task;
  const raised = (exponent: string): string =>
    base === 0 ? `exp(${exponent})` : `${dialect.power}(${literal(base)},${exponent})`;
  const exponent = exponentOf(task);
  const inParentheses = exponent === value ? value : `(${exponent})`;
  const odds = raised(exponent);
  const { whole, ofOdds } = PLAIN_SCALES[to];
  const formula = { holdsAtEnds: false, strays: false };
  if (whole === undefined) return { ...formula, arms: [{ result: odds }] };
  const slope = line.scale / perLog(base);
  const small = ofOdds(odds);
  const large = `${whole}/(1+${raised(`-${inParentheses}`)})`;
  const signs = [
    { when: `${value} < 0`, result: slope > 0 ? small : large },
    { result: slope > 0 ? large : small },
  ];
  if (whole === 1 || eps > FEW_DIGITS) return { ...formula, arms: signs };
  // 100 e^y, where e^y has few digits left, or none.
  const root = raised(`${inParentheses}/2`);
  const far = Math.round((Math.log(FEW_DIGITS) - line.shift) / slope);
  const few = { when: `${value} ${slope > 0 ? '<' : '>'} ${plain(far)}`, result: `100*${root}*${root}` };
  return { ...formula, arms: [few, ...signs] };
}

/** Between p, 100 p and odds, where log-odds x become x + shift: the odds are multiplied by e^shift. */
function rational(from: Plain, to: Plain, { value, line: { growth, decay, shift } }: Task): Formula {
  const [given, wanted] = [PLAIN_SCALES[from].whole, PLAIN_SCALES[to].whole];
  if (wanted === undefined) {
    const result = `${value}${times(growth)}${given === undefined ? '' : `/(${given}-${value})`}`;
    return { arms: [{ result }], holdsAtEnds: given === undefined, strays: false };
  }
  const part = wanted === 1 ? value : `100*${value}`;
  if (given === undefined) {
    const result = `${part}/(${shift === 0 ? '1' : literal(decay)}+${value})`;
    return { arms: [{ result }], holdsAtEnds: false, strays: false };
  }
  const same = given === wanted ? value : given === 1 ? part : `${value}/100`;
  const moved = `${part}/(${value}+(${given}-${value})*${literal(decay)})`;
  return { arms: [{ result: shift === 0 ? same : moved }], holdsAtEnds: true, strays: false };
}

/**
 * odds^scale e^shift: multiplied before or after the power, wherever neither step leaves the range of a float64 before the
 * result does. Of 100 p the hundredfold odds, which are never less than the least double.
 */
function power(from: Plain, to: Plain, { value, line, dialect }: Task): Formula {
  const isPercent = from === 'percent';
  const odds = `${isPercent ? '100*' : ''}${PLAIN_SCALES[from].odds(value)}`;
  const unit = isPercent ? 100 : 1;
  const { scale } = line;
  const before = 1 / (line.decay * unit);
  const after = line.growth * unit ** -scale;
  const isAfter = Math.abs(scale) < 0.9 || (Math.abs(scale) < 1 && (before < 1 || from === 'odds'));
  const raised = (text: string): string => `${dialect.power}(${text},${literal(scale)})`;
  const changed = isAfter ? `${raised(odds)}${times(after)}` : raised(`${odds}${times(before)}`);
  return { arms: [{ result: PLAIN_SCALES[to].ofOdds(changed) }], holdsAtEnds: false, strays: true };
}
