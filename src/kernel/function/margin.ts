/**
 * What the bound of every rounding test is multiplied by: 1. Tests compile these sources with other margins:
 * 0 accepts every estimate, Infinity refuses every one and so sends all values to the host.
 */
export const MARGIN: f64 = 1;
