import { LogitError } from './error.ts';

/** An error in the options and arguments: the fault, and the fix if one is known. */
export function usageError(text: string, fix?: string): LogitError {
  return new LogitError({ kind: 'usage', text, fix });
}
