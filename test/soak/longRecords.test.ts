import { describe, expect, it } from 'vitest';
import { APPENDING, model, product, type Wanted } from '../support/table.ts';

describe('records longer than a block', () => {
  const wanted: Wanted = { ...APPENDING, inverse: false, bad: 'fail' };
  const long = 'a,"\n""'.repeat(300_000);

  it.each([
    ['a long quoted cell before the number', `id,p\n"${long.replaceAll('"', '""')}",0.2\nb,0.5\n`],
    ['a long unquoted cell before the number', `id,p\n${'é'.repeat(1_500_000)},0.2\nb,0.5\n`],
    ['a long cell after the number', `id,p,x\na,0.2,"${'\r\n'.repeat(800_000)}"\nb,0.5,c\n`],
    ['a long number', `id,p\na,0.${'2'.repeat(1_500_000)}\nb,0.5\n`],
    ['a long header', `id,p,"${'x\n'.repeat(700_000)}"\na,0.2,b\n`],
    [
      'many cells',
      `${['id', 'p', ...Array<string>(700_000).fill('x')].join(',')}\n${['a', '0.2', ...Array<string>(700_000).fill('')].join(',')}\n`,
    ],
    ['many blank lines before the header', `${'\n'.repeat(1_500_000)}id,p\na,0.2\n`],
    ['spaces round the number', `id,p\na,"${' '.repeat(1_500_000)}0.2${'\n'.repeat(1_500_000)}"\n`],
  ])('%s', async (_, csv) => {
    const { output, failedOn } = await product(csv, wanted);
    const expected = model(csv, wanted);
    expect(failedOn).toBe(undefined);
    expect(output === expected.output).toBe(true);
    const waiting = await product(csv, wanted, [65_536], true);
    expect(waiting.output === expected.output).toBe(true);
  });

  it('and several blocks of short ones', async () => {
    const rows = Array.from({ length: 25_000 }, (_, i) => `${i},0.${i},"${'x'.repeat(i % 50)}"\n`);
    const csv = `id,p,x\n${rows.join('')}`;
    for (const bad of ['fail', 'keep', 'nan', 'skip'] as const) {
      for (const append of [true, false]) {
        const { output } = await product(csv, { ...wanted, bad, append }, [100_003, 1, 65_536]);
        const { output: expected } = model(csv, { ...wanted, bad, append });
        expect([bad, append, output === expected]).toEqual([bad, append, true]);
      }
    }
  });

  it('several columns of many rows, most of them bad', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) =>
      i % 7 === 0 ? '0.5\n' : i % 5 === 0 ? 'x,y,z,w,v\n' : `0.${i},x,0.5,0.1\n`,
    );
    const csv = `id,p,q,name\n${rows.join('')}`;
    for (const bad of ['keep', 'nan', 'skip'] as const) {
      const several: Wanted = { ...wanted, columns: [3, 0, 1], bad };
      const { output } = await product(csv, several, [65_536]);
      expect([bad, output === model(csv, several).output]).toEqual([bad, true]);
    }
  });

  it('more columns than a batch has values, with numbers of every length', async () => {
    const written = (i: number): string => ['0.5', '0.12345678901234567', '.5', `0.${i}`][i % 4]!;
    const columns = Array.from({ length: 700 }, (_, i) => 699 - i);
    const csv = [0, 1, 2].map((row) => `${columns.map((i) => written(i + row)).join(',')}\n`).join('');
    for (const append of [true, false]) {
      const many: Wanted = { ...wanted, header: false, columns, append };
      const { output } = await product(csv, many, [65_536]);
      expect([append, output === model(csv, many).output]).toEqual([append, true]);
    }
  });
});
