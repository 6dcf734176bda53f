import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { call, Directory, run } from '../support/command.ts';

const directory = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures/loss');

interface Golden {
  readonly calibration: object;
  readonly cases: readonly {
    readonly file: string;
    readonly from: string;
    readonly options: readonly string[];
    readonly loss: object;
  }[];
}

const golden = JSON.parse(readFileSync(join(directory, 'golden.json'), 'utf8')) as Golden;

/** What --report has of the loss. */
async function lossOf(args: readonly string[]): Promise<Record<string, unknown>> {
  const report = new Directory().at('report.json');
  const outcome = await call([...args, '--report', report]);
  expect(outcome).toMatchObject({ code: 0 });
  const { loss } = JSON.parse(readFileSync(report, 'utf8')) as { loss: Record<string, unknown> };
  return loss;
}

/** Where a number is not the expected one, by more than 1e-13 of it. */
function* differences(found: unknown, wanted: unknown, path = 'loss'): Generator<string> {
  if (typeof wanted === 'number') {
    const apart = Math.abs((found as number) - wanted);
    if (!(apart <= 1e-13 * Math.abs(wanted))) yield `${path} is ${String(found)}, not ${wanted}`;
  } else if (wanted === null) {
    if (found !== null) yield `${path} is not null`;
  } else
    for (const [key, value] of Object.entries(wanted as object))
      yield* differences((found as Record<string, unknown>)[key], value, `${path}.${key}`);
}

const TABLE = 'p,y,w\n0.5,1,1\n0.25,yes,2\n0.75,0.25,1\n0.125,n,4\n';

describe('the report', () => {
  it('has the layout and the figures of the manual', async () => {
    expect(await call(['--loss', 'y', '-c', 'p', join(directory, 'calibration.csv')])).toMatchObject({
      code: 0,
      stderr: '',
      text: `p against y: 2,000 rows, 864 positive (43.2%), 0 missing
  log loss             0.8130 ± 0.0247   worse than always predicting 43.2%
                                         (0.6839)
  Brier score          0.2541 ± 0.0072   (0.2454)
  accuracy             0.6490
  calibration error    0.1874 in 10 bins

  predicted     mean   observed   rows
  0.0 to 0.1  0.0412     0.1475    339   ▇▇▇▇▇▇▇
  0.1 to 0.2  0.1427     0.2744    164   ▇▇▇
  0.2 to 0.3  0.2428     0.3214    140   ▇▇▇
  0.3 to 0.4  0.3460     0.2773    119   ▇▇
  0.4 to 0.5  0.4471     0.4118    102   ▇▇
  0.5 to 0.6  0.5496     0.4118    136   ▇▇▇
  0.6 to 0.7  0.6513     0.4758    124   ▇▇▇
  0.7 to 0.8  0.7525     0.4797    148   ▇▇▇
  0.8 to 0.9  0.8545     0.5932    236   ▇▇▇▇▇
  0.9 to 1.0  0.9653     0.6565    492   ▇▇▇▇▇▇▇▇▇▇
`,
    });
  });

  it('is the same through the built command and a pipe', async () => {
    const file = join(directory, 'calibration.csv');
    const { text } = await call(['--loss', 'y', '-c', 'p', file]);
    expect(await run(['--loss', 'y', '-c', 'p'], { stdin: readFileSync(file) })).toMatchObject({
      code: 0,
      text,
    });
  });

  it('has all its keys in JSON, with null for missing values', async () => {
    const folderOfRun = new Directory({ 'f.csv': TABLE });
    await call([
      '--loss',
      'y',
      '-c',
      'p',
      '--bins',
      '2',
      '--report',
      folderOfRun.at('r.json'),
      folderOfRun.at('f.csv'),
    ]);
    expect(JSON.parse(folderOfRun.read('r.json'))).toMatchObject({
      exit: 0,
      from: 'prob',
      to: null,
      base: 'e',
      columns: [],
      loss: {
        label: 'y',
        count: 4,
        weight: 4,
        positive: 2.25,
        missing: 0,
        base_rate: 0.5625,
        log_loss: { infinite: 0, first: null },
        brier: { mean: (0.25 + 0.5625 + 0.25 + 1 / 64) / 4, baseline: 0.5625 * 0.4375 },
        accuracy: (0 + 0 + 0.25 + 1) / 4,
        calibration: {
          bins: [
            { from: 0, to: 0.5, count: 2, weight: 2, mean: 0.1875, rate: 0.5 },
            { from: 0.5, to: 1, count: 2, weight: 2, mean: 0.625, rate: 0.625 },
          ],
        },
      },
    });
    expect(await lossOf(['--loss', 'y', '-c', 'p', folderOfRun.at('f.csv')])).toHaveProperty(
      'calibration.bins.9',
      { from: 0.9, to: 1, count: 0, weight: 0, mean: null, rate: null },
    );
  });

  it('is ASCII where the locale is', async () => {
    const { text } = await call(['-c', 'p', '--loss', 'y'], {
      stdin: 'p,y\n0.2,0\n0.7,1\n',
      env: { LC_ALL: 'C' },
    });
    expect(text).toMatch(/^[ -~\n]+$/);
    expect(text).toContain(' +/- ');
    expect(text).toContain('  0.7 to 0.8  0.7000     1.0000      1   ##########\n');
  });

  it('has ASCII where the locale has nothing else', async () => {
    const { text } = await call(['--loss', 'y', '-c', 'p', '--bins', '2'], {
      stdin: TABLE,
      env: { LC_ALL: 'C' },
    });
    expect(text).toMatch(/^[ -~\n]+$/);
    expect(text).toContain(' +/- ');
  });

  it.each([
    [40, ''],
    [47, '▇▇▇▇▇▇'],
    [80, '▇▇▇▇▇▇▇▇▇▇'],
  ])('has bars where a terminal of %d columns has room for them', async (width, bar) => {
    const { text } = await call(['--loss', 'y', '-c', 'p', '--bins', '2', '--color', 'never'], {
      stdin: TABLE,
      terminal: { stdout: true, width },
    });
    const rows = text.split('\n').filter((line) => / to /.test(line));
    expect(Math.max(...rows.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(/▇*$/.exec(rows.find((line) => line.startsWith('  0.0'))!)![0]).toBe(bar);
  });

  it.each([
    [
      40,
      [
        'p against y: 2,000 rows, 864 positive',
        '  (43.2%), 0 missing',
        '  log loss             0.8130 ± 0.0247',
        '    worse than always predicting 43.2%',
        '    (0.6839)',
        '  Brier score          0.2541 ± 0.0072',
        '    (0.2454)',
      ],
    ],
    [
      60,
      [
        'p against y: 2,000 rows, 864 positive (43.2%), 0 missing',
        '  log loss             0.8130 ± 0.0247',
        '    worse than always predicting 43.2% (0.6839)',
        '  Brier score          0.2541 ± 0.0072   (0.2454)',
      ],
    ],
    [
      100,
      [
        'p against y: 2,000 rows, 864 positive (43.2%), 0 missing',
        '  log loss             0.8130 ± 0.0247   worse than always predicting 43.2% (0.6839)',
        '  Brier score          0.2541 ± 0.0072   (0.2454)',
      ],
    ],
  ])('fits a terminal of %i columns', async (width, lines) => {
    const { text } = await call(['--loss', 'y', '-c', 'p', join(directory, 'calibration.csv')], {
      terminal: { stdout: true, width },
      env: { NO_COLOR: '1' },
    });
    expect(text.split('\n').slice(0, lines.length)).toEqual(lines);
  });

  it('is coloured as messages are', async () => {
    const { text } = await call(['--loss', 'y', '-c', 'p', '--color', 'always'], { stdin: TABLE });
    expect(text).toContain('\u001b[33mworse than always predicting 56.3%\u001b[39m');
    expect(text).toContain('\u001b[36m▇▇▇▇▇▇▇▇▇▇\u001b[39m');
  });

  it('says by weight, in bits, of columns by number', async () => {
    const args = ['--loss', '2', '-c', '1', '--weight', '3', '--no-header', '--base', '2', '--bins', '4'];
    expect(await call(args, { stdin: TABLE.slice(6) })).toMatchObject({
      code: 0,
      text: `column 1 against column 2: 4 rows, 2.25 positive (40.6% by weight), 0 missing
  log loss (bits)      0.9218 ± 0.5328   better than always predicting 40.6%
                                         (0.9745)
  Brier score          0.2109 ± 0.1519   (0.2412)
  accuracy             0.5313
  calibration error    0.3750 in 4 bins

  predicted       mean   observed   rows
  0.00 to 0.25  0.1250     0.0000      1   ▇▇▇▇▇▇▇▇▇▇
  0.25 to 0.50  0.2500     1.0000      1   ▇▇▇▇▇▇▇▇▇▇
  0.50 to 0.75  0.5000     1.0000      1   ▇▇▇▇▇▇▇▇▇▇
  0.75 to 1.00  0.7500     0.2500      1   ▇▇▇▇▇▇▇▇▇▇
`,
    });
  });
});

describe('figures', () => {
  it('match a calculation with 50 digits for the calibration data', async () => {
    const found = await lossOf(['--loss', 'y', '-c', 'p', join(directory, 'calibration.csv')]);
    expect([...differences(found, golden.calibration)]).toEqual([]);
  });

  it.each(golden.cases)(
    'are those of 50 digits for $file $options',
    async ({ file, from, options, loss }) => {
      const args = ['--loss', 'label', '-c', 'value', '--from', from, ...options, join(directory, file)];
      expect([...differences(await lossOf(args), loss)]).toEqual([]);
    },
  );

  it('are the same for the rows in two files, and for lines of JSON', async () => {
    const rows = readFileSync(join(directory, 'logit.csv'), 'utf8').trimEnd().split('\n').slice(1);
    const head = 'id,value,label,weight\n';
    const lines = rows.map((row) => {
      const [id, value, label, weight] = row.split(',');
      return `{"a": {"label": "${label}"}, "w": ${weight}, "value": "${value}", "id": ${id}}`;
    });
    const files = new Directory({
      'a.csv': `${head}${rows.slice(0, 123).join('\n')}`,
      'b.csv': `${head}${rows.slice(123).join('\n')}\n`,
      'c.jsonl': lines.join('\n'),
    });
    const wanted = golden.cases.find(
      ({ file, options }) => file === 'logit.csv' && options.join(' ') === '--weight weight',
    )!;
    const csv = ['--from', 'logit', '-c', 'value', '--loss', 'label', '--weight', 'weight'];
    const json = ['--from', 'logit', '-c', 'value', '--loss', 'a.label', '--weight', 'w'];
    for (const found of [
      await lossOf([...csv, files.at('a.csv'), files.at('b.csv')]),
      await lossOf([...json, files.at('c.jsonl')]),
    ])
      expect([...differences(found, wanted.loss)]).toEqual([]);
  });
});

describe('an infinite loss', () => {
  const stdin = 'p,y\n0.5,1\n1,0\n0,0\n0,1\n0.25,0\n';

  it('is named with its row and the ways out, and the other rows are scored', async () => {
    expect(await call(['--loss', 'y', '-c', 'p', '-q'], { stdin })).toMatchObject({
      code: 0,
      stderr:
        'logit: warning: 2 rows have an infinite loss, because p is 0 or 1 and the label is the other one (first: standard input:3, column "p"; --eps 1e-7 clamps p, --max-loss 100 bounds each logarithm)\n',
      text: expect.stringContaining(`
  log loss             inf               2 rows have an infinite loss (first:
                                         standard input:3, column "p")
    of the other rows  0.3269 ± 0.2011   better than always predicting 40.0%
                                         (0.6730)
`) as unknown,
    });
  });

  it('is counted in JSON, where the mean is that of the others', async () => {
    const files = new Directory({ 'f.csv': stdin });
    expect(await lossOf(['--loss', 'y', '-c', 'p', files.at('f.csv')])).toMatchObject({
      count: 5,
      log_loss: {
        mean: (2 * Math.LN2 + Math.log(2 / 3)) / 3,
        infinite: 2,
        first: { file: files.at('f.csv'), line: 3 },
      },
    });
  });

  it.each([
    [['--eps', '0.25'], (5 * Math.LN2 + 2 * Math.log(4 / 3)) / 5],
    [['--max-loss', '100'], (Math.LN2 + Math.log(4 / 3) + 200) / 5],
  ])('is finite with %j', async (options, mean) => {
    const files = new Directory({ 'f.csv': stdin });
    const { log_loss: loss } = await lossOf(['--loss', 'y', '-c', 'p', ...options, files.at('f.csv')]);
    expect(loss).toMatchObject({ infinite: 0, mean: expect.closeTo(mean, 12) as unknown });
  });

  it('of a row without weight is not a loss', async () => {
    const files = new Directory({ 'f.csv': 'p,y,w\n1,0,0\n0.5,1,1\n0.5,0,1\n' });
    expect(await lossOf(['--loss', 'y', '-c', 'p', '--weight', 'w', files.at('f.csv')])).toMatchObject({
      count: 3,
      log_loss: { infinite: 0, mean: Math.LN2 },
    });
  });
});

interface PyTorch {
  readonly rows: readonly (readonly [x: number, label: number, weight: number])[];
  readonly means: Readonly<Record<'plain' | 'weighted' | 'pos_weight', number>>;
  readonly single: readonly {
    readonly x: string;
    readonly label: number;
    readonly torch: string;
    readonly true: number;
  }[];
}

describe('compared with PyTorch', () => {
  const pytorch = JSON.parse(readFileSync(join(directory, 'pytorch.json'), 'utf8')) as PyTorch;
  const args = ['--from', 'logit', '-c', 'x', '--loss', 'y'];

  it.each([
    ['plain', []],
    ['weighted', ['--weight', 'w']],
    ['pos_weight', ['--pos-weight', '2.5']],
  ] as const)('the %s mean of its losses of log-odds is the same', async (name, options) => {
    const rows = pytorch.rows.map((row) => `${row.join(',')}\n`).join('');
    const file = new Directory({ 'f.csv': `x,y,w\n${rows}` }).at('f.csv');
    const { log_loss: loss } = await lossOf([...args, ...options, file]);
    expect([...differences(loss, { mean: pytorch.means[name] })]).toEqual([]);
  });

  it.each(pytorch.single)(
    'the loss of x = $x with label $label is $true, where it has $torch',
    async (row) => {
      const file = new Directory({ 'f.csv': `x,y\n${row.x},${row.label}\n` }).at('f.csv');
      const { log_loss: loss } = await lossOf([...args, '-q', file]);
      expect(loss).toMatchObject({ mean: row.true, infinite: 0 });
    },
  );

  it('the mean of its BCELoss is that of --max-loss 100', async () => {
    const stdin = 'p,y\n1,0\n0,1\n0.5,1\n';
    const file = new Directory({ 'f.csv': stdin }).at('f.csv');
    const { log_loss: loss } = await lossOf(['-c', 'p', '--loss', 'y', '--max-loss', '100', file]);
    // torch.nn.BCELoss()(torch.tensor([1., 0., .5], dtype=torch.float64), torch.tensor([0., 1., 1.], dtype=torch.float64))
    expect([...differences(loss, { mean: 66.89771572685332 })]).toEqual([]);
  });
});
