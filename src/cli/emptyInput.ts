import { statSync } from 'node:fs';
import { source } from '../message/location.ts';
import type { Message } from './messages.ts';

/**
 * Messages for an empty input that is written to the file `output`. In a pipeline the cause is usually a program that failed, so empty
 * standard input must not replace a file that has content.
 * @param files the input files, `-` for standard input; none: standard input
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
