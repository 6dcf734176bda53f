import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Csv, Json } from '../../src/job/job.ts';
import type { Target } from '../../src/job/role.ts';
import type { ScaleName } from '../../src/job/scale.ts';
import { CSV, gathered, JSON_LINES, TARGET } from '../support/gathered.ts';

/** The labels of a column of these cells. */
async function labelsOf(cells: readonly string[], target: Target = TARGET): Promise<number[]> {
  const rows = cells.map((cell) => `0.5,${cell}\n`).join('');
  return (await gathered({ ...CSV, target }, `p,y\n${rows}`)).labels;
}

describe('rows of CSV', () => {
  it('are columns of values and labels, with their lines', async () => {
    expect(await gathered(CSV, 'id,y,p\n1,0,0.25\n2,1,80%\n\n3,no,1e-3\n')).toEqual({
      values: [[0.25], [0.8], [0.001]],
      labels: [0, 1, 0],
      weights: [],
      lines: [2, 3, 5],
      seen: { missing: 0, outside: 0, columns: ['p', 'y'], firstInfinite: undefined },
    });
  });

  it('have weights, and several values', async () => {
    const input = { ...CSV, columns: ['b', 'a'], target: { ...TARGET, weight: 'w' } };
    expect(await gathered(input, 'w,a,y,b\n2,0.1,0,0.2\n0.5,0.3,1,0.4\n')).toMatchObject({
      values: [
        [0.2, 0.1],
        [0.4, 0.3],
      ],
      labels: [0, 1],
      weights: [2, 0.5],
    });
  });

  it('have numbers for their columns where there is no header', async () => {
    const input = { ...CSV, header: false, columns: ['2'], target: { ...TARGET, label: '3' } };
    expect(await gathered(input, 'a,0.5,1\nb,0.25,0\n')).toMatchObject({
      values: [[0.5], [0.25]],
      labels: [1, 0],
      lines: [1, 2],
    });
  });

  it('go on in the next file', async () => {
    const { values, lines } = await gathered(CSV, ['p,y\n0.5,1', 'p,y\n0.25,0\n']);
    expect([values, lines]).toEqual([
      [[0.5], [0.25]],
      [2, 2],
    ]);
  });

  it('are the same in pieces of any size', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `"a,\n${i}",${i % 7 === 0 ? 'NA' : i % 2},${i / 2000}\n`,
    );
    const text = `x,y,p\n${rows.join('')}`;
    const whole = await gathered(CSV, text);
    expect(whole.labels).toHaveLength(1714);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 4 }),
        async (sizes) => {
          expect(await gathered(CSV, text, {}, sizes)).toEqual(whole);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('are left out and counted where a cell is missing', async () => {
    const input = { ...CSV, target: { ...TARGET, weight: 'w' } };
    expect(await gathered(input, 'p,y,w\n0.1,,1\nNA,1,1\n0.2,1,null\n0.3,0,2\n0.4,1,3\n')).toMatchObject({
      values: [[0.3], [0.4]],
      lines: [5, 6],
      seen: { missing: 3, outside: 0 },
    });
  });

  it('are left out and counted where the value is outside the domain', async () => {
    expect(await gathered(CSV, 'p,y\n1.5,1\n0.5,1\n-1e-300,0\n')).toMatchObject({
      values: [[0.5]],
      seen: { missing: 0, outside: 2 },
    });
  });

  it.each<[ScaleName, string, number[][]]>([
    ['prob', '1.5 0 0.5', [[0.75], [0.25], [0.5]]],
    ['percent', '150 0 50%', [[75], [25], [50]]],
    ['logit', '2 -2 0.5', [[1.0986122886681098], [-1.0986122886681098], [0.5]]],
    ['complement', '1.5 0 0.5', [[0.75], [0.25], [0.5]]],
    ['odds', '4 0 1', [[3], [1 / 3], [1]]],
  ])('hold %s within eps', async (from, cells, values) => {
    const text = `p,y\n${cells
      .split(' ')
      .map((cell) => `${cell},1\n`)
      .join('')}`;
    expect((await gathered(CSV, text, { from, eps: 0.25 })).values).toEqual(values);
  });

  it.each(['keep', 'nan', 'skip'] as const)('without a number are left out with --bad %s', async (bad) => {
    const input = { ...CSV, bad, target: { ...TARGET, weight: 'w' } };
    const text = 'p,y,w\nx,1,1\n0.2,maybe,1\n0.3,1,-1\n0.4,1,nan\n0.5,2,1\n0.6,1,1e999\n0.7\n0.8,0,0\n';
    expect(await gathered(input, text)).toMatchObject({
      values: [[0.8]],
      lines: [9],
      seen: { missing: bad === 'skip' ? 1 : 7, outside: 0 },
    });
  });
});

describe('labels', () => {
  it.each<[string, number]>([
    ...['1', 'true', 'T', 'yes', 'Y', 'pos', 'POSITIVE', ' 1 ', '"1"', '1.0', '1e0', '100%'].map(
      (text): [string, number] => [text, 1],
    ),
    ...['0', 'False', 'f', 'NO', 'n', 'neg', 'Negative', '" no "', '0.0', '-0', '0e5'].map(
      (text): [string, number] => [text, 0],
    ),
    ['-1', 0],
    ['0.25', 0.25],
    ['0.5e0', 0.5],
    ['1/4', 0.25],
    ['1e-300', 1e-300],
  ])('%j is %d', async (text, label) => {
    const [found] = await labelsOf([text]);
    expect(Object.is(found, label)).toBe(true);
  });

  it.each(['2', '1.5', '-0.5', '-2', 'maybe', 'yess', 'o', 'ye', '01x', 'inf', '""""', '"a""b"'])(
    '%j is an error that names the row, the column and --positive',
    async (text) => {
      await expect(labelsOf(['1', '0', text])).rejects.toMatchObject({
        detail: { kind: 'invalidLabel', place: { line: 4, column: 'y' } },
        message: expect.stringMatching(/^0\.csv:4: column "y": .* is not a label: .*--positive/),
      });
    },
  );

  it.each([
    [['0', '1', '-1'], 4],
    [['-1', 'no', '1', '0', '-1'], 5],
    [[...Array<string>(700).fill('0'), '-1.0'], 702],
    [[...Array<string>(700).fill('-1'), '1', '0'], 703],
  ])('0 and -1 in one column stop at the row with the second one', async (cells, line) => {
    await expect(labelsOf(cells)).rejects.toMatchObject({
      detail: { kind: 'mixedLabels', place: { line, column: 'y' } },
    });
  });

  it('stop at 0 and -1 whatever happens to bad cells', async () => {
    await expect(gathered({ ...CSV, bad: 'skip' }, 'p,y\n0.5,0\n0.5,-1\n')).rejects.toMatchObject({
      detail: { kind: 'mixedLabels' },
    });
  });

  it.each<[string, readonly string[], readonly number[]]>([
    ['spam', ['spam', 'ham', 'Spam', '" spam "', '1', '0.5'], [1, 0, 0, 1, 0, 0]],
    ['1', ['1', '1.0', '-1', '0', 'yes'], [1, 0, 0, 0, 0]],
    ['a "b"', ['"a ""b"""', 'a "b"', '"a b"'], [1, 1, 0]],
    ['é', ['é', 'e'], [1, 0]],
    ['None', ['None', 'none'], [1]],
  ])('only %j is 1 where that is asked for', async (positive, cells, labels) => {
    expect(await labelsOf(cells, { ...TARGET, positive })).toEqual(labels);
  });

  it('may be a marker that otherwise means missing', async () => {
    const missing = ['0'];
    expect(await gathered({ ...CSV, missing }, 'p,y\n0.5,0\n0.25,1\n')).toMatchObject({
      labels: [1],
      seen: { missing: 1 },
    });
  });
});

describe('weights', () => {
  it.each(['-1', 'inf', 'nan', '-1e-300'])('%j stops the run at its row', async (text) => {
    const input = { ...CSV, missing: [], target: { ...TARGET, weight: 'w' } };
    await expect(gathered(input, `p,y,w\n0.5,1,1\n0.5,1,${text}\n`)).rejects.toMatchObject({
      detail: { kind: 'invalidWeight', place: { line: 3, column: 'w' }, text },
    });
  });
});

describe('lines of JSON', () => {
  it('have labels of any kind', async () => {
    const lines = [
      '{"p": 0.5, "y": true}',
      '{"y": false, "p": "0.25"}',
      '{"p": 0.125, "y": "\\u0079es"}',
      '{"p": 0.0625, "y": 0.75}',
      '{"p": 0.5, "y": null}',
    ];
    expect(await gathered(JSON_LINES, lines.join('\n'))).toMatchObject({
      values: [[0.5], [0.25], [0.125], [0.0625]],
      labels: [1, 0, 1, 0.75],
      lines: [1, 2, 3, 4],
      seen: { missing: 1, outside: 0 },
    });
  });

  it('have nested labels and weights', async () => {
    const target = { label: 'a.y', positive: ' b"\nc\n', weight: 'w.0' };
    const input: Json = {
      ...JSON_LINES,
      fields: [
        ['m', 'p'],
        ['a', 'y'],
        ['w', '0'],
      ],
      target,
    };
    const lines = [
      '{"m": {"p": 0.5}, "a": {"y": "b\\"\\nc "}, "w": [3]}',
      '{"w": [0], "m": {"p": 0.25}, "a": {"y": "b"}}',
    ];
    expect(await gathered(input, `${lines.join('\n')}\n`)).toMatchObject({
      values: [[0.5], [0.25]],
      labels: [1, 0],
      weights: [3, 0],
    });
  });

  it.each(['{"y": 1}', '[1]'])('have no label if it is %s', async (text) => {
    const input = { ...JSON_LINES, target: { ...TARGET, positive: '1' } };
    await expect(gathered(input, `{"p": 0.5, "y": ${text}}\n`)).rejects.toMatchObject({
      detail: { kind: 'invalidLabel', place: { line: 1 } },
    });
  });
});

it('a column that does not exist, is used twice or is more than one cannot be the label or weight', async () => {
  const input = (target: Partial<Target>, columns = ['p']): Csv => ({
    ...CSV,
    columns,
    target: { ...TARGET, ...target },
  });
  const text = 'p,y,w\n0.5,1,1\n';
  await expect(gathered(input({ label: 'z' }), text)).rejects.toMatchObject({ detail: { kind: 'noColumn' } });
  await expect(gathered(input({ label: 'p' }), text)).rejects.toThrow(
    '--loss: column "p" is a value already',
  );
  await expect(gathered(input({ label: 'y' }, ['*']), text)).rejects.toThrow("-c '!y'");
  await expect(gathered(input({ weight: 'y' }), text)).rejects.toThrow(
    '--weight: column "y" is the label already',
  );
  await expect(gathered(input({ label: '2-' }), text)).rejects.toThrow(
    '--loss must name one column, but "2-" is 2',
  );
});
