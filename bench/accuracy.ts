/**
 * Accuracy of other programs: for each set of values, the share of results that are the nearest double, and the largest error in
 * units in the last place. PyTorch, SciPy, R and stdlib take part if they are installed.
 *
 *     npm run bench:accuracy
 *
 * `python3` with torch and scipy and `Rscript` are looked for on the path (PYTHON names another Python); stdlib is fetched from the
 * npm registry into a temporary directory.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exactConvert } from '../src/exact/convert.ts';
import { float64 } from '../src/exact/format.ts';
import type { Scale } from '../src/exact/scale.ts';
import { axisOf, type ScaleName } from '../src/job/scale.ts';
import { convert } from '../src/engine/convert.ts';
import { createKernel } from '../src/engine/kernel.ts';

const COUNT = 50_000;
const kernel = createKernel();

/** A reproducible spread over [0, 1): multiples of the golden ratio. */
const spread = (i: number): number => (i * 0.6180339887498949) % 1;
const set = (f: (u: number) => number): Float64Array =>
  Float64Array.from({ length: COUNT }, (_, i) => f(spread(i + 1)));

const SETS = {
  logit: {
    'uniform p': set((u) => u),
    'p within 1/128 of 1/2': set((u) => 0.5 + (u - 0.5) / 64),
    'p next to 1/2': set((u) => 0.5 + (u - 0.5) * 2 ** -30),
    'p near 0': set((u) => 10 ** (-5 - 300 * u)),
    'p near 1': set((u) => 1 - 2 ** (-1 - 52 * u)),
    'p with 6 decimals': set((u) => Number(u.toFixed(6))),
  },
  sigmoid: {
    'x in [-10, 10]': set((u) => 20 * u - 10),
    'x in [30, 38]': set((u) => 30 + 8 * u),
    'x in [-745, -708]': set((u) => -745 + 37 * u),
  },
  'logprob to logit': {
    'L within 1/128 of -ln 2': set((u) => -Math.LN2 * (1 + (u - 0.5) / 64)),
    'L in [-10, 0]': set((u) => -10 * u),
    'L near 0': set((u) => -(10 ** (-300 * u))),
  },
  'logit to logprob': {
    'x in [-10, 10]': set((u) => 20 * u - 10),
    'x in [30, 700]': set((u) => 30 + 670 * u),
  },
} as const;

type Direction = keyof typeof SETS;

const PAIRS: Readonly<Record<Direction, readonly [from: ScaleName, to: ScaleName]>> = {
  logit: ['prob', 'logit'],
  sigmoid: ['logit', 'prob'],
  'logprob to logit': ['logprob', 'logit'],
  'logit to logprob': ['logit', 'logprob'],
};

/** A contestant: values in, results out; undefined: not installed, or without such a function. */
type Contestant = (direction: Direction, values: Float64Array) => Float64Array | undefined;

type Functions = Partial<Record<Direction, (value: number) => number>>;

const each =
  (functions: Functions): Contestant =>
  (direction, values) =>
    functions[direction] && values.map(functions[direction]);

const USUAL: Functions = {
  logit: (p) => Math.log(p / (1 - p)),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  'logprob to logit': (l) => l - Math.log(1 - Math.exp(l)),
  'logit to logprob': (x) => -Math.log(1 + Math.exp(-x)),
};

/** The formulas of LogExpFunctions.jl 0.3 (logit, logistic, logitexp, loglogistic), which cites M. Maechler (2012) for them. */
const LOG_EXP: Functions = {
  logit: (p) => Math.log(p / (1 - p)),
  sigmoid: (x) => (x < -744.4400719213812 ? 0 : x > 36.7368005696771 ? 1 : logistic(Math.exp(x))),
  'logprob to logit': (l) => l - log1mexp(l),
  'logit to logprob': (x) => -log1pexp(-x),
};

function logistic(odds: number): number {
  return odds / (1 + odds);
}

function log1mexp(x: number): number {
  return x < -Math.LN2 ? Math.log1p(-Math.exp(x)) : Math.log(-Math.expm1(x));
}

function log1pexp(x: number): number {
  if (x < -36.7368005696771) return Math.exp(x);
  if (x < 18.021826694558577) return Math.log1p(Math.exp(x));
  return x < 33.23111882352963 ? x + Math.exp(-x) : x;
}

function filter(command: string, args: readonly string[], values: Float64Array): Float64Array | undefined {
  const { status, stdout } = spawnSync(command, args, { input: Buffer.from(values.buffer), maxBuffer: 1e9 });
  if (status !== 0 || stdout.length !== values.byteLength) return undefined;
  return new Float64Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
}

/** `code` maps a direction to an expression of `given`. */
function python(imports: string, code: Partial<Record<Direction, string>>): Contestant {
  return (direction, values) => {
    if (code[direction] === undefined) return undefined;
    const script = `import sys, numpy as np
${imports}
given = np.frombuffer(sys.stdin.buffer.read())
sys.stdout.buffer.write(np.asarray(${code[direction]}).tobytes())`;
    return filter(process.env['PYTHON'] ?? 'python3', ['-c', script], values);
  };
}

const directory = mkdtempSync(join(tmpdir(), 'logit-accuracy-'));

function stdlib(): Contestant {
  const names = { logit: '@stdlib/math-base-special-logit', sigmoid: '@stdlib/math-base-special-expit' };
  const { status } = spawnSync('npm', [
    'install',
    '--silent',
    '--ignore-scripts',
    '--prefix',
    directory,
    ...Object.values(names).map((name) => `${name}@0.2.4`),
  ]);
  if (status !== 0) return () => undefined;
  const load = createRequire(join(directory, 'package.json'));
  const functions = Object.entries(names).map(([direction, name]) => [direction, load(name)]);
  return each(Object.fromEntries(functions) as Functions);
}

const contestants: Record<string, Contestant> = {
  logit: (direction, values) => {
    const [from, to] = PAIRS[direction];
    return convert(values, { from, to }) as Float64Array;
  },
  'usual formula': each(USUAL),
  stdlib: stdlib(),
  LogExpFunctions: each(LOG_EXP),
  PyTorch: python('import torch\ntorch_given = lambda given: torch.from_numpy(given.copy())', {
    logit: 'torch.special.logit(torch_given(given))',
    sigmoid: 'torch.special.expit(torch_given(given))',
    'logit to logprob': 'torch.nn.functional.logsigmoid(torch_given(given))',
  }),
  SciPy: python('from scipy import special', {
    logit: 'special.logit(given)',
    sigmoid: 'special.expit(given)',
    'logit to logprob': 'special.log_expit(given)',
  }),
  R: (direction, values) => {
    const call = {
      logit: 'qlogis(x)',
      sigmoid: 'plogis(x)',
      'logprob to logit': 'qlogis(x, log.p = TRUE)',
      'logit to logprob': 'plogis(x, log.p = TRUE)',
    }[direction];
    const script = `i <- file("stdin", "rb"); x <- readBin(i, "double", ${COUNT}); writeBin(${call}, pipe("cat", "wb"))`;
    return filter('Rscript', ['--vanilla', '-e', script], values);
  },
};

/** The share of correct results in percent, and the largest error in ulp. */
function compare(results: Float64Array | undefined, wanted: Float64Array): string {
  if (!results) return '-';
  let right = 0;
  let max = 0;
  for (const [i, value] of wanted.entries()) {
    const ulps = kernel.ulpsBetween(results[i]!, value, 0);
    if (ulps === 0) right++;
    max = Math.max(max, ulps);
  }
  return `${(Math.floor((1000 * right) / wanted.length) / 10).toFixed(1)}%, ${max < 1000 ? max : max.toExponential(0).replace('e+', 'e')}`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

try {
  console.log(
    `Share of results that are the nearest double, and the largest error in ulp; ${COUNT} values each.\n`,
  );
  console.log(tableRow(['values', ...Object.keys(contestants)]));
  console.log(tableRow(['---', ...Object.keys(contestants).map(() => '---')]));
  for (const direction of Object.keys(SETS) as Direction[]) {
    const [from, to] = PAIRS[direction].map((name) => axisOf(name, 0)) as [Scale, Scale];
    for (const [name, values] of Object.entries(SETS[direction])) {
      const wanted = values.map((value) => exactConvert(value, from, to, float64));
      const cells = Object.values(contestants).map((results) => compare(results(direction, values), wanted));
      console.log(tableRow([`${direction}, ${name}`, ...cells]));
    }
  }
} finally {
  rmSync(directory, { recursive: true });
}
