import { isNumeral } from '../text/numeral.ts';

/** Words that other programs take as commands, and the options that do this here. */
const COMMANDS: Readonly<Record<string, string>> = {
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

/** The option that an argument was probably meant as, where the `others` are numbers perhaps: a command, a named argument, or one whose hyphens a word processor has changed. */
export function optionMeant(text: string, others: readonly string[] = []): string | undefined {
  if (Object.hasOwn(COMMANDS, text)) {
    const numbers = others.length > 0 && others.every(isNumeral) ? others.join(' ') : '0.2';
    return `an option? logit ${COMMANDS[text]!.replace('0.2', numbers)}`;
  }
  if (/^(?:eps|base|dtype|column|delimiter|format|precision|significant)=./.test(text))
    return `an option? --${text}`;
  const [, dash, name] = /^([\u2010-\u2015\u2212]+)-?([a-z][\w-]{0,50})/i.exec(text) ?? [];
  if (dash === undefined) return undefined;
  const hyphens = name!.length > 1 ? '--' : '-';
  return `an option? with ${hyphens === '-' ? 'a hyphen' : 'two hyphens'}: ${hyphens}${name}`;
}
