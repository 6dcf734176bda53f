import { below, type Random } from '../random.ts';
import type { Dataset } from './dataset.ts';
import { exponential, shortOrFull } from './spell.ts';

function list(name: string, description: string, rows: number, spell: (random: Random) => string): Dataset {
  return {
    name,
    description,
    seed: 5,
    rows,
    header: false,
    columns: [{ name: 'number', kind: 'number' }],
    targets: ['number'],
    row: (random) => `${spell(random)}\n`,
  };
}

export function numbers(rows: number): Dataset {
  return list('numbers', 'numbers one per line, half with 6 decimals, half in full', rows, (random) =>
    shortOrFull(random, random()),
  );
}

const sixDecimals = (random: Random): string => random().toFixed(6);

/** How people and programs spell a probability, each in a file of its own. The others are held against the first. */
const SPELLINGS: readonly (readonly [spelling: string, spell: (random: Random) => string])[] = [
  ['0.xxxxxx', sixDecimals],
  ['1', (random) => String(below(random, 2))],
  ['.5', (random) => sixDecimals(random).replace(/^\d/, '')],
  ['5.', (random) => `${below(random, 2)}.`],
  ['1e-05', (random) => `${1 + below(random, 9)}e-0${1 + below(random, 9)}`],
  ['1.234560e-01', (random) => exponential(random())],
  ['+0.xxxxxx', (random) => `+${sixDecimals(random)}`],
  ['-0.xxxxxx', (random) => `-${sixDecimals(random)}`],
  [' 0.xxxxxx ', (random) => `${' '.repeat(1 + below(random, 3))}${sixDecimals(random)} `],
  ['xx.xxxx%', (random) => `${(100 * random()).toFixed(4)}%`],
  ['any of these', anySpelling],
];

/** What no branch predictor can learn. */
function anySpelling(random: Random): string {
  const [, spell] = SPELLINGS[below(random, SPELLINGS.length - 1)]!;
  return spell(random);
}

/** One list for each spelling, named by it. */
export function spellings(rows: number): ReadonlyMap<string, Dataset> {
  return new Map(
    SPELLINGS.map(([spelling, spell], i) => [
      spelling,
      list(`spelling-${i}`, `numbers spelled ${spelling}`, rows, spell),
    ]),
  );
}
