import { takeMemory } from '../../src/engine/memories.ts';

/** Takes all memories that other tests have released in this process, so that the next one is new. */
export function takeKeptMemories(): void {
  for (let i = 0; i < 16; i++) takeMemory();
}
