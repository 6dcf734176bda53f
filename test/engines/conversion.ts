import { spawnSync } from 'node:child_process';
import { parse } from '../../src/cli/parser.ts';
import { sqlText } from '../../src/cli/sql.ts';
import { convert } from '../../src/index.ts';
import { SQL_SCALES, type SqlScale } from '../../src/sql/conversion.ts';
import { DIALECTS } from '../../src/sql/dialects.ts';
import type { EngineName } from '../../src/sql/engineNames.ts';
import type { Cell, Engine } from './engine.ts';

/** A conversion, as options of the command and of the package. */
export interface Conversion {
  readonly from: SqlScale;
  readonly to: SqlScale;
  readonly eps?: number;
  readonly base?: number;
  readonly scale?: number;
  readonly shift?: number;
  readonly prior?: readonly [from: number, to: number];
}

export const LOGIT: Conversion = { from: 'prob', to: 'logit' };
export const SIGMOID: Conversion = { from: 'logit', to: 'prob' };

export function optionsOf(conversion: Conversion): string[] {
  return Object.entries(conversion).flatMap(([name, value]) => [
    `--${name}`,
    Array.isArray(value) ? value.join(':') : String(value),
  ]);
}

function argumentsFor(dialect: EngineName, conversion: Conversion, column: string): string[] {
  return ['--sql', dialect, '-c', column, ...optionsOf(conversion)];
}

/** What the command prints, without a process for it. */
export function expressionOf(engine: Engine, conversion: Conversion): string {
  const { options } = parse(argumentsFor(engine.dialect, conversion, 'v'));
  return sqlText(options, engine.dialect, []).trimEnd();
}

/** What the built command prints. */
export function printed(engine: Engine, conversion: Conversion, column = 'v'): string {
  const args = ['bin/logit.cjs', ...argumentsFor(engine.dialect, conversion, column)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd();
}

/** All pairs of scales, with and without bounds, to bases: what is farthest from the kernel. */
export function allConversions(): Conversion[] {
  return SQL_SCALES.flatMap((from) =>
    SQL_SCALES.flatMap((to) => {
      const bases =
        from === 'logit' || to === 'logit' ? [{}, { base: 2 }, { base: 10 }, { base: 0.5 }] : [{}];
      return bases.flatMap((base) =>
        [{}, { eps: 0 }, { eps: 1e-6 }, { eps: 1e-320 }].map((eps) => ({ from, to, ...base, ...eps })),
      );
    }),
  );
}

/** Log-odds scaled and shifted, between all pairs of scales. */
export function mappedConversions(): Conversion[] {
  const maps = [
    { shift: 0.5 },
    { shift: -30 },
    { prior: [0.5, 0.01] },
    { scale: 0.341, shift: -0.466 },
    { scale: 0.95, shift: 3 },
    { scale: 0.95, shift: -3 },
    { scale: -1.5, shift: 20 },
    { scale: 2 },
    { scale: 20, shift: -100 },
    { scale: 0.001, base: 2 },
  ] as const satisfies Omit<Conversion, 'from' | 'to'>[];
  return SQL_SCALES.flatMap((from) =>
    SQL_SCALES.flatMap((to) =>
      maps
        .filter((map) => !('base' in map) || from === 'logit' || to === 'logit')
        .flatMap((map) => [{}, { eps: 1e-6 }].map((eps) => ({ from, to, ...map, ...eps }))),
    ),
  );
}

/** Half a step at 1. */
const UNIT = 2 ** -53;

/**
 * What a result of scaled and shifted log-odds may be off. Log-odds: some steps of the larger of the two that are added. From
 * log-odds: as the rounded exponent makes it, whose error is its size. Otherwise: as the power of the odds makes it, which is
 * right where its digits do not end.
 */
export function allowance(conversion: Conversion): (given: number, right: number) => number {
  const { from, to, scale = 1, shift: added = 0, prior, base } = conversion;
  const shift = prior ? Math.log(prior[1] / (1 - prior[1])) - Math.log(prior[0] / (1 - prior[0])) : added;
  const log = base === undefined ? 1 : Math.log(base);
  const min = 8 * Number.MIN_VALUE;
  if (to === 'logit') return (_, right) => 8 * UNIT * (Math.abs(right) + Math.abs(shift / log)) + min;
  if (from === 'logit')
    return (given, right) =>
      (8 + 2 * Math.min(800, Math.abs(scale * given * log)) + 2 * Math.abs(shift)) * UNIT * right + min;
  return (_, right) =>
    scale !== 1 && right < 1e-270 ? Infinity : (8 + 4 * Math.abs(scale)) * UNIT * right + min;
}

/** What an engine has in place of a result that it does not know. */
export function known(engine: Engine, value: Cell): Cell {
  const { nan, inf } = DIALECTS[engine.dialect];
  if (value === null || (Number.isNaN(value) && nan === undefined)) return null;
  return Math.abs(value) === Infinity && inf === undefined ? null : value;
}

export function expected(engine: Engine, values: readonly Cell[], conversion: Conversion): Cell[] {
  const given = values.map((value) => known(engine, value));
  const results = convert(
    Float64Array.from(given, (value) => value ?? NaN),
    conversion,
  );
  return given.map((value, i) => (value === null ? null : known(engine, results[i]!)));
}

/** Values that the engine can hold. */
export function held(engine: Engine, values: readonly Cell[]): Cell[] {
  return values.filter((value) => value === null || known(engine, value) !== null);
}
