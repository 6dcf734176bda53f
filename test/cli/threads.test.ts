import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { environment, program } from '../support/command.ts';

/** How many threads the command has when it has answered many lines, and waits for more. */
async function threadsOf(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const [file, ...before] = program();
  const child = spawn(file, [...before, ...args], { env: environment(env), stdio: 'pipe' });
  onTestFinished(() => void child.kill());
  // Of the answer, more is written than without a thread.
  child.stdin.write(`p,y\n${'0.5,1\n'.repeat(2000)}`);
  let length = 0;
  for await (const piece of child.stdout) {
    length += (piece as Buffer).length;
    if (length >= 2000 * '0,1\n'.length) break;
  }
  return readdirSync(`/proc/${child.pid}/task`).length;
}

describe.runIf(process.platform === 'linux')('threads to read and write', () => {
  it('are two, unless UV_THREADPOOL_SIZE says how many', async () => {
    const [own, one, eight] = await Promise.all([
      threadsOf(['-c', 'p']),
      threadsOf(['-c', 'p'], { UV_THREADPOOL_SIZE: '1' }),
      threadsOf(['-c', 'p'], { UV_THREADPOOL_SIZE: '8' }),
    ]);
    expect([own - one, eight - own]).toEqual([1, 6]);
  });
});
