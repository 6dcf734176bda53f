/** Situations from public reports, each tried as a user would meet it. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { call, onWindows, printed } from '../support/command.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Where it was reported, what is read, the arguments, and a part of what is said. */
type Report = readonly [source: string, stdin: string, args: readonly string[], message: string];

describe('input that is read as intended', () => {
  it.each<readonly [source: string, stdin: string, args: readonly string[], text: string]>([
    [
      'jax-ml/jax#19667, jax-ml/jax#1687 (JAX prints its arrays)',
      'Array([0.5, 0.25], dtype=float32, weak_type=True)\nDeviceArray([0.5], dtype=float32)\n',
      ['-g', '4'],
      '0\n-1.099\n0\n',
    ],
    [
      'the same with TensorFlow',
      'tf.Tensor([0.5 0.25], shape=(2,), dtype=float32)\n',
      ['-g', '4'],
      '0\n-1.099\n',
    ],
  ])('%s', async (_, stdin, args, text) => {
    expect(await call(args, { stdin })).toMatchObject({ text, stderr: '', code: 0 });
  });
});

describe('a sigmoid of probabilities (itakurah/focal-loss-pytorch#5)', () => {
  const many = Array.from({ length: 11 }, (_, i) => i / 10);
  const warning =
    'logit: warning: all 11 values are in [0, 1] (already probabilities? omit --sigmoid to convert them to log-odds)\n';

  it.each<[args: string[], stdin: string]>([
    [['-s'], many.join('\n')],
    [['-s', ...many.map(String)], ''],
    [['-s', '-c', 'p'], `p\nNA\n${many.join('\n')}\n`],
    [['-s', '--jsonl', '-c', 'p'], many.map((p) => `{"p":${p}}\n`).join('')],
    [['-s', '--check'], many.join('\n')],
    [['-s', '--dtype', 'float32', '--strict'], many.join('\n')],
  ])('is reported: %j', async (args, stdin) => {
    expect(await call(args, { stdin })).toMatchObject({ stderr: warning, code: 0 });
    expect(await call(['-q', ...args], { stdin })).toMatchObject({ stderr: '', code: 0 });
  });

  it.each<[what: string, args: string[], values: readonly (number | string)[]]>([
    ['where one is outside', ['-s'], [...many, 1.1]],
    ['where one far on is outside', ['-s'], [...Array.from({ length: 100_000 }, () => 0.5), -0.1]],
    ['of few', ['-s'], many.slice(0, 9)],
    ['of whole numbers', ['-s'], Array.from({ length: 20 }, (_, i) => i % 2)],
    ['of nothing', ['-s', '--bad', 'keep', '-c', 'p'], ['p']],
    ['without the sigmoid', [], many],
  ])('is not: %s', async (_, args, values) => {
    expect((await call(args, { stdin: `${values.join('\n')}\n` })).stderr).not.toContain('none of');
  });
});

describe('input that cannot be read, reported with a fix that works', () => {
  it.each<Report>([
    [
      'ClickHouse/ClickHouse#27470 (Hive writes ctrl-A between cells)',
      'id\x01p\n1\x010.5\n',
      ['-c', 'p'],
      "(is the byte 01 the delimiter? use -d $'\\x01')",
    ],
    [
      'JuliaData/CSV.jl#351, pandas-dev/pandas#4623 (a comment above the header)',
      '# exported by x\nid,p\n1,0.5\n',
      ['-c', 'p'],
      "(a comment? ... | grep -v '^[#%]' | logit ...)",
    ],
    [
      'vincentlaucsb/csv-parser#13 (comments that begin with ;)',
      ';Instrument ABCDEF\n;Collected 14JUN2018\ntime,p\n1,0.5\n',
      ['-c', 'p'],
      "(a comment? ... | grep -v '^;' | logit ...)",
    ],
    [
      'BdR76/CSVLint#46 (comments that begin with ~)',
      '~Resultfile\n~\ntime\tp\n0\t0.5\n',
      ['-c', 'p', '-d', 'tab'],
      "(a comment? ... | grep -v '^~' | logit ...)",
    ],
    [
      'BurntSushi/xsv#245 (a row of units)',
      't;p\n;[K]\n1;0.5\n',
      ['-c', 'p', '-d', ';'],
      '"[K]" is not a number (a row of units? ... | sed 2d | logit ...)',
    ],
    [
      'tompollard/tableone#150 (p-values that are bounds, or have stars)',
      'id,p\n1,<2e-16 ***\n',
      ['-c', 'p'],
      '"<2e-16 ***" is not a number (a bound, not a value: use --bad keep, nan or skip to continue)',
    ],
    ['the same: a bound in a stream', '<0.001\n', [], '"<0.001" is not a number (a bound, not a value)'],
    [
      'the same: stars in a stream',
      '0.045* 0.2\n',
      [],
      "(stars that mark significance: ... | sed -E 's/([0-9.]) ?[*]+/\\1/g' | logit ...)",
    ],
    [
      'matplotlib/matplotlib#1699 (a header that begins with #)',
      '# id,p\n1,0.5\n',
      ['-c', 'id'],
      '(did you mean "# id"?)',
    ],
    [
      'mechatroner/sublime_rainbow_csv#36 (columns counted from 0)',
      'a,b\n0.2,0.3\n',
      ['-c', '0'],
      '(columns are numbered from 1)',
    ],
    [
      'datopian/datapipes#96, shenwei356/csvtk#17 (columns counted from the end, or all but one)',
      'a,b\n0.2,0.3\n',
      ['-c', '-1'],
      "(counted from the end: -c 2; all except column 1: -c '!1')",
    ],
    [
      'plaintextaccounting/hledger#2189 (files with byte order marks, joined by cat)',
      'p\n0.5\n\ufeffp\n0.2\n',
      ['-c', 'p'],
      '(a repeated header after a byte order mark? pass the files separately: logit -c p FILE FILE)',
    ],
    ['koles/ya-csv#34 (single quotes)', "id,p\n'a','0.5'\n", ['-c', 'p'], `(quoted? use --quote "'")`],
    [
      'a decimal comma in a string of JSON, as in tidyverse/readr#268',
      '{"p":"0,5"}\n',
      ['--jsonl', '-c', 'p'],
      '(a decimal comma: write 0.5)',
    ],
    [
      'a path as jq has it',
      '{"model":{"prob":0.5}}\n',
      ['--jsonl', '-c', '.model.prob'],
      '(did you mean --column model.prob?)',
    ],
  ])('%s', async (_, stdin, args, message) => {
    const { stderr, code } = await call(args, { stdin });
    expect(stderr).toContain(message);
    expect(code).not.toBe(0);
  });
});

// The commands are lines of a POSIX shell.
describe.skipIf(onWindows)('suggested fixes work and change nothing else', () => {
  it.each<readonly [source: string, stdin: string, args: readonly string[], text: string]>(
    (
      [
        [
          'nschloe/meshio#1513 (NumPy 2 in a CSV)',
          'id,p\n"a, np",np.float64(0.5)\nb,0.25\n',
          ['-g', '4', '-c', 'p'],
          'id,p\n"a, np",0\nb,-1.099\n',
        ],
        [
          'bearpaw/pytorch-classification#47 (a tensor in place of its number)',
          `p,q\n"tensor(0.5, device='cuda:0')",1\ntensor(0.5),2\n`,
          ['-c', 'p'],
          'p,q\n"0",1\n0,2\n',
        ],
        [
          'abap2xlsx/abap2xlsx#15, rustledger/rustledger#1473 (the minus last)',
          'd,x\n1-,0.0-\n3,inf\n',
          ['-s', '-c', 'x'],
          'd,x\n1-,0.5\n3,1\n',
        ],
        ['the same: a bound in a stream', '0.0-\n2e-400\n', ['-s'], '0.5\n0.5\n'],
        [
          'moneymanagerex/moneymanagerex#2898, JoshClose/CsvHelper#951 (parentheses)',
          'n,x\n(7),(0.0)\n8,inf\n',
          ['-s', '-c', 'x'],
          'n,x\n(7),0.5\n8,1\n',
        ],
        [
          'woocommerce/woocommerce#25379, grafana/grafana#17363 (an apostrophe before the minus)',
          "n,x\n'60s,'-0.0\n'70,'+0\n",
          ['-s', '-c', 'x'],
          "n,x\n'60s,0.5\n'70,0.5\n",
        ],
        [
          'JuliaLang/julia#33904 (Float32 of Julia)',
          'n,x\n1f,0.0f-5\n2,inf\n3,0.5\n',
          ['-g', '3', '-s', '-c', 'x'],
          'n,x\n1f,0.5\n2,1\n3,0.622\n',
        ],
        ['the same: a bound in a stream', '0.0f-5 1.0f0\n', ['-g', '3', '-s'], '0.5\n0.731\n'],
        [
          'viash-io/viash#445 (infinities of YAML)',
          'n,x\n.info,.inf\n1.5,-.inf\n2,0.5\n',
          ['-g', '3', '-s', '-c', 'x'],
          'n,x\n.info,1\n1.5,0\n2,0.622\n',
        ],
        [
          'fish-shell/fish-shell#3715 (lines that bc breaks)',
          '.500\\\n000\\\n0\n.25\n',
          ['-g', '4'],
          '0\n-1.099\n',
        ],
      ] as const
    ).filter(() => has('mlr')),
  )('%s', async (_, stdin, args, text) => {
    const failed = await call(args, { stdin });
    expect(failed.code).toBe(1);
    const [, command] = /\((?:[^()]*[:?] )?\.\.\. \| (.*) \| logit \.\.\.\)$/m.exec(failed.stderr)!;
    expect(await call(args, { stdin: printed(command!, stdin) })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it.each<readonly [source: string, stdin: string, program: string, text: string]>([
    [
      'jjgomera/iapws#42, openwdl/wdl#671 (what Python prints of a dict)',
      `{'p': 0.5, 't': "it's", 'x': None}\n{'p': 0.25}\n`,
      'python3',
      '{"p": 0, "t": "it\'s", "x": null}\n{"p": -1.0986122886681098}\n',
    ],
    [
      'dataelement/Clawith#106 (events of a server)',
      'data: {"p":0.5}\n\n: ping\ndata:{"p":0.25}\n\ndata: [DONE]\n',
      'sed',
      '{"p":0}\n{"p":-1.0986122886681098}\n',
    ],
    [
      'unslothai/unsloth#8759, igrigorik/gharchive.org#17 (files without a last line end, joined)',
      '{"p":0.5}\n{"p":0.5}{"p":0.25}\n',
      'jq',
      '{"p":0}\n{"p":0}\n{"p":-1.0986122886681098}\n',
    ],
    [
      'trentm/node-bunyan#230, wbolster/jsonlines#40 (text sequences, RFC 7464)',
      '\x1e{"p":0.5}\n\x1e{"p":0.25}\n',
      'tr',
      '{"p":0}\n{"p":-1.0986122886681098}\n',
    ],
    [
      'lines of an array, taken out of it',
      '{"p":0.5},\n{"p":0.25}\n',
      'sed',
      '{"p":0}\n{"p":-1.0986122886681098}\n',
    ],
  ])('%s', async (_, stdin, program, text) => {
    if (!has(program)) return;
    const args = ['--jsonl', '-c', 'p'];
    const failed = await call(args, { stdin });
    expect(failed.code).toBe(1);
    const [, command] = /\([^?]*\? \.\.\. \| (.*) \| logit \.\.\.\)$/m.exec(failed.stderr)!;
    expect(await call(args, { stdin: printed(command!, stdin) })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it('ClickHouse/ClickHouse#80408 (an array on each line)', async () => {
    const stdin = '[1, 0.5]\n[2, 0.25]\n';
    const { stderr } = await call(['--jsonl', '-c', '1'], { stdin });
    expect(stderr).toContain('(arrays, not objects? as CSV, with --no-header: ... | jq -r @csv | logit ...)');
    if (!has('jq')) return;
    const csv = printed('jq -r @csv', stdin);
    expect((await call(['--no-header', '-c', '2'], { stdin: csv })).text).toBe(
      '1,0\n2,-1.0986122886681098\n',
    );
  });

  it.each<readonly [source: string, stdin: string, args: readonly string[], text: string]>([
    [
      'ClickHouse/ClickHouse#9375 (MySQL, Hive)',
      'id,p\n1,\\N\n2,\n3,0.5\n',
      ['-c', 'p'],
      'id,p\n1,\\N\n2,\n3,0\n',
    ],
    [
      'tidyverse/readr#111, JuliaData/DataFrames.jl#387 (SAS, FRED)',
      'id,p\n1,.\n2,0.5\n',
      ['-c', 'p'],
      'id,p\n1,.\n2,0\n',
    ],
    ['the same in JSON', '{"p":"?"}\n{"p":0.5}\n', ['--jsonl', '-c', 'p'], '{"p":"?"}\n{"p":0}\n'],
  ])('%s', async (_, stdin, args, text) => {
    const { stderr } = await call(args, { stdin });
    const [, list] = /\(a missing value\? use --na '?(.*?)'?\)$/m.exec(stderr)!;
    expect(await call([...args, '--na', list!], { stdin })).toMatchObject({ text, stderr: '', code: 0 });
  });
});
