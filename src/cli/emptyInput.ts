import { statSync } from 'node:fs';
import { source } from '../message/location.ts';
import type { Message } from './messages.ts';

/**
 * What there is to say when an empty input is to become the file `output`. In a pipeline the reason is mostly a program
 * that failed, so a file that has content is not replaced with nothing from standard input.
 * @param files as they are named, `-` for standard input; none: standard input
 */
export function emptyInput(output: string, files: readonly string[]): Message[] {
  const status = statSync(output, { throwIfNoEntry: false });
  if (status && !status.isFile()) return [];
  const [file = '-'] = files;
  const empty =
    files.length > 1
      ? `the ${files.length} files are empty`
      : `${source(file === '-' ? undefined : file)} is empty`;
  const isPiped = file === '-' || files.includes('-');
  return isPiped && status && status.size > 0
    ? [
        {
          level: 'error',
          code: 'emptyInput',
          fault: `${empty}, so ${output} was left unchanged`,
          fix: 'remove it first to replace it',
        },
      ]
    : [{ level: 'warning', code: 'emptyInput', fault: `${empty}, so ${output} has no values` }];
}
