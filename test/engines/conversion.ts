import { spawnSync } from 'node:child_process';
import { parse } from '../../src/cli/options.ts';
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
}

export const LOGIT: Conversion = { from: 'prob', to: 'logit' };
export const SIGMOID: Conversion = { from: 'logit', to: 'prob' };

export function optionsOf(conversion: Conversion): string[] {
  return Object.entries(conversion).flatMap(([name, value]) => [`--${name}`, String(value)]);
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

/** What an engine has in place of a result that it does not know. */
export function known(engine: Engine, value: Cell): Cell {
  const { nan, inf } = DIALECTS[engine.dialect];
  if (value === null || (Number.isNaN(value) && nan === undefined)) return null;
  return Math.abs(value) === Infinity && inf === undefined ? null : value;
}

export function expected(engine: Engine, values: readonly Cell[], conversion: Conversion): Cell[] {
  return values.map((given) => {
    const value = known(engine, given);
    return value === null ? null : known(engine, convert(value, conversion));
  });
}

/** Values that the engine can hold. */
export function held(engine: Engine, values: readonly Cell[]): Cell[] {
  return values.filter((value) => value === null || known(engine, value) !== null);
}
