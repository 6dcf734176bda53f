const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** Cleans up when a signal ends the process, which then dies of that signal. Gives what takes the handlers away. */
export function cleanUpOnSignal(cleanUp: () => void): () => void {
  function die(signal: NodeJS.Signals): void {
    cleanUp();
    release();
    process.kill(process.pid, signal);
  }
  function release(): void {
    for (const signal of SIGNALS) process.off(signal, die);
  }
  for (const signal of SIGNALS) process.on(signal, die);
  return release;
}
