/** `logit --manual`: the manual as text, on a terminal through a pager. */
// In the bundle, `node:child_process` is empty: commander imports it at each start and does not use it.
// oxlint-disable-next-line unicorn/prefer-node-protocol
import { spawnSync } from 'child_process';
import { readFileSync } from 'node:fs';
import { manual } from './carried.ts';
import { flowed } from './man/flow.ts';
import type { Streams } from './streams.ts';

/** The limits of the width of text: longer lines are hard to read, and shorter ones break examples. */
const NARROWEST = 40;
const WIDEST = 100;

/** The manual as text. `width` is that of the screen. */
export function manualText(width: number): string {
  const source = manual ?? readFileSync(`${__dirname}/manual.txt`, 'utf8');
  return flowed(source, Math.min(Math.max(width, NARROWEST), WIDEST));
}

/** Shows text with the pager that the environment names, or `less`; false if that does not start. */
export function page(text: string, { env }: Streams): boolean {
  const pager = env['PAGER'] || 'less';
  // The pager is a shell command with options, as for `man` and `git`.
  const { status, error } = spawnSync(pager, {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    shell: true,
  });
  // 126 and 127: the shell did not find it, or may not run it.
  return error === undefined && status !== 126 && status !== 127;
}
