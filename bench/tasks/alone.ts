import type { Command, Contestant, Work } from '../contestants/contestant.ts';
import type { DataFile } from '../data/dataset.ts';

/** logit's command for a data set: the tasks that it does alone. */
export function logitCommand(
  contestants: readonly Contestant[],
  data: DataFile,
  through: Work['through'],
): Command {
  const logit = contestants.find(({ name }) => name === 'logit')!;
  return logit.command({ data, direction: 'logit', through, output: '/dev/null' })!;
}
