import { convertNumber } from '../engine/convert.ts';
import type { SqlConversion } from './conversion.ts';
import type { Dialect } from './dialect.ts';
import { endsOf, lastOf, type End } from './end.ts';
import { formulaOf, type Arm, type Formula } from './formula.ts';
import { lineOf } from './line.ts';
import { literal, plain } from './literal.ts';

/**
 * The conversion of a column as one expression of an engine's SQL. No value of a float64 makes it fail.
 *
 * The column is cast first: quotients of decimals are rounded to a fixed number of places. The tests of the domain come first,
 * because ln(0) and powers that overflow end the query in some engines. There is neither GREATEST nor LEAST, which make eps
 * of NULL in some; NULL passes all tests, and ends as NULL.
 */
export function expressionOf(conversion: SqlConversion, name: string, dialect: Dialect): string {
  const column = dialect.identifier(name);
  const value = dialect.toDouble(column);
  const formula = formulaOf(conversion, value, dialect);
  const [low, high] = endsOf(conversion, formula);
  const task = { conversion, value, dialect, formula, low, high };
  const isOpen = conversion.eps === undefined && conversion.from !== 'logit';
  const text = dialect.isText ? [{ when: dialect.isText(column), result: 'NULL' }] : [];
  const arms = [...text, ...(isOpen ? withDomain(task) : withClamp(task))];
  if (arms.length === 1 && arms[0]!.when === undefined) return arms[0]!.result;
  return `CASE ${arms.map(caseOf).join(' ')} END`;
}

function caseOf({ when, result }: Arm): string {
  return when === undefined ? `ELSE ${result}` : `WHEN ${when} THEN ${result}`;
}

interface Task {
  readonly conversion: SqlConversion;
  readonly value: string;
  readonly dialect: Dialect;
  readonly formula: Formula;
  readonly low: End;
  readonly high: End;
}

/** Values outside the domain are nan. */
function withDomain({ value, dialect, formula, low, high }: Task): Arm[] {
  const within = interior({ value, dialect, low, high });
  const arms = formula.arms.map(({ when = within, result }) => ({ when, result }));
  for (const end of [low, high]) {
    const result = resultOf(end.result, dialect);
    if (end.limit !== undefined && result !== undefined)
      arms.push({ when: ending(end, value, dialect), result });
  }
  if (dialect.nan !== undefined) arms.push({ when: `${value} IS NOT NULL`, result: dialect.nan });
  return arms;
}

function interior({ value, dialect, low, high }: Pick<Task, 'value' | 'dialect' | 'low' | 'high'>): string {
  const max = numberOf(high.limit ?? high.bound, dialect);
  if (low.limit === undefined && high.limit === undefined && max !== undefined)
    return `${value} BETWEEN ${plain(low.bound)} AND ${max}`;
  const above = low.limit === undefined ? `>= ${plain(low.bound)}` : `> ${numberOf(low.limit, dialect)}`;
  const below = `${high.limit === undefined ? '<=' : '<'} ${max}`;
  return `${value} ${above}${max === undefined ? '' : ` AND ${value} ${below}`}`;
}

/** Whether a value is at an end. nan is above all values in some engines, so that the other side is tested, too. */
function ending({ bound, limit }: End, value: string, dialect: Dialect): string {
  if (limit === bound) return `${value} = ${numberOf(bound, dialect) ?? 'NULL'}`;
  const last = numberOf(limit!, dialect);
  if (bound < limit!) return `${value} BETWEEN ${plain(bound)} AND ${last}`;
  const max = numberOf(bound, dialect);
  return max === undefined ? `${value} >= ${last}` : `${value} BETWEEN ${last} AND ${max}`;
}

/** Values are clamped, or none are outside the domain: the ends first, and then what is between them. */
function withClamp(task: Task): Arm[] {
  const { conversion, value, dialect, formula, low, high } = task;
  const arms: Arm[] = [];
  const isBare = low.limit === undefined && high.limit === undefined;
  const inner = [...nearZero(task), ...formula.arms];
  if (isBare && inner.length === 1) return inner;
  if (dialect.isNan && dialect.nan !== undefined)
    arms.push({ when: dialect.isNan(value), result: dialect.nan });
  const beyond = (end: End, sign: '<' | '>'): Arm => ({
    when: `${value} ${sign}${end.isWithin ? '=' : ''} ${numberOf(end.limit!, dialect) ?? 'NULL'}`,
    result: resultOf(end.result, dialect) ?? 'NULL',
  });
  if (low.limit !== undefined) arms.push(beyond(low, '<'));
  if (high.limit === undefined) return [...arms, ...inner];
  if (conversion.eps !== undefined || inner.length > 2) return [...arms, beyond(high, '>'), ...inner];
  const { result } = inner.pop()!;
  const last = beyond(high, '>');
  const rest = { when: `${value} < ${numberOf(high.limit, dialect)}`, result };
  return [...arms, ...inner, rest, ...(last.result === 'NULL' ? [] : [last])];
}

/** Below this in size, log-odds that are scaled may become 0, which ends the query in some engines. */
const TINY = 1e-300;

function nearZero({ conversion, value, dialect }: Task): Arm[] {
  if (conversion.from !== 'logit' || Math.abs(lineOf(conversion).scale) >= 1) return [];
  const result = convertNumber(conversion, 0);
  const limit = result === 0 ? lastOf(conversion, 0, 1, 0) : TINY;
  const [min, max] = [-limit, limit].map((one) => numberOf(one, dialect));
  return [{ when: `${value} BETWEEN ${min} AND ${max}`, result: literal(result) }];
}

/** A number to compare with; undefined if the engine has no such value. */
function numberOf(value: number, dialect: Dialect): string | undefined {
  return isUsual(value) ? plain(value) : resultOf(value, dialect);
}

function resultOf(value: number, { inf, minusInf, subnormal = literal }: Dialect): string | undefined {
  if (isUsual(value)) return literal(value);
  return value === Infinity ? inf : value === -Infinity ? minusInf : subnormal(value);
}

function isUsual(value: number): boolean {
  return value === 0 || (Number.isFinite(value) && Math.abs(value) >= 2 ** -1022);
}
