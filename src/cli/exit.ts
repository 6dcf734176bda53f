import type { ErrorDetail } from '../message/error.ts';

/** The exit codes of the command. */
export const Exit = {
  converted: 0,
  /** The data broke a rule. */
  data: 1,
  /** The command could not be carried out. */
  command: 2,
} as const;

/** The exit code for each kind of error. */
export const EXIT_OF: Record<ErrorDetail['kind'], number> = {
  usage: Exit.command,
  tooManyColumns: Exit.command,
  invalidNumber: Exit.data,
  invalidLabel: Exit.data,
  mixedLabels: Exit.data,
  invalidWeight: Exit.data,
  infiniteLogOdds: Exit.data,
  noFit: Exit.data,
  rIndex: Exit.data,
  unsupportedFormat: Exit.command,
  shortRow: Exit.data,
  longRow: Exit.data,
  otherLength: Exit.data,
  unterminatedQuote: Exit.data,
  swallowedRows: Exit.data,
  invalidJson: Exit.data,
  undecided: Exit.command,
  excelLine: Exit.command,
  crLineEndings: Exit.data,
  recordTooLong: Exit.data,
  noColumn: Exit.command,
  headerIsData: Exit.command,
  duplicateColumn: Exit.command,
  redundantExclusion: Exit.command,
  emptySelection: Exit.command,
  headerMismatch: Exit.command,
  compressed: Exit.command,
  array: Exit.command,
  arrayType: Exit.command,
  truncatedFile: Exit.command,
  system: Exit.command,
};
