import type { FitFault } from '../fit/fault.ts';
import { plural } from '../text/plural.ts';
import { quoted } from './names.ts';
import type { Sentence } from './sentence.ts';
import { shellWord } from './shell.ts';

/** Why values cannot be fitted to labels, and the names for the message. */
export interface NoFit {
  readonly fault: FitFault;
  /** The names of the columns of values, and of the label. */
  readonly columns: readonly string[];
  readonly label: string;
  /** How many rows were left out. */
  readonly missing: number;
  readonly only: 'scale' | 'shift' | undefined;
  /** Whether --platt was given already. */
  readonly isPlatt: boolean;
}

/** The sentence for data that cannot be fitted. */
export function fitFault({ fault, columns, label, missing, only, isPlatt }: NoFit): Sentence {
  const [first = ''] = columns;
  const isOne = columns.length < 2;
  const platt = isPlatt ? undefined : 'use --platt';
  const column = (name: string): string => `column ${quoted(name)}`;
  switch (fault.kind) {
    case 'noRows':
      return {
        fault:
          missing === 0
            ? `there are no rows to fit to ${quoted(label)}`
            : `there are no rows to fit: ${missing === 1 ? 'the only one lacks' : `all ${missing} lack`} a value, a label or a weight`,
      };
    case 'oneClass':
      return {
        place: column(label),
        fault: `every label is ${fault.label}, so there is nothing to fit`,
        fix: '--positive VALUE makes that label 1 and all others 0',
      };
    case 'infiniteLogOdds':
      return {
        place: column(columns[fault.column] ?? ''),
        fault: 'infinite log-odds cannot be fitted',
        fix: 'use --eps 1e-6',
      };
    case 'constantColumn': {
      const name = columns[fault.column] ?? '';
      return {
        place: column(name),
        fault: `every row has the same value, so its ${isOne ? 'scale' : 'coefficient'} cannot be fitted`,
        fix: `use ${isOne ? '--only shift' : `-c ${shellWord(`!${name}`)}`}`,
      };
    }
    case 'collinearColumn': {
      const name = columns[fault.column] ?? '';
      return {
        fault: `${column(name)} is a combination of the other columns, so their coefficients cannot be fitted`,
        fix: `use -c ${shellWord(`!${name}`)}`,
      };
    }
    case 'hugeCoefficient':
      return {
        place: column(columns[fault.column] ?? ''),
        fault: `the values are so small that ${isOne ? 'the scale' : 'their coefficient'} is larger than the largest number`,
        fix: 'multiply them by 1e100',
      };
    case 'separable': {
      const what = isOne
        ? `${only === 'scale' ? 'the sign of ' : ''}${column(first)}`
        : `a combination of the ${plural(columns.length, 'column')}`;
      const how = fault.separation === 'complete' ? '' : ', except for rows on the border';
      return { fault: `no maximum exists: ${what} separates the labels 0 and 1${how}`, fix: platt };
    }
    case 'noConvergence': {
      const what = isOne ? 'the values' : 'the columns';
      return {
        fault: `the fit does not converge: ${what} nearly separate the labels, or nearly determine each other`,
        fix: platt,
      };
    }
  }
}
