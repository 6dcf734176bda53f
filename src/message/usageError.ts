import { LogitError } from './error.ts';

/** An error of the options and arguments: what is wrong with them, and the fix if one is known. */
export function usageError(text: string, fix?: string): LogitError {
  return new LogitError({ kind: 'usage', text, fix });
}
