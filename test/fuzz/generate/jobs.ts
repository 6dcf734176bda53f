import { LOGIT, SIGMOID } from '../../model/scales.ts';
import { DEFAULT_MISSING, type Conversion, type Csv, type DigitStyle } from '../../../src/job/job.ts';
import { DELIMITER } from '../../../src/job/optionSpecs.ts';
import { DTYPES } from '../../../src/job/dtype.ts';
import { SCALE_NAMES, SCALES, type Scale } from '../../../src/job/scale.ts';
import type { Dice } from '../dice.ts';

/** All options that say how numbers are converted. */
export function conversion(dice: Dice): Conversion {
  const inverse = dice.once(3);
  const isUsual = !dice.once(3);
  const scales = isUsual ? dice.pick([LOGIT, SIGMOID]) : anyScales(dice);
  return {
    ...scales,
    dtype: dice.once(2) ? 'float64' : dice.pick(DTYPES),
    base: takesBase(scales) && dice.once(3) ? base(dice) : 0,
    eps: dice.once(3) ? eps(dice) : undefined,
    exact: isUsual && dice.once(6),
    map: undefined,
    inverse: inverse
      ? { tolerance: dice.once(2) ? dice.pick([0, 1e-300, 1e-16, 1e-12, 1e-6, 0.1, 1, 1e300]) : undefined }
      : undefined,
  };
}

/** Two of the scales, as --from and --to name them. */
function anyScales(dice: Dice): Pick<Conversion, 'from' | 'to' | 'suffix'> {
  const [from, to] = [dice.pick(SCALE_NAMES), dice.pick(SCALE_NAMES)];
  return { from, to, suffix: to };
}

/** Whether a base is of any use: one of the logarithms has none of its own, and the other no factor. */
function takesBase({ from, to }: Pick<Conversion, 'from' | 'to'>): boolean {
  const both = [SCALES[from], SCALES[to]];
  const isFree = ({ quantity, base: own }: Scale): boolean =>
    (quantity === 'logOdds' || quantity === 'logProb') && own === undefined;
  return both.every(({ factor }) => factor === 1) && both.some(isFree);
}

function base(dice: Dice): number {
  return dice.weighted([
    [3, () => 2],
    [3, () => 10],
    [
      2,
      () =>
        dice.pick([0.5, 3, 1.5, 1 + 2 ** -52, 1 - 2 ** -53, 1e300, 1e-300, 33554431, 5e-324, 4, 100, 0.1]),
    ],
    [1, () => Math.abs(dice.double()) || 7],
  ]);
}

function eps(dice: Dice): number {
  return dice.once(4)
    ? dice.unit() / 2
    : dice.pick([
        0,
        1e-6,
        1e-12,
        0.5,
        0.25,
        0.1,
        5e-17,
        1e-16,
        2 ** -53,
        2 ** -54,
        1e-8,
        5e-324,
        0.49999999999999994,
      ]);
}

export function digitStyle(dice: Dice): DigitStyle {
  return dice.weighted<DigitStyle>([
    [6, () => ({ kind: 'shortest' })],
    [2, () => ({ kind: 'fixed', count: dice.once(5) ? dice.between(0, 100) : dice.between(0, 18) })],
    [1, () => ({ kind: 'significant', count: dice.between(1, 17) })],
  ]);
}

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i));
const MARKS = ['\t', ...PRINTABLE].filter((text) => DELIMITER.accepts(text));

/** All options of CSV but the columns, which the table decides. */
export function csvOptions(dice: Dice): Omit<Csv, 'columns'> {
  const delimiter = dice.once(3) ? dice.pick(dice.once(2) ? [';', '\t', '|', ' '] : MARKS) : ',';
  const append = dice.once(2);
  const quote = dice.weighted([
    [6, () => '"'],
    [1, () => "'"],
    [1, () => undefined],
    [1, () => dice.pick(MARKS)],
  ]);
  const header = !dice.once(3);
  return {
    kind: 'csv',
    delimiter,
    quote: quote === delimiter ? undefined : quote,
    isQuoteSure: quote !== '"' || quote === delimiter || dice.once(4),
    header,
    isHeaderSure: header && dice.once(3),
    append,
    after: append && dice.once(3),
    as: undefined,
    bad: dice.pick(['fail', 'keep', 'keep', 'nan', 'skip']),
    missing: dice.once(5) ? missing(dice) : DEFAULT_MISSING,
  };
}

function missing(dice: Dice): string[] {
  const spelling = (): string =>
    dice.pick([
      '',
      '-',
      'x',
      '0',
      '-999',
      '.',
      'na',
      '0.5',
      'é',
      '%',
      '1/2',
      'n'.repeat(70),
      'not there',
      '"',
      'inf',
      'nan',
      '+nan',
    ]);
  return dice.list(dice.between(1, 5), spelling);
}
