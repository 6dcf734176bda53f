import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanUpOnSignal } from '../../src/cli/signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

afterEach(() => {
  vi.restoreAllMocks();
});

function listeners(): number[] {
  return SIGNALS.map((signal) => process.listenerCount(signal));
}

describe('cleanUpOnSignal', () => {
  it.each(SIGNALS)('cleans up once on %s, then leaves the signal to do its work', (signal) => {
    const before = listeners();
    const others = process.listeners(signal);
    const events: string[] = [];
    vi.spyOn(process, 'kill').mockImplementation((pid, sent) => {
      events.push(`${pid === process.pid ? 'this process' : pid} gets ${sent}, ${listeners().join()} listen`);
      return true;
    });
    cleanUpOnSignal(() => events.push('cleaned up'));
    // Only to the one that was added: the test runner may listen, too.
    for (const listener of process.listeners(signal)) if (!others.includes(listener)) listener(signal);
    expect(events).toEqual(['cleaned up', `this process gets ${signal}, ${before.join()} listen`]);
  });

  it('does nothing more once it is released', () => {
    const before = listeners();
    let cleaned = 0;
    const release = cleanUpOnSignal(() => cleaned++);
    expect(listeners()).toEqual(before.map((count) => count + 1));
    release();
    release();
    expect(listeners()).toEqual(before);
    expect(cleaned).toBe(0);
  });
});
