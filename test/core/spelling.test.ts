import { describe, expect, it } from 'vitest';
import { oddSpelling } from '../../src/core/spelling.ts';
import { printed } from '../command.ts';

describe('a number in a spelling that is not read', () => {
  it.each([
    ['1.#INF', "Microsoft's C prints inf so", 'inf', '1.#INF 1.#INF00 2', 'inf inf 2'],
    ['-1.#INF', "Microsoft's C prints -inf so", '-inf', '-1.#INF00', '-inf'],
    ['-1.#IND', "Microsoft's C prints nan so", 'nan', '-1.#IND 1.#QNAN0 1.#SNAN', '-nan nan nan'],
    ['\u22120.5', 'U+2212 stands in it', '-0.5', '\u22120.5,\u22121\u00e9', '-0.5,-1\u00e9'],
    ['0.2\u00a00.5', 'U+00A0 stands in it', '0.2 0.5', '0.2\u00a00.5\u00a0', '0.2 0.5 '],
    ['1\u202f234.5', 'U+202F stands in it', '1234.5', '1\u202f234.5;\u00e9', '1234.5;\u00e9'],
    ['50\u00a0%', 'U+00A0 stands in it', '50%', '50\u00a0% 5\u00a0%', '50% 5%'],
    ['\ufeff0.5', 'U+FEFF stands in it', '0.5', '\ufeff0.5', '0.5'],
    ['\uff10\uff0e\uff15', 'U+FF10 stands in it', '0.5', '\uff0d\uff10\uff0e\uff15\uff19\uff05', '-0.59%'],
  ])('%j: %s', (text, oddity, instead, given, mended) => {
    const found = oddSpelling(text)!;
    expect(found).toMatchObject({ oddity, instead });
    expect(printed(found.filter, given).trimEnd()).toBe(mended.trimEnd());
  });

  it.each(['0.5', 'abc', '1.#', '1.#INFx', 'x\u2212'])('%j is none', (text) =>
    expect(oddSpelling(text)).toBe(undefined),
  );
});
