import { takeMemory } from '../../src/engine/memories.ts';

/** Takes the memories that are kept for kernels to come: what is taken next is new. Other tests have left them in this process. */
export function takeKeptMemories(): void {
  for (let i = 0; i < 16; i++) takeMemory();
}
