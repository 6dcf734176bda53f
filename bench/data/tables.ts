import { below, type Random } from '../random.ts';
import type { Column, Dataset } from './dataset.ts';
import { exponential, shortOrFull } from './spell.ts';

const text = (name: string): Column => ({ name, kind: 'text' });
const integer = (name: string): Column => ({ name, kind: 'integer' });
const number = (name: string): Column => ({ name, kind: 'number' });

/** A person; of ten one has a comma in it, and therefore quotes. */
function person(random: Random): string {
  const id = below(random, 1e5);
  return random() < 0.1 ? `"Lovelace, Ada ${id}"` : `gauss.cf.${id}`;
}

function around(cell: (random: Random) => string) {
  return (random: Random, index: number): string =>
    `${index + 1},${person(random)},${cell(random)},${below(random, 2)},model-${below(random, 10)},` +
    `2026-${10 + below(random, 3)}-${10 + below(random, 18)}T${10 + below(random, 14)}:${10 + below(random, 50)}\n`;
}

/** The table that all speak of: six columns, 64 bytes a row. */
export function scores(rows: number): Dataset {
  return {
    name: 'scores',
    description:
      'six columns; 10% of the rows with a quoted comma; half of prob with 6 decimals, half in full',
    seed: 1,
    rows,
    header: true,
    columns: [integer('id'), text('user'), number('prob'), integer('label'), text('model'), text('time')],
    targets: ['prob'],
    row: around((random) => shortOrFull(random, random())),
  };
}

export function logOdds(rows: number): Dataset {
  return {
    ...scores(rows),
    name: 'log-odds',
    description: 'as scores, with log-odds where it has probabilities',
    seed: 2,
    columns: [integer('id'), text('user'), number('logodds'), integer('label'), text('model'), text('time')],
    targets: ['logodds'],
    row: around((random) => {
      const p = random();
      return shortOrFull(random, Math.log(p / (1 - p)));
    }),
  };
}

const TEN = Array.from({ length: 10 }, (_, i) => `p${i}`);

export function tenColumns(rows: number): Dataset {
  return {
    name: 'ten',
    description: 'an id and ten columns to convert, spelled as prob in scores',
    seed: 3,
    rows,
    header: true,
    columns: [integer('id'), ...TEN.map(number)],
    targets: TEN,
    row: (random, index) => `${index + 1},${TEN.map(() => shortOrFull(random, random())).join(',')}\n`,
  };
}

export function quotedNewlines(rows: number): Dataset {
  return {
    name: 'quoted',
    description: 'every row has a quoted text with one to three line feeds, a comma, and doubled quotes',
    seed: 4,
    rows,
    header: true,
    columns: [integer('id'), text('note'), number('prob')],
    targets: ['prob'],
    row: (random, index) => {
      const lines = Array.from(
        { length: 1 + below(random, 3) },
        () => `says ""${below(random, 1e6)}"", and\n`,
      );
      return `${index + 1},"He ${lines.join('')}leaves",${shortOrFull(random, random())}\n`;
    },
  };
}

const WIDTH = 40;
const TARGET = 17;

export function wide(rows: number): Dataset {
  const columns = Array.from({ length: WIDTH }, (_, i) => (i === TARGET ? number('prob') : text(`c${i}`)));
  return {
    name: 'wide',
    description: '40 columns, every cell quoted, numbers as %.6e prints them; one column to convert',
    seed: 20261121,
    rows,
    header: true,
    quoted: true,
    columns,
    targets: ['prob'],
    row: (random) => `${columns.map(() => `"${exponential(random())}"`).join(',')}\n`,
  };
}
