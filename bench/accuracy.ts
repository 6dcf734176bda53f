/**
 * How right others are: for each set of values, the share of results that are the nearest double, and the largest
 * distance from it in units in the last place. Those of PyTorch, SciPy, R and stdlib that are installed take part.
 *
 *     npm run bench:accuracy
 *
 * `python3` with torch and scipy and `Rscript` are looked for on the path (PYTHON names another Python); stdlib is
 * fetched from the npm registry into a temporary folder.
 */
import { exactLogit, exactSigmoid } from '../test/exact/functions.ts';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logit, sigmoid } from '../src/engine/convert.ts';
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
} as const;

type Direction = keyof typeof SETS;

/** A contestant: values in, results out; undefined: not installed. */
type Contestant = (direction: Direction, values: Float64Array) => Float64Array | undefined;

function filter(command: string, args: readonly string[], values: Float64Array): Float64Array | undefined {
  const { status, stdout } = spawnSync(command, args, { input: Buffer.from(values.buffer), maxBuffer: 1e9 });
  if (status !== 0 || stdout.length !== values.byteLength) return undefined;
  return new Float64Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
}

function python(code: string): Contestant {
  return (direction, values) => {
    const script = `import sys, numpy as np
given = np.frombuffer(sys.stdin.buffer.read())
${code.replace('FUNCTION', direction === 'logit' ? 'logit' : 'expit')}
sys.stdout.buffer.write(result.tobytes())`;
    return filter(process.env['PYTHON'] ?? 'python3', ['-c', script], values);
  };
}

const folder = mkdtempSync(join(tmpdir(), 'logit-accuracy-'));

function stdlib(): Contestant {
  const names = { logit: '@stdlib/math-base-special-logit', sigmoid: '@stdlib/math-base-special-expit' };
  const { status } = spawnSync('npm', [
    'install',
    '--silent',
    '--ignore-scripts',
    '--prefix',
    folder,
    ...Object.values(names).map((name) => `${name}@0.2.4`),
  ]);
  if (status !== 0) return () => undefined;
  const load = createRequire(join(folder, 'package.json'));
  return (direction, values) => values.map(load(names[direction]) as (value: number) => number);
}

const contestants: Record<string, Contestant> = {
  logit: (direction, values) => (direction === 'logit' ? logit(values) : sigmoid(values)),
  'usual formula': (direction, values) =>
    values.map(direction === 'logit' ? (p) => Math.log(p / (1 - p)) : (x) => 1 / (1 + Math.exp(-x))),
  stdlib: stdlib(),
  PyTorch: python('import torch\nresult = torch.special.FUNCTION(torch.from_numpy(given.copy())).numpy()'),
  SciPy: python('from scipy import special\nresult = special.FUNCTION(given)'),
  R: (direction, values) => {
    const f = direction === 'logit' ? 'qlogis' : 'plogis';
    const script = `i <- file("stdin", "rb"); x <- readBin(i, "double", ${COUNT}); writeBin(${f}(x), pipe("cat", "wb"))`;
    return filter('Rscript', ['--vanilla', '-e', script], values);
  },
};

/** Share of results that are right, in percent, and the largest distance in ulp. */
function compare(results: Float64Array | undefined, wanted: Float64Array): string {
  if (!results) return 'not installed';
  let right = 0;
  let most = 0;
  for (const [i, value] of wanted.entries()) {
    const ulps = kernel.ulpsBetween(results[i]!, value, 0);
    if (ulps === 0) right++;
    most = Math.max(most, ulps);
  }
  return `${(Math.floor((1000 * right) / wanted.length) / 10).toFixed(1)}%, ${most < 1000 ? most : most.toExponential(0).replace('e+', 'e')}`;
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
  for (const direction of ['logit', 'sigmoid'] as const) {
    const exact = direction === 'logit' ? exactLogit : exactSigmoid;
    for (const [name, values] of Object.entries(SETS[direction])) {
      const wanted = values.map((value) => exact(value, 0, false));
      const cells = Object.values(contestants).map((convert) => compare(convert(direction, values), wanted));
      console.log(tableRow([`${direction}, ${name}`, ...cells]));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
