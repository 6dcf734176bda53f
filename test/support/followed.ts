import { spawnSync } from 'node:child_process';
import { call, type Outcome } from './command.ts';

/** The output of the command after the programs that a message suggests before it. */
export function followed(
  message: string,
  args: readonly string[],
  stdin: string | Uint8Array,
): Promise<Outcome> {
  const [, filter] = /\.\.\. \| (.+) \| logit \.\.\./.exec(message) ?? [];
  if (filter === undefined) throw new Error(`no command in: ${message}`);
  const { stdout, status } = spawnSync('sh', ['-c', filter], { input: stdin });
  if (status !== 0) throw new Error(`${filter}: exit code ${status}`);
  return call(args, { stdin: stdout });
}
