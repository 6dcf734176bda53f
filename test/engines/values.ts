import { neighbour } from '../../src/sql/doubles.ts';
import type { Cell } from './engine.ts';

/** A reproducible spread over [0, 1): multiples of the golden ratio. */
const spread = (i: number): number => (i * 0.6180339887498949) % 1;

/** As many values of each zone. */
function zones(count: number, ...functions: readonly ((u: number) => number)[]): number[] {
  return functions.flatMap((f) => Array.from({ length: count }, (_, i) => f(spread(i + 1))));
}

/** 12,000 probabilities in all zones. */
export const PROBABILITIES: readonly number[] = zones(
  1500,
  (u) => u,
  (u) => 0.25 + u / 2,
  (u) => 0.5 + (u - 0.5) * 2 ** (-50 * spread(u * 1e6)),
  (u) => 10 ** (-17 * u),
  (u) => 10 ** (-307 * u),
  (u) => (1 + Math.floor(u * 2 ** (52 * u))) * 2 ** -1074,
  (u) => 1 - 2 ** (-1 - 52 * u),
  (u) => Number(u.toFixed(6)),
);

/** 15,000 log-odds in all zones. */
export const LOG_ODDS: readonly number[] = zones(
  1500,
  (u) => 2 * u - 1,
  (u) => 20 * u - 10,
  (u) => 80 * u - 40,
  (u) => (u < 0.5 ? -1 : 1) * 10 ** (-320 * spread(u * 1e6)),
  (u) => -40 - 668 * u,
  (u) => -708 - 37.2 * u,
  (u) => 30 + 10 * u,
  (u) => 40 + 700 * u,
  (u) => (u < 0.5 ? -1 : 1) * 10 ** (2 + 306 * spread(u * 1e6)),
  (u) => Number((20 * u - 10).toFixed(2)),
);

const MIN_DOUBLE = 5e-324;

/** Where something may go wrong, on every scale. */
export const SPECIAL: readonly Cell[] = [
  ...[0, 1, 0.25, 0.5, 0.75, 25, 50, 75, 100].flatMap((value) => [
    neighbour(value, -Infinity),
    value,
    neighbour(value, Infinity),
  ]),
  -0,
  MIN_DOUBLE,
  3 * MIN_DOUBLE,
  2.4e-322,
  2.5e-322,
  2.3e-308,
  1e-300,
  -MIN_DOUBLE,
  -1e-310,
  -0.1,
  1.1,
  2,
  -1,
  99.9,
  101,
  36.7,
  37,
  40,
  1e15,
  1e16,
  1e300,
  -1e300,
  1e308,
  Number.MAX_VALUE,
  -745.1332191019411,
  -745.1332191019412,
  -745.1332191019413,
  -749.7,
  -750,
  -708.4,
  709.7,
  709.79,
  710,
  -Number.MAX_VALUE,
  NaN,
  Infinity,
  -Infinity,
  null,
];
