import type { Streams } from '../streams.ts';
import type { Completion } from '../values.ts';
import { answer } from './completeColumn.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

/** The output of `--completion`. */
export async function completionText(
  asked: Completion,
  args: readonly string[],
  { env }: Streams,
): Promise<string> {
  return asked === 'columns' ? await answer(args, env) : SCRIPTS[asked]();
}

const SCRIPTS: Record<Exclude<Completion, 'columns'>, () => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};
