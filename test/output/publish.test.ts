import { describe, expect, it } from 'vitest';
import { publish } from '../../src/output/publish.ts';
import type { Sink } from '../../src/output/sink.ts';

/** A file that writes into `events` what is done with it, and fails where it is to. */
function file(name: string, events: string[], failsTo?: string): Sink {
  const happens = (what: string): void => {
    events.push(`${name} ${what}`);
    if (what === failsTo) throw new Error(`${name} fails to ${what}`);
  };
  return {
    write: () => Promise.resolve(),
    finish: () => Promise.reject(new Error('not by itself')),
    prepare() {
      happens('prepare');
      return Promise.resolve({
        place: () => happens('place'),
        keepOld: () => happens('keep'),
        takeBack: () => happens('take back'),
        settle: () => Promise.resolve(happens('settle')),
      });
    },
    abandon() {},
  };
}

describe('publish', () => {
  it('prepares all before the first is placed', async () => {
    const events: string[] = [];
    await publish([file('a', events), file('b', events)]);
    expect(events).toEqual([
      'a prepare',
      'b prepare',
      'a keep',
      'a place',
      'b keep',
      'b place',
      'a settle',
      'b settle',
    ]);
  });

  it('of one file keeps no backup of the file it replaces', async () => {
    const events: string[] = [];
    await publish([file('a', events)]);
    expect(events).toEqual(['a prepare', 'a place', 'a settle']);
  });

  it.each([
    ['prepare', ['a prepare', 'b prepare']],
    ['place', ['a prepare', 'b prepare', 'a keep', 'a place', 'b keep', 'b place', 'a take back']],
  ])('leaves nothing in its place if the second fails to %s', async (step, expected) => {
    const events: string[] = [];
    await expect(publish([file('a', events), file('b', events, step)])).rejects.toThrow(`b fails to ${step}`);
    expect(events).toEqual(expected);
  });

  it('finishes sinks that are not files', async () => {
    const events: string[] = [];
    const pipe: Sink = {
      write: () => Promise.resolve(),
      finish: () => Promise.resolve(void events.push('finish')),
      abandon() {},
    };
    await publish([pipe]);
    expect(events).toEqual(['finish']);
  });
});
