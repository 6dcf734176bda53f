import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { giveBackMemory, NoRoom, takeMemory } from '../../src/engine/memories.ts';
import { takeKeptMemories } from '../support/memories.ts';

const { Memory } = WebAssembly;
let made = 0;

beforeEach(() => {
  takeKeptMemories();
  made = 0;
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(function (size) {
    made++;
    return new Memory(size);
  });
});

afterEach(() => void vi.restoreAllMocks());

describe('memories', () => {
  it('are used again, and are all zero then', () => {
    const memory = takeMemory();
    new Uint8Array(memory.buffer).fill(7);
    giveBackMemory(memory);
    expect(takeMemory()).toBe(memory);
    expect(new Uint8Array(memory.buffer).some((byte) => byte !== 0)).toBe(false);
  });

  it('are given to one user at a time', () => {
    expect(takeMemory()).not.toBe(takeMemory());
    expect(made).toBe(2);
  });

  it('are not kept without end', () => {
    const memories = Array.from({ length: 100 }, takeMemory);
    memories.forEach(giveBackMemory);
    made = 0;
    const again = Array.from({ length: 100 }, takeMemory);
    expect(again.filter((memory) => memories.includes(memory))).toHaveLength(16);
    expect(made).toBe(84);
  });

  it('are not kept if they have grown large', () => {
    const memory = takeMemory();
    (memory as unknown as { grow(pages: number): void }).grow(40);
    giveBackMemory(memory);
    expect(takeMemory()).not.toBe(memory);
  });

  it('that cannot be had are NoRoom', () => {
    vi.mocked(WebAssembly.Memory).mockImplementationOnce(function () {
      throw new RangeError('WebAssembly.Memory(): could not allocate memory');
    });
    expect(takeMemory).toThrow(NoRoom);
  });
});
