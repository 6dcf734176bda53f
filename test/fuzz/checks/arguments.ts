import { Readable, Writable } from 'node:stream';
import { main } from '../../../src/cli/main.ts';
import type { Case, Finding } from '../case.ts';
import { dice as diceOf } from '../dice.ts';
import { typedOptions } from '../generate/options.ts';
import { compareValues } from './compare.ts';

/**
 * Options that are wrong are refused, in one line and before anything is written; with others the command converts, and a
 * round trip may fail a tolerance that no rounding meets.
 */
export async function anyOptions(trial: Case): Promise<Finding | undefined> {
  const dice = diceOf(trial.files.reduce((sum, { text }) => sum * 31 + text.length, trial.reads.length));
  const { argv, isRefused } = typedOptions(dice);
  const isCsv = argv.some((text) => /^(?:-c|--column)/.test(text));
  const hasHeader = isCsv && !argv.includes('--no-header');
  const { code, stdout, stderr } = await call(argv, hasHeader ? 'p\n0.5\n' : '0.5\n');
  const lines = stderr.split('\n');
  return compareValues(
    `options ${JSON.stringify(argv)}`,
    isRefused
      ? { code: 2, isOneLine: true, stdout: '' }
      : { code: /^logit: error: round trip failed: 1 of 1 value/m.test(stderr) ? 1 : 0, isOneLine: true },
    {
      code,
      isOneLine:
        (lines.at(-1) === '' &&
          lines.slice(0, -1).every((line) => /^logit: (?:error|warning|note): [^\p{Cc}]+$/u.test(line))) ||
        stderr,
      ...(isRefused && { stdout }),
    },
  );
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in this process. */
async function call(argv: readonly string[], stdin: string): Promise<Ended> {
  const out: Buffer[] = [];
  const err: string[] = [];
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      out.push(chunk);
      done();
    },
  });
  const code = await main(argv, {
    stdin: Readable.from([Buffer.from(stdin)], { objectMode: false }),
    stdout,
    stderr: { write: (text: string) => err.push(text) },
    env: {},
    isTerminal: () => Promise.resolve(false),
    width: () => Promise.resolve(undefined),
  });
  return { code, stdout: Buffer.concat(out).toString('latin1'), stderr: err.join('') };
}
