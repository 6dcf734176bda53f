/** What differs between engines in an expression of SQL. */
export interface Dialect {
  /** A name as the engine quotes identifiers, whatever it holds. */
  readonly identifier: (name: string) => string;
  /** A quoted column as a float64, NULL if it is NULL. */
  readonly toDouble: (column: string) => string;
  /** Whether a quoted column has text that the cast would read as 0; undefined if the cast refuses such text. */
  readonly isText?: (column: string) => string;
  /** Literals; undefined if the engine has no such value. */
  readonly inf: string | undefined;
  readonly minusInf: string | undefined;
  readonly nan: string | undefined;
  /** A positive or negative number below 2.2e-308 in size; undefined if literals may be that small. */
  readonly subnormal?: (value: number) => string;
  /** Whether a value is nan; undefined if none can be. */
  readonly isNan: ((value: string) => string) | undefined;
  /** The natural logarithm. */
  readonly ln: string;
  readonly power: string;
  /** What computes log-odds for p from 1/4 to 3/4, where p/(1-p) has lost the digits that count. */
  readonly nearHalf: 'atanh' | 'log1p' | 'kahan';
}
