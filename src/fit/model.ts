import type { Rows, Targets } from './rows.ts';
import type { Standard } from './standard.ts';

/** What is fitted to what. */
export interface Model {
  readonly rows: Rows;
  readonly standards: readonly Standard[];
  readonly targets: Targets;
  /** A power of two that weights are multiplied by, so that they are about 1. */
  readonly weightScale: number;
}
