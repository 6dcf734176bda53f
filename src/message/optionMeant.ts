/** Words that other programs take as commands, and the options that do this here. */
export const COMMANDS: Readonly<Record<string, string>> = {
  help: '--help',
  version: '--version',
  '/?': '--help',
  '/help': '--help',
  sigmoid: '--sigmoid 0.2',
  expit: '--sigmoid 0.2',
  inverse: '--inverse 0.2',
  check: '--check 0.2',
  plot: '--plot 0.2',
  preview: '--preview 5 -c COLUMN FILE',
  summary: '--summary -c COLUMN FILE',
  completion: '--completion bash',
};

/** The option that an argument was probably meant as: a command, a named argument, or one whose hyphens a word processor has changed. */
export function optionMeant(text: string): string | undefined {
  if (Object.hasOwn(COMMANDS, text)) return `an option? logit ${COMMANDS[text]}`;
  if (/^(?:eps|base|dtype|column|delimiter|format|precision|significant)=./.test(text))
    return `an option? --${text}`;
  const [, dash, name] = /^([\u2010-\u2015\u2212]+)-?([a-z][\w-]{0,50})/i.exec(text) ?? [];
  if (dash === undefined) return undefined;
  const hyphens = name!.length > 1 ? '--' : '-';
  return `an option? with ${hyphens === '-' ? 'a hyphen' : 'two hyphens'}: ${hyphens}${name}`;
}
