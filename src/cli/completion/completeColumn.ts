import { readBashLine } from './bashLine.ts';
import { bashReplacement } from './bashReplacement.ts';
import { candidates } from './columns.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the scripts ask for by `logit --completion columns -- SHELL ...`: possible values of `--column`,
 * one per line; nothing if anything is wrong. `...` is, from bash, the line before the cursor, the line after it, and what
 * will be replaced of it; from the others the number of the word at the cursor, and the words.
 *
 * bash has to be given what it puts on the line, so there they are quoted. The others quote, and show a note after a tab.
 */
export async function answer(asked: readonly string[], env: Environment): Promise<string> {
  const [shell, ...details] = asked;
  try {
    const lines = await (shell === 'bash' ? forBash(details, env) : forOthers(details, env));
    return lines.map((line) => `${line}\n`).join('');
  } catch {
    return '';
  }
}

async function forBash(
  [before = '', after = '', replaced = '']: readonly string[],
  env: Environment,
): Promise<string[]> {
  const { raw, ...line } = readBashLine(before, after);
  const { typed, found } = await candidates(line, env);
  return found.flatMap(({ value }) => bashReplacement(value, { typed, raw, replaced }) ?? []);
}

async function forOthers([at, ...words]: readonly string[], env: Environment): Promise<string[]> {
  const { found } = await candidates({ words, at: Number(at), stdin: undefined }, env);
  return found.map(({ value, note }) => `${value}\t${note ?? ''}`);
}
