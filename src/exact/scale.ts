/** What the number on a scale says of the probability p. */
export type Quantity = 'prob' | 'percent' | 'odds' | 'logOdds' | 'logProb';

/**
 * A scale on which p is written: value = factor * log_base(quantity) for the two logarithms, the quantity itself for the
 * others; `mirrored`: the quantity of 1 - p.
 *
 * `phred` is -10 log10(1 - p): quantity logProb, mirrored, base 10, factor -10.
 */
export type Scale = {
  readonly quantity: Quantity;
  readonly mirrored: boolean;
  /** Base of the logarithm: 0 is e, else any finite double above 0 other than 1. */
  readonly base: number;
  readonly factor: 1 | 10 | -10;
};

/** Whether the scale is a logarithm, so that its values are transcendental for most p. */
export function isLogarithm({ quantity }: Scale): boolean {
  return quantity === 'logOdds' || quantity === 'logProb';
}
