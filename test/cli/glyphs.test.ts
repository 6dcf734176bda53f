import { describe, expect, it } from 'vitest';
import { glyphsFor } from '../../src/cli/glyphs.ts';
import { ASCII, UNICODE } from '../../src/output/glyphs.ts';

describe('pictures are drawn in', () => {
  it.each([
    ['Unicode', {}],
    ['Unicode', { LANG: 'en_US.UTF-8' }],
    ['Unicode', { LANG: 'C.utf8' }],
    ['Unicode', { LC_CTYPE: 'UTF-8', LANG: 'C' }],
    ['Unicode', { LC_ALL: '', LC_CTYPE: '', LANG: 'de_DE.UTF-8' }],
    ['Unicode', { TERM: 'xterm-256color' }],
    ['ASCII', { LANG: 'C' }],
    ['ASCII', { LANG: 'POSIX' }],
    ['ASCII', { LANG: 'de_DE.ISO-8859-1' }],
    ['ASCII', { LANG: 'de_DE' }],
    ['ASCII', { LC_ALL: 'C', LC_CTYPE: 'en_US.UTF-8', LANG: 'en_US.UTF-8' }],
    ['ASCII', { LC_CTYPE: 'C', LANG: 'en_US.UTF-8' }],
    ['ASCII', { LANG: 'en_US.UTF-8', TERM: 'linux' }],
  ])('%s with %j', (name, env) => {
    expect(glyphsFor(env)).toBe(name === 'ASCII' ? ASCII : UNICODE);
  });

  it('ASCII without any other character', () => {
    const { dots, axis, bars, ...others } = ASCII;
    const field = dots(2, 2);
    for (let x = 0; x < field.width; x++) for (let y = 0; y < field.height; y++) field.set(x, y);
    const all = [...Object.values(axis), ...bars, ...Object.values(others), field.character(1, 1)].join('');
    expect(all).toMatch(/^[ -~]+$/);
  });
});
