/** `logit --manual`: the manual as text, on a terminal through a pager. */
// The bundle has an empty `node:child_process`, which commander asks for at each start and does not use.
// oxlint-disable-next-line unicorn/prefer-node-protocol
import { spawnSync } from 'child_process';
import { readFileSync } from 'node:fs';
import { manual } from './carried.ts';
import { flowed } from './man/flow.ts';
import type { Streams } from './streams.ts';

/** The lines of prose get longer than is good to read on a wider screen, and examples are cut on any narrower one. */
const NARROWEST = 40;
const WIDEST = 100;

/** @param width of the screen */
export function manualText(width: number): string {
  const source = manual ?? readFileSync(`${__dirname}/manual.txt`, 'utf8');
  return flowed(source, Math.min(Math.max(width, NARROWEST), WIDEST));
}

/** Shows text with the pager that the environment names, or `less`; false if that does not start. */
export function page(text: string, { env }: Streams): boolean {
  const pager = env['PAGER'] || 'less';
  // As `man` and `git` do, the pager is a command of the shell, with its options.
  const { status, error } = spawnSync(pager, {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    shell: true,
  });
  // 126 and 127: the shell did not find it, or may not run it.
  return error === undefined && status !== 126 && status !== 127;
}
