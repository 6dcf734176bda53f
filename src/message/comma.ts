import type { Comma } from '../text/numeral.ts';

/** Words for a kind of comma in numbers, and how to remove or replace it. */
interface Words {
  /** For one number. */
  readonly one: string;
  /** For the numbers of a stream. */
  readonly all: string;
  readonly filter: string;
  /** The Miller statement that does the same to a field. */
  readonly change: (field: string) => string;
}

export const COMMAS: Readonly<Record<Comma, Words>> = {
  decimal: {
    one: 'a decimal comma',
    all: 'decimal commas',
    filter: 'tr , .',
    change: (field) => `${field} = gsub(string(${field}), ",", ".")`,
  },
  thousands: {
    one: 'a thousands separator',
    all: 'thousands separators',
    filter: 'tr -d ,',
    change: (field) => `${field} = gsub(string(${field}), ",", "")`,
  },
  'decimal after points': {
    one: 'a decimal comma, with points between thousands',
    all: 'decimal commas, with points between thousands',
    filter: "sed 's/[.]//g; s/,/./g'",
    change: (field) => `${field} = gsub(gsub(string(${field}), "\\.", ""), ",", ".")`,
  },
};
