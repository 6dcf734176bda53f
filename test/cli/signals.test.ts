import { afterEach, describe, expect, it, vi } from 'vitest';
import { handleSignals, ignoresHangup, keepDebuggerClosed } from '../../src/cli/signals.ts';

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

afterEach(() => {
  vi.restoreAllMocks();
});

function listeners(): number[] {
  return SIGNALS.map((signal) => process.listenerCount(signal));
}

describe('handleSignals', () => {
  it.each(SIGNALS)('cleans up once on %s, then leaves the signal to do its work', (signal) => {
    const before = listeners();
    const others = process.listeners(signal);
    const events: string[] = [];
    vi.spyOn(process, 'kill').mockImplementation((pid, sent) => {
      events.push(`${pid === process.pid ? 'this process' : pid} gets ${sent}, ${listeners().join()} listen`);
      return true;
    });
    handleSignals({ cleanUp: () => events.push('cleaned up'), outlivesTerminal: false });
    // Only to the one that was added: the test runner may listen, too.
    for (const listener of process.listeners(signal)) if (!others.includes(listener)) listener(signal);
    expect(events).toEqual(['cleaned up', `this process gets ${signal}, ${before.join()} listen`]);
  });

  it('does nothing more once it is released', () => {
    const before = listeners();
    let cleaned = 0;
    const release = handleSignals({ cleanUp: () => cleaned++, outlivesTerminal: false });
    expect(listeners()).toEqual(before.map((count) => count + 1));
    release();
    release();
    expect(listeners()).toEqual(before);
    expect(cleaned).toBe(0);
  });

  it('leaves signals alone where there is nothing to clean up', () => {
    const before = listeners();
    handleSignals({ cleanUp: undefined, outlivesTerminal: false });
    expect(listeners()).toEqual(before);
  });

  it.each([undefined, () => expect.unreachable()])(
    'goes on after SIGHUP where it outlives its terminal',
    (cleanUp) => {
      const before = listeners();
      vi.spyOn(process, 'kill').mockImplementation(() => expect.unreachable());
      const release = handleSignals({ cleanUp, outlivesTerminal: true });
      process.emit('SIGHUP', 'SIGHUP');
      expect(process.listenerCount('SIGHUP')).toBe(before[2]! + 1);
      release();
      expect(listeners()).toEqual(before);
    },
  );
});

describe('keepDebuggerClosed', () => {
  it('lets SIGUSR1 end the process, but lets a handler clean up first', () => {
    const others = process.listeners('SIGUSR1');
    const events: string[] = [];
    vi.spyOn(process, 'kill').mockImplementation((_, sent) => {
      events.push(String(sent));
      return true;
    });
    keepDebuggerClosed();
    handleSignals({ cleanUp: () => events.push('cleaned up'), outlivesTerminal: false });
    const added = (): NodeJS.SignalsListener[] =>
      process.listeners('SIGUSR1').filter((listener) => !others.includes(listener));
    expect(added()).toHaveLength(2);
    added()[0]!('SIGUSR1');
    expect(events).toEqual(['cleaned up', 'SIGUSR1']);
    expect(process.listeners('SIGUSR1')).toEqual(others);
    keepDebuggerClosed();
    added()[0]!('SIGUSR1');
    expect(events).toEqual(['cleaned up', 'SIGUSR1', 'SIGUSR1']);
    expect(process.listeners('SIGUSR1')).toEqual(others);
  });
});

describe('isToOutliveTerminal', () => {
  it.each(['nohup', '/usr/bin/nohup'])('says so where the shell started %s', (command) => {
    expect(ignoresHangup({ _: command })).toBe(true);
  });

  it.each([undefined, '', '/usr/bin/logit', '/home/nohup/logit', 'xnohup'])(
    'does not where it started %s',
    (command) => {
      expect(ignoresHangup({ _: command })).toBe(false);
    },
  );
});
