import { describe, expect, it } from 'vitest';
import { createDots } from '../../src/output/braille.ts';

describe('dots', () => {
  it.each([
    [0, 0, '⠁'],
    [0, 1, '⠂'],
    [0, 2, '⠄'],
    [0, 3, '⡀'],
    [1, 0, '⠈'],
    [1, 1, '⠐'],
    [1, 2, '⠠'],
    [1, 3, '⢀'],
  ])('at %d from the left and %d from the top make %s', (x, y, character) => {
    const dots = createDots(2, 2);
    dots.set(x, y);
    dots.set(x + 2, y + 4);
    expect([dots.character(0, 0), dots.character(1, 0), dots.character(0, 1), dots.character(1, 1)]).toEqual([
      character,
      ' ',
      ' ',
      character,
    ]);
  });

  it('in one character are combined, and dots outside are not drawn', () => {
    const dots = createDots(1, 1);
    for (let x = -1; x <= 2; x++) for (let y = -1; y <= 4; y++) dots.set(x, y);
    expect(dots.character(0, 0)).toBe('⣿');
    expect([dots.width, dots.height]).toEqual([2, 4]);
  });
});
