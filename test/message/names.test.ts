import { describe, expect, it } from 'vitest';
import { isCut, list, quoted } from '../../src/message/names.ts';

describe('names in a message', () => {
  it('are quoted if it would not be clear where they end', () => {
    expect(list(['a b', 'a,b', ' a', ''])).toBe('a b, "a,b", " a", ""');
    expect(list(['a,b'])).toBe('a,b');
    expect(list([1, 2])).toBe('1, 2');
  });

  it('are listed up to the fortieth', () => {
    const names = Array.from({ length: 41 }, (_, i) => `c${i + 1}`);
    expect(list(names)).toMatch(/^c1, .*, c40, \.\.\. \(41 in all\)$/);
    expect(isCut(names)).toBe(true);
    expect(list(names.slice(1))).toMatch(/, c41$/);
    expect(isCut(names.slice(1))).toBe(false);
  });

  it('are cut if they are too long for a line', () => {
    expect(quoted('p')).toBe('"p"');
    expect(quoted('x'.repeat(10_000)).length).toBeLessThan(200);
  });
});
