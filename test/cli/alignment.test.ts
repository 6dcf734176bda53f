/** A tensor or an array is aligned with labels by the number of its rows: each row or line of the input has its own. */
import { describe, expect, it } from 'vitest';
import { call, Directory, run } from '../support/command.ts';

const warned = (message: string): string => `logit: warning: ${message}\n`;

/** Lines as logs and damaged files have them. */
const LINES: readonly (readonly [what: string, line: string])[] = [
  ['text of a log (johnkerl/miller#1297)', 'garbage'],
  ['a letter (pola-rs/polars#13768)', 'x'],
  ['half an object (mbostock/ndjson-cli#16)', '{"p"'],
  ['half an object with the field in it (banso-labs/banso#1193)', '{"p":0.75,"q":'],
  ['an object and more', '{"p":0.75,"q":1} }'],
  ['an array', '[{"p":0.75}]'],
  ['a number', '0.75'],
  ['null', 'null'],
  ['bytes that are none of JSON', '\0\0'],
  ['a byte order mark', '\ufeff'],
  ['a no-break space', '\u00a0'],
  ['an object without the field', '{}'],
  ['a value that is not a number', '{"p":"x","q":[]}'],
];

describe('a tensor of JSON Lines has a value for each line', () => {
  it.each(LINES)('%s', async (_, line) => {
    const stdin = `{"p":0.5}\n${line}\n{"p":0.5}\n`;
    const tensor = 'tensor([0., nan, 0.], dtype=torch.float64)\n';
    expect(await call(['--jsonl', '-c', 'p', '--bad', 'nan', '-f', 'tensor'], { stdin })).toMatchObject({
      text: tensor,
      stderr: warned('1 non-numeric field set to nan: standard input:2, field "p"'),
      code: 0,
    });
    expect(await call(['--jsonl', '-c', 'p', '--bad', 'keep', '-f', 'tensor'], { stdin })).toMatchObject({
      text: tensor,
      stderr: warned('1 non-numeric field set to nan: standard input:2, field "p"'),
      code: 0,
    });
    const { text } = await call(['--jsonl', '-c', 'p', '--bad', 'skip', '-q', '-f', 'tensor'], { stdin });
    expect(text).toBe('tensor([0., 0.], dtype=torch.float64)\n');
  });

  it.each(LINES)('of several fields, a row: %s', async (_, line) => {
    const stdin = `{"p":0.5,"q":1}\n${line}\n{"q":1,"p":0.5}\n`;
    for (const bad of ['nan', 'keep']) {
      expect(await call(['--jsonl', '-c', 'p,q', '--bad', bad, '-f', 'tensor'], { stdin })).toMatchObject({
        text: 'tensor([[0., inf],\n        [nan, nan],\n        [0., inf]], dtype=torch.float64)\n',
        stderr: warned('2 non-numeric fields set to nan (first: standard input:2, field "p")'),
      });
    }
  });

  it.each(LINES)('an array too: %s', async (_, line) => {
    for (const bad of ['nan', 'keep']) {
      const directory = new Directory({ 'a.jsonl': `{"p":0.5}\n${line}\n{"p":0.5}\n` });
      const { stderr } = await run(['-c', 'p', '--bad', bad, 'a.jsonl', '-o', 'a.npy'], {
        cwd: directory.path,
      });
      expect(stderr).toBe(warned('1 non-numeric field set to nan: a.jsonl:2, field "p"'));
      const { text } = await run(['-s', '-f', 'lines', 'a.npy'], { cwd: directory.path });
      expect(text).toBe('0.5\nnan\n0.5\n');
    }
  });

  it.each(LINES)('a check counts it: %s', async (_, line) => {
    const { stderr, code } = await call(['--jsonl', '-c', 'p', '--bad', 'nan', '-q', '--check'], {
      stdin: `{"p":0.5}\n${line}\n`,
    });
    expect(stderr).toBe(
      'logit: error: 1 of 2 values is not a probability: nan at standard input:2, field "p"\n',
    );
    expect(code).toBe(1);
  });

  it('blank lines are not records, as for jq and Miller, and missing values are nan', async () => {
    const stdin = '\n{"p":0.5}\n \t\r\n{"p":null}\n\n\n{"p":0.5}\n\n';
    for (const bad of ['fail', 'nan', 'keep', 'skip']) {
      expect(await call(['--jsonl', '-c', 'p', '--bad', bad, '-f', 'tensor'], { stdin })).toMatchObject({
        text: 'tensor([0., nan, 0.], dtype=torch.float64)\n',
        stderr: '',
      });
    }
  });

  it('in many blocks', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      i % 7 === 3 ? `garbage ${'x'.repeat(i)}` : i % 11 === 0 ? '{}' : '{"q":0.5,"p":0.5}',
    );
    const directory = new Directory({ 'a.jsonl': lines.join('\n') });
    await run(['-c', 'p,q', '--bad', 'nan', '-q', 'a.jsonl', '-o', 'a.npy'], { cwd: directory.path });
    const { text } = await run(['-s', '-f', 'lines', 'a.npy'], { cwd: directory.path });
    const expected = lines.map((line) => (line.endsWith('5}') ? '0.5\n0.5\n' : 'nan\nnan\n'));
    expect(text).toBe(expected.join(''));
  });
});

describe('the warning says what happened to cells that are not numbers', () => {
  it.each([
    ['JSON Lines', ['--jsonl'], '{"p":"x"}\nx\n{}\n', '3 non-numeric fields: 1 set to nan, 2 left unchanged'],
    ['JSON Lines', ['--jsonl'], 'x\n{"p":0.5}\n', '1 non-numeric field left unchanged: standard input:1'],
    ['JSON Lines', ['--jsonl'], '{}\nx\n', '2 non-numeric fields left unchanged'],
    ['JSON Lines', ['--jsonl', '-a'], '{}\nx\n', '2 non-numeric fields: 1 set to nan, 1 left unchanged'],
    ['CSV', [], 'a,p\n1\n1,x\n', '2 non-numeric cells: 1 set to nan, 1 left unchanged'],
    ['CSV', ['-a'], 'a,p\n1\n1,x\n', '2 non-numeric cells set to nan'],
    ['CSV', ['-f', 'tensor'], 'a,p\n1\n1,x\n', '2 non-numeric cells set to nan'],
  ])('%s %j', async (_, args, stdin, message) => {
    const { stderr } = await call(['-c', 'p', '--bad', 'nan', ...args], { stdin });
    expect(stderr.trimEnd().split(' (')[0]).toBe(`logit: warning: ${message}`);
  });

  it('--bad keep cannot keep text in a tensor', async () => {
    const { text, stderr } = await call(['-c', 'p', '--bad', 'keep', '-f', 'tensor'], {
      stdin: 'p\n0.5\nx\n',
    });
    expect(text).toBe('tensor([0., nan], dtype=torch.float64)\n');
    expect(stderr).toBe(warned('1 non-numeric cell set to nan: standard input:3, column "p"'));
  });
});

describe('a blank line in a table of one column is a missing value', () => {
  const tensor = (stdin: string, ...args: string[]): Promise<string> =>
    call(['-c', '1', '-f', 'tensor', ...args], { stdin }).then(({ text }) => text);

  it.each([
    ['within (h2oai/datatable#600, #838)', 'p\n0.5\n\n0.5\n', '0., nan, 0.'],
    ['of DOS', 'p\r\n0.5\r\n\r\n0.5\r\n', '0., nan, 0.'],
    ['first', 'p\n\n0.5\n', 'nan, 0.'],
    ['several', 'p\n0.5\n\n\n\n0.5', '0., nan, nan, nan, 0.'],
    ['as an empty cell in quotes is', 'p\n0.5\n\n""\n0.5\n', '0., nan, nan, 0.'],
    ['not after the last row (datarobot/datarobot-user-models#581)', 'p\n0.5\n\n', '0.'],
    ['not after the last row, several', 'p\n0.5\n\n\n\r\n', '0.'],
    ['not before the header', '\n\np\n0.5\n', '0.'],
    ['not in quotes', 'p\n"\n\n0.5"\n0.5\n', '0., 0.'],
    ['not in a table of several columns (JuliaLang/julia#8178)', 'p,q\n0.5,1\n\n0.5,1\n', '0., 0.'],
  ])('%s', async (_, stdin, values) => {
    expect(await tensor(stdin)).toBe(`tensor([${values}], dtype=torch.float64)\n`);
  });

  it('whatever --na and --bad say, and without a header', async () => {
    const stdin = '0.5\n\n0.5\n';
    for (const args of [
      ['--na', '-'],
      ['--bad', 'nan'],
      ['--bad', 'skip'],
      ['--bad', 'keep'],
      ['--na', '-', '--bad', 'nan'],
    ])
      expect(await tensor(`p\n${stdin}`, ...args)).toBe('tensor([0., nan, 0.], dtype=torch.float64)\n');
    expect(await tensor(stdin, '--no-header')).toBe('tensor([0., nan, 0.], dtype=torch.float64)\n');
  });

  it('in files that are read as one table, and in an array', async () => {
    const directory = new Directory({ 'a.csv': 'p\n0.5\n\n', 'b.csv': 'p\n\n0.5\n' });
    await run(['-c', 'p', 'a.csv', 'b.csv', '-o', 'a.npy'], { cwd: directory.path });
    expect((await run(['-s', '-f', 'lines', 'a.npy'], { cwd: directory.path })).text).toBe('0.5\nnan\n0.5\n');
  });

  it('in many, across blocks and batches, and in pieces', async () => {
    const counts = [0, 1, 511, 512, 513, 0, 3000, 2];
    const stdin = `p\n${counts.map((count) => `${'\n'.repeat(count)}0.5\n`).join('')}\n\n`;
    const expected = counts.map((count) => `${'nan\n'.repeat(count)}0.5\n`).join('');
    for (const size of [1021, 100_000]) {
      const directory = new Directory();
      const pieces = stdin.match(new RegExp(`[^]{1,${size}}`, 'g'))!;
      await run(['-c', 'p', '-o', 'a.npy'], { cwd: directory.path, stdin: pieces });
      expect((await run(['-s', '-f', 'lines', 'a.npy'], { cwd: directory.path })).text).toBe(expected);
    }
  });

  it('and stays a blank line in the table', async () => {
    const stdin = 'p\n\n0.5\n\r\n0.5\n\n';
    expect((await call(['-c', 'p'], { stdin })).text).toBe('p\n\n0\n\r\n0\n\n');
    expect((await call(['-c', 'p', '-a'], { stdin })).text).toBe('p,p_logit\n\n0.5,0\n\r\n0.5,0\n\n');
    expect((await call(['-c', 'p', '--check'], { stdin })).stderr).toBe(
      'logit: note: 2 values checked, 2 missing\n',
    );
    expect((await call(['-c', 'p', '--summary'], { stdin })).stderr).toContain('2 values, 2 missing');
  });
});
