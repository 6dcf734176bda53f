import { describe, expect, it } from 'vitest';
import { permissions } from '../../src/output/permissions.ts';

const MODES = Array.from({ length: 0o1000 }, (_, mode) => mode);
const group = (mode: number): number => (mode >> 3) & 0o7;
const others = (mode: number): number => mode & 0o7;

describe('permissions', () => {
  it('are the same in the same group, but for set-user-ID and its like', () => {
    for (const mode of MODES) {
      expect(permissions(0o100_000 | mode, true)).toBe(mode);
      expect(permissions(0o107_000 | mode, true)).toBe(mode);
    }
  });

  it('in another group grant nobody more than before, whoever is in the one and the other', () => {
    for (const mode of MODES) {
      const after = permissions(mode, false);
      expect(after & 0o700).toBe(mode & 0o700);
      for (const before of [group(mode), others(mode)]) {
        expect(group(after) & ~before).toBe(0);
        expect(others(after) & ~before).toBe(0);
      }
    }
  });
});
