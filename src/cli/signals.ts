import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The signals that end a process and can be handled safely. Not among them: SIGPIPE and SIGXFSZ, which Node.js ignores (a write
 * fails instead); faults of the program itself (SIGSEGV, SIGBUS, SIGFPE, SIGILL), which recur when a handler returns; and real-time
 * signals, which Node.js does not support. A signal that a system does not have is never emitted.
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
  /** Called before the process dies of a signal; undefined: nothing is to be cleaned up. */
  readonly cleanUp: (() => void) | undefined;
  /** True: the run continues if its terminal is closed. */
  readonly outlivesTerminal: boolean;
}

/**
 * Lets SIGUSR1 end the process, as it ends other programs, while there is nothing to clean up. Without a listener, Node.js would open its
 * debugger on a port; batch systems send this signal as a notice.
 */
export function keepDebuggerClosed(): void {
  process.on('SIGUSR1', end);
}

function end(signal: NodeJS.Signals): void {
  process.off(signal, end);
  process.kill(process.pid, signal);
}

/** Handles signals from now on. Returns a function that removes the handlers. */
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
    // Added before `end`, which would end the process at once.
    if (signal !== 'SIGHUP' || !outlivesTerminal) process.prependListener(signal, die);
  }
  return release;
}

/**
 * Whether the command was started with SIGHUP ignored, as by `nohup`, so that it outlives its terminal. Node.js resets all signals
 * before a program begins. What remains is the name of the command that the shell started, and whether the parent ignores the
 * signal too.
 */
export function ignoresHangup(env: Readonly<Record<string, string | undefined>>): boolean {
  return /(?:^|\/)nohup$/.test(env['_'] ?? '') || isHangupIgnoredBy(process.ppid);
}

/** Reads the bit set of ignored signals that Linux provides for a process. false on other systems. */
function isHangupIgnoredBy(pid: number): boolean {
  try {
    const [, lowest = '0'] = /^SigIgn:\s*[\da-f]*([\da-f])$/m.exec(statusOf(pid)) ?? [];
    return (Number.parseInt(lowest, 16) & 1) === 1;
  } catch {
    return false;
  }
}

/** The maximum size that is read. The bit set comes late, after a line with all groups. */
const STATUS_SIZE = 64 * 1024;

/** The status of a process. Without a known size, `readFileSync` would take 0.2 ms. */
function statusOf(pid: number): string {
  const descriptor = openSync(`/proc/${pid}/status`, 'r');
  try {
    const bytes = Buffer.allocUnsafe(STATUS_SIZE);
    return bytes.toString('latin1', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}
