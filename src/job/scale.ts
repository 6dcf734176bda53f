import type { Quantity, Scale as Axis } from '../exact/scale.ts';

/** A scale that expresses a probability p. A row of `SCALES` holds everything that differs between scales. */
export interface Scale {
  /** The quantity that the number expresses. */
  readonly quantity: Quantity;
  /** True: the quantity of 1 - p. */
  readonly mirrored: boolean;
  /** The base of a logarithm, 0 for e; undefined: that of the run. */
  readonly base: number | undefined;
  /** The factor of a logarithm. */
  readonly factor: 1 | 10 | -10;
  readonly aliases: readonly string[];
  /** The description for users. */
  readonly title: string;
  /** The label of its values in a tensor. */
  readonly label: string;
  /** The range of the 20 bins of a histogram. */
  readonly bins: readonly [from: number, to: number];
}

const SHARE = { mirrored: false, base: undefined, factor: 1, aliases: [] } as const;
const LOG_ODDS = { ...SHARE, quantity: 'logOdds' } as const;
const LOG_PROB = { ...SHARE, quantity: 'logProb' } as const;
const LOG_COMPLEMENT = { ...LOG_PROB, mirrored: true } as const;

const ROWS = {
  prob: { ...SHARE, quantity: 'prob', aliases: ['p'], title: 'probability', label: 'probs', bins: [0, 1] },
  percent: {
    ...SHARE,
    quantity: 'percent',
    aliases: ['%'],
    title: 'percentage',
    label: 'percents',
    bins: [0, 100],
  },
  complement: {
    ...SHARE,
    quantity: 'prob',
    mirrored: true,
    aliases: ['1-p', 'q'],
    title: '1 - probability',
    label: 'complements',
    bins: [0, 1],
  },
  odds: { ...SHARE, quantity: 'odds', title: 'odds', label: 'odds', bins: [0, 10] },
  logit: { ...LOG_ODDS, aliases: ['log-odds'], title: 'log-odds', label: 'logits', bins: [-10, 10] },
  logit2: {
    ...LOG_ODDS,
    base: 2,
    aliases: ['bits'],
    title: 'log-odds, base 2',
    label: 'logits2',
    bins: [-15, 15],
  },
  logit10: { ...LOG_ODDS, base: 10, title: 'log-odds, base 10', label: 'logits10', bins: [-5, 5] },
  decibans: {
    ...LOG_ODDS,
    base: 10,
    factor: 10,
    aliases: ['db'],
    title: 'decibans',
    label: 'decibans',
    bins: [-50, 50],
  },
  logprob: {
    ...LOG_PROB,
    aliases: ['logp'],
    title: 'log-probability',
    label: 'logprobs',
    bins: [-10, 0],
  },
  logprob2: { ...LOG_PROB, base: 2, title: 'log-probability, base 2', label: 'logprobs2', bins: [-15, 0] },
  logprob10: {
    ...LOG_PROB,
    base: 10,
    title: 'log-probability, base 10',
    label: 'logprobs10',
    bins: [-5, 0],
  },
  log1mprob: {
    ...LOG_COMPLEMENT,
    aliases: ['log1mp'],
    title: 'log of 1 - probability',
    label: 'log1mprobs',
    bins: [-10, 0],
  },
  log1mprob2: {
    ...LOG_COMPLEMENT,
    base: 2,
    title: 'log of 1 - probability, base 2',
    label: 'log1mprobs2',
    bins: [-15, 0],
  },
  log1mprob10: {
    ...LOG_COMPLEMENT,
    base: 10,
    title: 'log of 1 - probability, base 10',
    label: 'log1mprobs10',
    bins: [-5, 0],
  },
  phred: {
    ...LOG_COMPLEMENT,
    base: 10,
    factor: -10,
    aliases: ['q-score'],
    title: 'Phred quality',
    label: 'phreds',
    bins: [0, 50],
  },
} as const satisfies Record<string, Scale>;

export type ScaleName = keyof typeof ROWS;

export const SCALES: Readonly<Record<ScaleName, Scale>> = ROWS;

export const SCALE_NAMES = Object.keys(ROWS) as readonly ScaleName[];

/** The scale with a name or alias, in upper or lower case; undefined if there is none. */
export function scaleNamed(text: string): ScaleName | undefined {
  const lower = text.trim().toLowerCase();
  return SCALE_NAMES.find((name) => name === lower || SCALES[name].aliases.includes(lower));
}

/** The scale as functions take it. `base` is that of the run, 0 for e. */
export function axisOf(name: ScaleName, base: number): Axis {
  const { quantity, mirrored, base: own, factor } = SCALES[name];
  return { quantity, mirrored, base: isLogarithmic(name) ? (own ?? base) : 0, factor };
}

/** Whether values of the scale are logarithms. */
export function isLogarithmic(name: ScaleName): boolean {
  return SCALES[name].quantity === 'logOdds' || SCALES[name].quantity === 'logProb';
}

/** Whether values are logarithms with the base of the run. */
export function isFree(name: ScaleName): boolean {
  return isLogarithmic(name) && SCALES[name].base === undefined;
}

/** Why a base other than e cannot be chosen for logarithms between two scales; undefined: it can. */
export function baseFault(from: ScaleName, to: ScaleName): string | undefined {
  const both = [from, to];
  const fixed = both.find((name) => SCALES[name].factor !== 1);
  if (fixed !== undefined) return `cannot be used with ${fixed}, which has base 10`;
  return both.some(isFree)
    ? undefined
    : `has no effect: neither ${both.join(' nor ')} is a logarithm whose base can be chosen`;
}

/**
 * The description of a scale for users, with the base of its logarithm unless it is the usual one. `base` is that of the run, 0 for
 * e.
 */
export function titleOf(name: ScaleName, base: number): string {
  const { title, base: own } = SCALES[name];
  return isLogarithmic(name) && own === undefined && base !== 0 ? `${title}, base ${base}` : title;
}

/** The domain of the values of a scale. */
export function domainOf(name: ScaleName, base: number): readonly [from: number, to: number] {
  const axis = axisOf(name, base);
  switch (axis.quantity) {
    case 'prob':
      return [0, 1];
    case 'percent':
      return [0, 100];
    case 'odds':
      return [0, Infinity];
    case 'logOdds':
      return [-Infinity, Infinity];
    case 'logProb':
      return axis.factor < 0 !== (axis.base !== 0 && axis.base < 1) ? [0, Infinity] : [-Infinity, 0];
  }
}

/** Whether it is p, 1 - p or 100 p. */
export function isShare(name: ScaleName): boolean {
  return SCALES[name].quantity === 'prob' || SCALES[name].quantity === 'percent';
}

/** Whether values that are all in [0, 1] were probably meant as probabilities. */
export function isRarelyFraction(name: ScaleName): boolean {
  const { quantity } = SCALES[name];
  return quantity === 'logOdds' || quantity === 'percent' || name === 'phred';
}

/** Bounds around the domain: a value outside them cannot be a rounding error. */
export function farFrom(name: ScaleName, base: number): readonly [below: number, above: number] {
  const [start, end] = domainOf(name, base);
  const room = SCALES[name].quantity === 'percent' ? 10 : 0.1;
  return [start - room, end + room];
}

/** The text of the domain: `[0, 1]`. */
export function domainText(name: ScaleName, base: number): string {
  const [start, end] = domainOf(name, base).map((bound) => String(bound).replace('Infinity', 'inf'));
  return `[${start}, ${end}]`;
}
