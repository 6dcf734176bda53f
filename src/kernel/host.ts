/** What the kernel asks of its host: the few answers that it cannot prove by itself. */
import { Format } from './abi';

/** The double nearest to the decimal number spelled by the bytes [start, end): digits, at most one point, an exponent. */
@external('host', 'parseNumber')
export declare function parseNumber(start: usize, end: usize): f64;

/** The value of the format nearest to the decimal, percentage or fraction `a/b` in the bytes [start, end); nan if b is 0. */
@external('host', 'nearestTyped')
export declare function nearestTyped(start: usize, end: usize, format: Format): f64;

/** The run's conversion of the number in the bytes [start, end), not of the nearest double, rounded once to the run's format. */
@external('host', 'exactTyped')
export declare function exactTyped(start: usize, end: usize): f64;

/** The run's conversion, or its inverse, rounded once to float64. */
@external('host', 'exactConvert')
export declare function exactConvert(value: f64, isBack: bool): f64;

/** The same, rounded once to the run's format. */
@external('host', 'exactConvertToFormat')
export declare function exactConvertToFormat(value: f64, isBack: bool): f64;

/** Writes a finite `value` with `digits` digits after the point (half to even) at `at`; gives the byte count. */
@external('host', 'printFixed')
export declare function printFixed(value: f64, digits: i32, at: usize): i32;

/** Rounds a finite `value` to `digits` significant digits (half to even) and writes it at `at`; gives the byte count. */
@external('host', 'printSignificant')
export declare function printSignificant(value: f64, digits: i32, at: usize): i32;
