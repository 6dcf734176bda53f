/**
 * Runs the expressions that `logit --sql` prints on engines, and compares with the kernel.
 *
 *     npm run check:engines             # DuckDB, PGlite, sql.js; and PostgreSQL, MariaDB, SQLite, ClickHouse where installed
 *     npm run check:engines -- --npm    # only those of npm
 *     npm run check:engines -- --all    # chDB, too
 */
import type { SqlScale } from '../../src/sql/conversion.ts';
import { DIALECTS } from '../../src/sql/dialects.ts';
import { compare } from './compare.ts';
import {
  allConversions,
  allowance,
  expected,
  expressionOf,
  held,
  LOGIT,
  mappedConversions,
  optionsOf,
  printed,
  SIGMOID,
  type Conversion,
} from './conversion.ts';
import type { Cell, Engine, Start } from './engine.ts';
import { chdb } from './engines/chdb.ts';
import { clickhouse } from './engines/clickhouse.ts';
import { duckdb } from './engines/duckdb.ts';
import { mariadb } from './engines/mariadb.ts';
import { pglite } from './engines/pglite.ts';
import { postgres } from './engines/postgres.ts';
import { sqlite } from './engines/sqlite.ts';
import { sqljs } from './engines/sqljs.ts';
import { install } from './packages.ts';
import { supervised } from './servers.ts';
import { LOG_ODDS, PROBABILITIES, SPECIAL } from './values.ts';

interface Contestant {
  readonly name: string;
  readonly start: Start;
  /** What logit and sigmoid may be off, in ulps. */
  readonly max: number;
  /** Of less its power function is wrong; undefined if it never is. */
  readonly minOfPower?: number;
}

const OF_NPM: readonly Contestant[] = [
  { name: 'DuckDB', start: duckdb, max: 2 },
  { name: 'PGlite', start: pglite, max: 2 },
  { name: 'sql.js', start: sqljs, max: 2 },
];
const LARGE: readonly Contestant[] = [{ name: 'chDB', start: chdb, max: 3, minOfPower: 1e-305 }];
const OF_DEBIAN: readonly Contestant[] = [
  { name: 'PostgreSQL', start: postgres, max: 2 },
  { name: 'SQLite', start: sqlite, max: 2 },
  { name: 'MariaDB', start: mariadb, max: 3 },
  { name: 'ClickHouse', start: clickhouse, max: 3 },
];

let failures = 0;
let passes = 0;

function check(isRight: boolean, text: string): string {
  if (isRight) passes++;
  else {
    failures++;
    console.log(`FAILED: ${text}`);
  }
  return isRight ? 'yes' : 'NO';
}

/** The usual formulas, as people write them. */
const USUAL = [
  { conversion: LOGIT, formula: (v: string, ln: string) => `${ln}(${v}/(1-${v}))` },
  { conversion: SIGMOID, formula: (v: string) => `1/(1+exp(-${v}))` },
] as const;

/** Without what no engine converts: 0, 1, and what lies outside. */
const INNER: readonly number[] = PROBABILITIES.filter((p) => p > 0 && p < 1);

async function usual(engine: Engine, index: 0 | 1): Promise<string> {
  const { conversion, formula } = USUAL[index];
  const { identifier, ln } = DIALECTS[engine.dialect];
  try {
    const values = index === 0 ? INNER : held(engine, LOG_ODDS);
    await engine.load('v', values);
    const results = await engine.select(formula(identifier('v'), ln));
    const { worst, strange } = compare(results, expected(engine, values, conversion), values);
    const off = worst > 1e6 ? worst.toExponential(1) : String(worst);
    return strange.length === 0 ? off : `${off}, ${strange.length} missing or inf`;
  } catch (error) {
    return `fails: ${message(error)}`;
  }
}

function message(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said
    .replace(/\s+/g, ' ')
    .replace(/^(?:psql:\S* )?(?:ERROR|error)[^:]*: */i, '')
    .slice(0, 60);
}

/** Names that an expression must survive. */
const NAMES = [
  'select',
  'with space',
  'quote"d and `ticked`',
  "it's",
  String.raw`back\slash`,
  'Größe 概率',
  'p" FROM t; DROP TABLE t; --',
  'p` FROM t; DROP TABLE t; --',
  String.raw`p\" FROM t; DROP TABLE t; --`,
  'p") FROM t) UNION SELECT 1 /*',
];

async function checkNames(engine: Engine): Promise<string> {
  const values = [0.5, 0.75, null];
  const wrong: string[] = [];
  for (const name of NAMES) {
    try {
      await engine.load(name, values);
      const results = await engine.select(printed(engine, LOGIT, name));
      const { worst, strange } = compare(results, expected(engine, values, LOGIT), values);
      const again = await engine.select('(SELECT count(*) FROM t)*1e0');
      if (worst > 2 || strange.length > 0 || Number(again[0]) !== values.length) wrong.push(name);
    } catch (error) {
      wrong.push(`${name}: ${message(error)}`);
    }
  }
  return check(wrong.length === 0, `${engine.name}: column names ${wrong.join(' | ')}`);
}

/** One value of so many, and all special ones. */
function sample(from: SqlScale, each: number): Cell[] {
  const some = (values: readonly number[]): number[] => values.filter((_, i) => i % each === 0);
  const probabilities = some(PROBABILITIES);
  const values = {
    prob: probabilities,
    percent: probabilities.map((p) => 100 * p),
    odds: [...probabilities, ...probabilities.filter((p) => p > 1e-300).map((p) => 1 / p)],
    logit: some(LOG_ODDS),
  }[from];
  return [...values, ...SPECIAL];
}

/** What a pair may be off: a power of a base, and a logarithm that is scaled, are rounded once more. */
const MAX_OF_PAIRS = 4;

/** What is wrong with the results; undefined if nothing is. */
type Judge = (
  conversion: Conversion,
  values: readonly Cell[],
  results: readonly Cell[],
) => string | undefined;

/** Runs conversions, which are in the order of the scale that is read. */
async function checkAll(
  engine: Engine,
  conversions: readonly Conversion[],
  valuesOf: (from: SqlScale) => Cell[],
  faultOf: Judge,
): Promise<void> {
  let loaded: SqlScale | undefined;
  let values: Cell[] = [];
  for (const conversion of conversions) {
    if (loaded !== conversion.from) {
      values = held(engine, valuesOf(conversion.from));
      await engine.load('v', values);
      loaded = conversion.from;
    }
    let fault: string | undefined;
    try {
      fault = faultOf(conversion, values, await engine.select(expressionOf(engine, conversion)));
    } catch (error) {
      fault = message(error);
    }
    check(fault === undefined, `${engine.name}: ${optionsOf(conversion).join(' ')}: ${fault}`);
  }
}

function strangeFault(strange: readonly Cell[]): string | undefined {
  return strange.length === 0 ? undefined : `another kind of result at ${strange.slice(0, 5).join(', ')}`;
}

/** The steps of the conversion that is farthest from the kernel. */
async function checkPairs(engine: Engine): Promise<number> {
  let [worst, name] = [0, ''];
  await checkAll(
    engine,
    allConversions(),
    (from) => sample(from, 12),
    (conversion, values, results) => {
      const found = compare(results, expected(engine, values, conversion), values);
      if (found.worst > worst) [worst, name] = [found.worst, optionsOf(conversion).join(' ')];
      const far = found.worst <= MAX_OF_PAIRS ? undefined : `${found.worst} ulp at ${found.at}`;
      return strangeFault(found.strange) ?? far;
    },
  );
  console.log(`${engine.name} ${engine.version}: farthest of all pairs: ${name}, ${worst} ulp`);
  return worst;
}

async function checkMaps(engine: Engine, minOfPower: number): Promise<string> {
  const before = failures;
  let [worst, name] = [0, ''];
  await checkAll(
    engine,
    mappedConversions(),
    (from) => sample(from, 24),
    (conversion, values, results) => {
      const right = expected(engine, values, conversion);
      const { strange } = compare(results, right, values);
      const allowed = allowance(conversion);
      const isPower = conversion.scale !== undefined && conversion.from !== 'logit';
      const far = values.flatMap((value, i) => {
        const [result, wanted] = [results[i]!, right[i]!];
        if (value === null || result === null || wanted === null || !Number.isFinite(wanted)) return [];
        if (isPower && value < minOfPower) return [];
        const share = Math.abs(result - wanted) / allowed(value, wanted);
        if (share > worst) [worst, name] = [share, `${optionsOf(conversion).join(' ')} at ${value}`];
        return share > 1 ? [value] : [];
      });
      return (
        strangeFault(strange) ?? (far.length === 0 ? undefined : `too far at ${far.slice(0, 5).join(', ')}`)
      );
    },
  );
  console.log(
    `${engine.name} ${engine.version}: farthest of scaled and shifted: ${name}, ${worst.toFixed(2)} of what is allowed`,
  );
  return failures === before ? 'yes' : 'NO';
}

interface Row {
  readonly engine: string;
  readonly version: string;
  readonly 'logit, ulp': number;
  readonly 'sigmoid, ulp': number;
  readonly 'special values': string;
  readonly 'NULL kept': string;
  readonly 'column names': string;
  readonly 'all pairs, ulp': number;
  readonly 'scaled, shifted': string;
  readonly 'ln(p/(1-p)), ulp': string;
  readonly '1/(1+exp(-x)), ulp': string;
}

async function checkEngine({ name, start, max, minOfPower = 0 }: Contestant): Promise<Row | undefined> {
  const engine = await start();
  if (engine === undefined) {
    console.log(`${name}: not installed, skipped`);
    return undefined;
  }
  const worst: number[] = [];
  let areSpecialsRight = true;
  let isNullKept = true;
  for (const [conversion, all] of [
    [LOGIT, PROBABILITIES],
    [SIGMOID, LOG_ODDS],
  ] as const) {
    const values = held(engine, [...all, ...SPECIAL]);
    await engine.load('v', values);
    const results = await engine.select(printed(engine, conversion));
    const right = expected(engine, values, conversion);
    const found = compare(results, right, values);
    const title = `${engine.name}: ${optionsOf(conversion).join(' ')}`;
    check(found.worst <= max, `${title}: ${found.worst} ulp at ${found.at}`);
    worst.push(found.worst);
    areSpecialsRight &&= found.strange.length === 0;
    isNullKept &&= results[values.indexOf(null)] === null;
  }
  const row = {
    engine: engine.name,
    version: engine.version,
    'logit, ulp': worst[0]!,
    'sigmoid, ulp': worst[1]!,
    'special values': check(areSpecialsRight, `${engine.name}: special values`),
    'NULL kept': check(isNullKept, `${engine.name}: NULL`),
    'column names': await checkNames(engine),
  };
  const pairs = await checkPairs(engine);
  const maps = await checkMaps(engine, minOfPower);
  const [logit, sigmoid] = [await usual(engine, 0), await usual(engine, 1)];
  await engine.close();
  return {
    ...row,
    'all pairs, ulp': pairs,
    'scaled, shifted': maps,
    'ln(p/(1-p)), ulp': logit,
    '1/(1+exp(-x)), ulp': sigmoid,
  };
}

function table(rows: readonly Row[]): string {
  const names = Object.keys(rows[0]!) as (keyof Row)[];
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name])))];
  const widths = names.map((_, i) => Math.max(...lines.map((cells) => cells[i]!.length)));
  return lines
    .map((cells) =>
      cells
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function main(): Promise<number> {
  const options = new Set(process.argv.slice(2));
  const all = options.has('--all');
  install(all);
  const rows: Row[] = [];
  for (const contestant of [...OF_NPM, ...(all ? LARGE : []), ...(options.has('--npm') ? [] : OF_DEBIAN)]) {
    const row = await checkEngine(contestant);
    if (row) rows.push(row);
  }
  console.log(
    `\n${PROBABILITIES.length} probabilities, ${LOG_ODDS.length} log-odds and ${SPECIAL.length} special values; ulp: steps from the nearest double.\n`,
  );
  console.log(table(rows));
  console.log(`\nengines: ${passes} checks passed, ${failures} failed`);
  return failures === 0 ? 0 : 1;
}

void supervised(main);
