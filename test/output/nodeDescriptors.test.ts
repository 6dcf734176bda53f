import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOfNode, isOpenForWriting, mountOf } from '../../src/output/nodeDescriptors.ts';
import { Directory } from '../support/command.ts';

describe.skipIf(process.platform !== 'linux')('isOfNode', () => {
  it('is true for anything but a file', () => {
    const all = readdirSync('/proc/self/fd').map(Number);
    const polled = all.filter((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith('anon_inode:');
      } catch {
        return false;
      }
    });
    expect(polled.length).toBeGreaterThan(0);
    for (const descriptor of polled) expect(isOfNode(descriptor)).toBe(true);
  });

  it('is false for a file, and for a closed descriptor', () => {
    const descriptor = openSync(new Directory({ a: '' }).at('a'), 'r+');
    expect(isOfNode(descriptor)).toBe(false);
    closeSync(descriptor);
    expect(isOfNode(descriptor)).toBe(false);
    expect(isOfNode(999_999)).toBe(false);
  });

  it.each([0, 1, 2])('is false of standard stream %i, whatever that is', (descriptor) => {
    expect(isOfNode(descriptor)).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux')('isOpenForWriting', () => {
  it.each([
    ['r', false],
    ['r+', true],
    ['w', true],
    ['a', true],
  ])('of a file opened with %s is %s', (flags, expected) => {
    const descriptor = openSync(new Directory({ a: '' }).at('a'), flags);
    expect(isOpenForWriting(descriptor)).toBe(expected);
    closeSync(descriptor);
  });
});

describe.skipIf(process.platform !== 'linux')('mountOf', () => {
  it('distinguishes file systems', () => {
    const [here, proc] = [openSync('.', 'r'), openSync('/proc/self/status', 'r')];
    expect(mountOf(here)).toEqual(expect.any(Number));
    expect(mountOf(here)).not.toBe(mountOf(proc));
    for (const descriptor of [here, proc]) closeSync(descriptor);
  });

  it('is unknown for a closed descriptor', () => expect(mountOf(999_999)).toBeUndefined());
});
