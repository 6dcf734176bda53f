import { describe, expect, it } from 'vitest';
import { convertJsonLines, type Wanted } from '../model/jsonl.ts';
import { PLAIN, product } from '../support/jsonLines.ts';

describe('a line', () => {
  it.each([
    ['a long string', `{"s":"${'é"'.repeat(800_000).replaceAll('"', '\\"')}","p":0.25}\n{"p":0.5}`],
    ['a long number', `{"p":0.${'2'.repeat(1_500_000)}}\n{"p":0.5}\n`],
    ['much space', `{"p"${' '.repeat(1_500_000)}:${'\t'.repeat(1_500_000)}0.25}\n`],
    ['many members', `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":${i}`).join(',')},"p":0.25}\n`],
    ['many elements', `{"l":[${'0,'.repeat(600_000)}0],"p":0.25}\n{"p":0.5}\n`],
    ['many blank lines', `${'\n'.repeat(1_500_000)}{"p":0.25}\n`],
    ['deep nesting', `{"l":${'['.repeat(5000)}{"a":{}}${']'.repeat(5000)},"p":0.25}\n`],
  ])('may have %s', async (_, text) => {
    const expected = convertJsonLines(text, PLAIN).output;
    for (const sizes of [[Infinity], [65_536]]) {
      const { output, failedOn } = await product(text, PLAIN, sizes);
      expect([failedOn, output === expected]).toEqual([undefined, true]);
    }
  });

  it('is one of many, in several blocks, its fields in any order', async () => {
    const text = Array.from({ length: 30_000 }, (_, i) => {
      const p = i % 11 === 0 ? '"x"' : i % 7 === 0 ? `"0.${i}"` : `0.${i}`;
      const [first, second] = i % 3 === 0 ? ['q', 'p'] : ['p', 'q'];
      return `{"id":${i},"${first}": ${p}, "s":"${'x'.repeat(i % 50)}","${second}":${i % 13 === 0 ? 1 : `0.5${i}`}}\n`;
    }).join('');
    for (const bad of ['keep', 'nan', 'skip'] as const) {
      for (const append of [true, false]) {
        const wanted: Wanted = { ...PLAIN, fields: [['q'], ['p']], bad, append };
        const { output } = await product(text, wanted, [100_003, 1, 65_536]);
        expect([bad, append, output === convertJsonLines(text, wanted).output]).toEqual([bad, append, true]);
      }
    }
  });
});
