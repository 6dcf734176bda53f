import type { Fact } from '../core/problem.ts';

/** Exit codes, as the contract has them. */
export const Exit = {
  converted: 0,
  /** The data broke a rule. */
  data: 1,
  /** The command could not be carried out. */
  command: 2,
} as const;

export const EXIT_OF: Record<Fact['kind'], number> = {
  usage: Exit.command,
  notNumber: Exit.data,
  indexed: Exit.data,
  foreign: Exit.command,
  noCell: Exit.data,
  tooLong: Exit.data,
  otherLength: Exit.data,
  unclosed: Exit.data,
  noObject: Exit.data,
  undecided: Exit.command,
  excelLine: Exit.command,
  carriageReturns: Exit.data,
  recordTooLong: Exit.data,
  noColumn: Exit.command,
  headerIsData: Exit.command,
  doubledColumn: Exit.command,
  idleExclusion: Exit.command,
  noneLeft: Exit.command,
  headerDiffers: Exit.command,
  compressed: Exit.command,
  array: Exit.command,
  arrayType: Exit.command,
  shrunk: Exit.command,
  system: Exit.command,
};
