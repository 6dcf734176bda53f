import { readBashLine } from './bashLine.ts';
import { bashReplacement } from './bashReplacement.ts';
import { candidates } from './columns.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The answer to `logit --completion columns -- SHELL ...` of the scripts: possible values of `--column`, one per line; nothing if
 * anything is wrong. `...` is, from bash, the line before the cursor, the line after it, and the part that will be replaced; from
 * other shells, the number of the word at the cursor, and the words.
 *
 * Bash inserts the values unchanged, so they are quoted for it. The others quote them, and show a note after a tab.
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
