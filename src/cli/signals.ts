import { closeSync, openSync, readSync } from 'node:fs';

/**
 * What ends a process and can be caught without harm. The rest: SIGPIPE and SIGXFSZ, which Node.js ignores (a write fails instead);
 * faults of the program itself (SIGSEGV, SIGBUS, SIGFPE, SIGILL), which come again where a handler returns; and real-time
 * signals, which Node.js does not have. A name that a system does not know is never emitted.
 */
const SIGNALS = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGALRM',
  'SIGVTALRM',
  'SIGPROF',
  'SIGXCPU',
  'SIGIO',
  'SIGPWR',
  'SIGSTKFLT',
  'SIGABRT',
  'SIGTRAP',
  'SIGSYS',
] as const;

export interface Handling {
  /** What to do before a signal ends the process, which then dies of that signal; undefined: nothing. */
  readonly cleanUp: (() => void) | undefined;
  /** True: the terminal may go. */
  readonly outlivesTerminal: boolean;
}

/**
 * Lets SIGUSR1 end the process, as it does other programs, for as long as nothing is to be cleaned up. Without a listener Node.js
 * opens its debugger on a port, and batch systems send this signal as a notice.
 */
export function keepDebuggerClosed(): void {
  process.on('SIGUSR1', end);
}

function end(signal: NodeJS.Signals): void {
  process.off(signal, end);
  process.kill(process.pid, signal);
}

/** Handles signals from now on. Returns what takes the handlers away. */
export function handleSignals({ cleanUp, outlivesTerminal }: Handling): () => void {
  function die(signal: NodeJS.Signals): void {
    cleanUp?.();
    release();
    process.off(signal, end);
    process.kill(process.pid, signal);
  }
  function stay(): void {}
  function release(): void {
    for (const signal of SIGNALS) process.off(signal, die);
    process.off('SIGHUP', stay);
  }
  if (outlivesTerminal) process.on('SIGHUP', stay);
  for (const signal of cleanUp ? SIGNALS : []) {
    // Before `end`, which would end the process at once.
    if (signal !== 'SIGHUP' || !outlivesTerminal) process.prependListener(signal, die);
  }
  return release;
}

/**
 * Whether the command was started so that it outlives its terminal: with SIGHUP ignored, as `nohup` does it. Node.js gives
 * every signal its default back before a program begins, so what is left to see is the command's name as the shell
 * started it, and a parent that ignores the signal itself, for its children do so too.
 */
export function ignoresHangup(env: Readonly<Record<string, string | undefined>>): boolean {
  return /(?:^|\/)nohup$/.test(env['_'] ?? '') || isHangupIgnoredBy(process.ppid);
}

/** From Linux' list of a process's ignored signals, a bit each; other systems have no such list. */
function isHangupIgnoredBy(pid: number): boolean {
  try {
    const [, lowest = '0'] = /^SigIgn:\s*[\da-f]*([\da-f])$/m.exec(statusOf(pid)) ?? [];
    return (Number.parseInt(lowest, 16) & 1) === 1;
  } catch {
    return false;
  }
}

/** The list comes late in it, after a line of all groups. */
const STATUS_SIZE = 64 * 1024;

/** Read here, for `readFileSync` takes 0.2 ms where it does not know the size. */
function statusOf(pid: number): string {
  const descriptor = openSync(`/proc/${pid}/status`, 'r');
  try {
    const bytes = Buffer.allocUnsafe(STATUS_SIZE);
    return bytes.toString('latin1', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}
