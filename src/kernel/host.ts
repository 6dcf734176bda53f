/** What the kernel asks of its host: the few answers that it cannot prove by itself. */

/** The double nearest to the decimal number spelled by the bytes [start, end): digits, at most one point, an exponent. */
@external('host', 'parseNumber')
export declare function parseNumber(start: usize, end: usize): f64;

/**
 * The double, or float32 when `single`, nearest to the decimal, percentage or fraction `a/b` that the bytes [start, end) spell;
 * nan if b is 0.
 */
@external('host', 'nearestTyped')
export declare function nearestTyped(start: usize, end: usize, single: bool): f64;

/**
 * sigmoid or logit to `base` of the number that the bytes [start, end) spell, not of the double next to it, rounded once
 * to float64, or to float32 when `single`.
 */
@external('host', 'exactTyped')
export declare function exactTyped(start: usize, end: usize, sigmoid: bool, base: f64, single: bool): f64;

/** logit to `base` (0: natural), rounded once to float64, or to float32 when `single`. */
@external('host', 'exactLogit')
export declare function exactLogit(p: f64, base: f64, single: bool): f64;

/** sigmoid to `base` (0: natural), rounded once to float64, or to float32 when `single`. */
@external('host', 'exactSigmoid')
export declare function exactSigmoid(x: f64, base: f64, single: bool): f64;

/** Writes a finite `value` with `digits` digits after the point (half to even) at `at`; gives the byte count. */
@external('host', 'printFixed')
export declare function printFixed(value: f64, digits: i32, at: usize): i32;

/** Rounds a finite `value` to `digits` significant digits (half to even) and writes it at `at`; gives the byte count. */
@external('host', 'printSignificant')
export declare function printSignificant(value: f64, digits: i32, at: usize): i32;
