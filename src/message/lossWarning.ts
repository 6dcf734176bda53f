import { plural } from '../text/plural.ts';
import { SCALES, type ScaleName } from '../job/scale.ts';
import { where } from './location.ts';
import type { Location } from './error.ts';
import type { Sentence } from './sentence.ts';
import { NOTE, PROBABLY_WRONG, WRONG, type Weight } from './warning.ts';

/** Warnings and notes of a run that scores, as data. */
export type LossWarning =
  /** `isNamed`: whether there is a scale with this base in its name. */
  | {
      readonly kind: 'unitOfLoss';
      readonly base: number;
      readonly from: ScaleName;
      readonly isNamed: boolean;
    }
  /** No row has a value, a label and a weight. */
  | {
      readonly kind: 'noValues';
      /** Rows that have all three, but no weight above 0. */
      readonly unweighted: number;
      readonly missing: number;
      readonly outside: number;
    }
  /** Probabilities 0 for label 1, or 1 for label 0. */
  | { readonly kind: 'infiniteLoss'; readonly rows: number; readonly location: Location }
  /** Too few rows are on the right side of 1/2 for chance: fewer than the share of the rarer label. */
  | {
      readonly kind: 'otherWay';
      readonly accuracy: number;
      readonly rarer: number;
      readonly from: ScaleName;
    }
  /** `positive`: the label that counts as 1, if one was given. */
  | {
      readonly kind: 'oneClass';
      readonly label: 0 | 1;
      readonly positive: string | undefined;
      readonly isWeighted: boolean;
    };

export const LOSS_WEIGHTS: Readonly<Record<LossWarning['kind'], Weight>> = {
  unitOfLoss: NOTE,
  noValues: WRONG,
  infiniteLoss: PROBABLY_WRONG,
  otherWay: PROBABLY_WRONG,
  oneClass: PROBABLY_WRONG,
};

/** The sentence for a warning. */
export function lossSentence(warning: LossWarning): Sentence {
  switch (warning.kind) {
    case 'unitOfLoss': {
      const { base, from, isNamed } = warning;
      return {
        fault: `--base ${base} is the unit of the loss; the values are read as natural ${SCALES[from].title}`,
        fix: isNamed ? `--from ${from}${base} if their base is ${base}, too` : undefined,
      };
    }
    case 'noValues': {
      const { unweighted, missing, outside } = warning;
      const left = `${missing} missing${outside > 0 ? `, ${outside} outside the range` : ''}`;
      return { fault: `no rows to compare: ${unweighted > 0 ? 'all weights are 0' : left}` };
    }
    case 'infiniteLoss': {
      const { rows, location } = warning;
      const fault = `${plural(rows, 'row')} ${rows === 1 ? 'has' : 'have'} an infinite loss, because p is 0 or 1 and the label is the other one`;
      const fix = '--eps 1e-7 clamps p, --max-loss 100 bounds each logarithm';
      return rows === 1
        ? { fault: `${fault}: ${where(location)}`, fix }
        : { fault, first: where(location), fix };
    }
    case 'otherWay': {
      const { accuracy, rarer, from } = warning;
      const other = { prob: 'complement', complement: 'prob' }[from as string];
      const question = 'values for the other label?';
      return {
        fault: `the predictions point the other way: accuracy ${accuracy.toFixed(4)}, below that of always predicting the rarer label (${rarer.toFixed(4)})`,
        fix: other === undefined ? question : `${question} use --from ${other}`,
      };
    }
    case 'oneClass': {
      const { label, positive, isWeighted } = warning;
      const name = JSON.stringify(positive);
      const why = positive === undefined ? '' : label === 0 ? ` (no label is ${name})` : ` (all are ${name})`;
      const labels = `all labels${isWeighted ? ' with a weight above 0' : ''}`;
      return { fault: `${labels} are ${label}${why}, so the loss says little` };
    }
  }
}
